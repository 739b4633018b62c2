"""The first page of a report on several packs: who got on where, what the claims come to, and where to read on."""

from collections.abc import Mapping
from pathlib import Path

from harness.model.record import Record
from harness.report import claim_words, sentences, words
from harness.report.files import write_whole
from harness.report.html_view import About
from harness.report.parts import page_of
from harness.report.tallies import GOT_ON, heading, tallies, what_happened
from harness.report.templating import environment

_TITLE = "Who gets on with each of these services"


def write(record: Record, folder: Path) -> Path:
    """Write ``index.html``, which links to the page of each pack.

    Args:
        record: The run.
        folder: Where the report goes.

    Returns:
        The page.
    """
    counts = tallies(record)
    template = environment().get_template("overview.html.j2")
    page = template.render(
        view=About(record, _TITLE),
        record=record,
        counts=counts,
        parts={name: _part(record, name) for name in record.packs},
        usual={
            name: max((t.of for (_, pack), t in counts.items() if pack == name), default=0) for name in record.packs
        },
        page_of=lambda name: page_of(name).as_posix(),
        heading=heading,
        got_on=GOT_ON,
        what_happened=what_happened(record, counts),
        sides=_sides(record),
        words=words,
        claim_words=claim_words,
        sentences=sentences,
    )
    return write_whole(folder / "index.html", page)


def _part(record: Record, name: str) -> Record:
    """The record as far as the sentences about a pack need it."""
    walks = tuple(walk for walk in record.walks if walk.pack == name)
    verdicts = tuple(each for each in record.verdicts if each.pack == name)
    only = {"packs": {name: record.packs[name]}, "walks": walks, "verdicts": verdicts, "findings": (), "not_run": ()}
    return record.model_copy(update=only)


def _sides(record: Record) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """What the claims come to: by kind, of all packs and of each."""
    found = {"": claim_words.rows(record.verdicts)}
    for name in record.packs:
        found[name] = claim_words.rows([each for each in record.verdicts if each.pack == name])
    return found
