"""Records of runs of different packs, put together as one run of all of them would have written it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from harness.findings import ALL_ROUTES
from harness.model.base import Frozen
from harness.model.record import Assumption, Inputs, NotRun, Record, digest_of
from harness.run.engine import INTERRUPTED

T = TypeVar("T")


def merged(parts: Sequence[Record], *, command: str, started: str, planned: int) -> Record:
    """One record of several.

    Args:
        parts: The records, each of packs that are in no other; at least one.
        command: How the whole was asked for.
        started: When the whole began.
        planned: How many journeys were to be walked by somebody, in all.
    """
    found = tuple(finding for part in parts for finding in part.findings)
    walks = tuple(walk for part in parts for walk in part.walks)
    content: dict[str, Any] = {
        "walks": walks,
        # What was proved comes after all that was walked, as in one run of everything.
        "findings": tuple(sorted(found, key=lambda finding: finding.journey == ALL_ROUTES)),
        "properties": tuple(each for part in parts for each in part.properties),
        "verdicts": tuple(each for part in parts for each in part.verdicts),
    }
    return Record(
        **content,
        tool=parts[0].tool,
        inputs=Inputs(
            packs=_one(part.inputs.packs for part in parts),
            people=_one(part.inputs.people for part in parts),
            command=command,
        ),
        complete=all(part.complete for part in parts),
        started=started,
        packs=_one(part.packs for part in parts),
        people=_one(part.people for part in parts),
        assumptions=tuple(_assumptions(parts)),
        visits=_one(part.visits for part in parts),
        routes=_one(part.routes for part in parts),
        sounds=_one(part.sounds for part in parts),
        pictures=_one(part.pictures for part in parts),
        pages=_one(part.pages for part in parts),
        recordings=_one(part.recordings for part in parts),
        not_run=tuple(_not_run(parts, planned)),
        digest=_digest(content),
    )


def _digest(content: Mapping[str, tuple[Frozen, ...]]) -> str:
    return digest_of({name: [each.model_dump(mode="json") for each in part] for name, part in content.items()})


def _one(several: Iterable[Mapping[str, T]]) -> dict[str, T]:
    return {name: of for each in several for name, of in each.items()}


def _assumptions(parts: Sequence[Record]) -> Iterator[Assumption]:
    """Those of the packs, then those of the people, whom the parts have in common."""
    every = dict.fromkeys(each for part in parts for each in part.assumptions)
    people = {person for part in parts for person in part.people}
    yield from (each for each in every if each.of not in people)
    yield from (each for each in every if each.of in people)


def _not_run(parts: Sequence[Record], planned: int) -> Iterator[NotRun]:
    """What was not run, each once: not what is another part's to run, and what is missing of all counted together."""
    done = {(walk.pack, walk.journey, walk.person) for part in parts for walk in part.walks}
    if not all(part.complete for part in parts) and planned > len(done):
        yield NotRun(what=f"{planned - len(done)} of {planned} walks", why=INTERRUPTED)
    ran = {name for part in parts for name in part.packs}
    gaps = dict.fromkeys(gap for part in parts for gap in part.not_run)
    yield from (gap for gap in gaps if gap.why != INTERRUPTED and gap.what not in ran)
