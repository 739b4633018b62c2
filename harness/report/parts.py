"""One pack's part of a record of several."""

from pathlib import Path

from harness.model.record import NARROW, Record, digest_of


def page_of(pack: str) -> Path:
    """Where a pack's own page lies in the folder of a report on several."""
    return Path("packs") / f"{pack}.html"


def part_of(record: Record, pack: str) -> Record:
    """The record as far as it is about one pack."""
    walks = tuple(walk for walk in record.walks if walk.pack == pack)
    visits = {name for walk in walks for name in walk.visits}
    spoken = {words for walk in walks for moment in walk.moments for words in moment.spoken}
    others = set(record.packs) - {pack}
    content = {
        "walks": walks,
        "findings": tuple(each for each in record.findings if each.pack == pack),
        "properties": tuple(each for each in record.properties if each.pack == pack),
        "verdicts": tuple(each for each in record.verdicts if each.pack == pack),
    }
    hashes = record.inputs.model_copy(update={"packs": {pack: record.inputs.packs[pack]}})
    return record.model_copy(
        update={
            **content,
            "inputs": hashes,
            "packs": {pack: record.packs[pack]},
            "assumptions": tuple(each for each in record.assumptions if each.of not in others),
            "visits": {name: of for name, of in record.visits.items() if name in visits},
            "routes": {name: of for name, of in record.routes.items() if name == pack},
            "sounds": {words: of for words, of in record.sounds.items() if words in spoken},
            "pictures": {name: of for name, of in record.pictures.items() if name.removesuffix(NARROW) in visits},
            "pages": {name: of for name, of in record.pages.items() if name in visits},
            "recordings": {name: of for name, of in record.recordings.items() if name.startswith(f"{pack}/")},
            "not_run": tuple(gap for gap in record.not_run if not any(_is_of(gap.what, name) for name in others)),
            "digest": digest_of({name: [each.model_dump(mode="json") for each in of] for name, of in content.items()}),
        }
    )


def _is_of(what: str, pack: str) -> bool:
    """Whether something that was not run is a pack's own: its name stands before the journey's, or at the end."""
    return what.startswith(f"{pack}, ") or what.endswith(f" {pack}")
