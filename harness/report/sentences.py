"""What a run comes to, in sentences that every writer opens with."""

from collections.abc import Iterator

from harness.model.base import Basis
from harness.model.record import Record
from harness.report.words import (
    BASES,
    CONNECTED,
    DIRECTED,
    INTERRUPTED,
    MET,
    UNKNOWN,
    count,
    ending,
    listed,
    one_line,
    person_name,
)


def what_happened(record: Record) -> tuple[str, ...]:
    """What happened, in sentences: how many walks, who is stuck, who got through."""
    told = () if record.complete else (INTERRUPTED,)
    if not record.walks:
        return (*told, "Nothing was walked, so nothing is known.")
    return (*told, _tried(record), _stuck(record), *_got_through(record))


def what_it_rests_on(record: Record) -> tuple[str, ...]:
    """How far to trust it, in sentences: on whose material it rests, and how much was not tested."""
    return (*_material(record), *_untested(record))


def untested(record: Record) -> tuple[tuple[str, str], ...]:
    """What was not tested, and why: what the run says of itself, then what each walk could not do."""
    by_walk = (
        (f"{person_name(record, walk.person)}, {one_line(walk.journey)}", one_line(why))
        for walk in record.walks
        for why in walk.untested
    )
    return (*((one_line(gap.what), one_line(gap.why)) for gap in record.not_run), *by_walk)


def _tried(record: Record) -> str:
    people = {walk.person for walk in record.walks}
    journeys = {(walk.pack, walk.journey) for walk in record.walks}
    walks = count(len(record.walks), "walk")
    if len(record.walks) == len(people) * len(journeys) > 1:
        each = " each" if len(people) > 1 else ""
        return f"{count(len(people), 'person', 'people')}{each} tried {count(len(journeys), 'journey')}: {walks}."
    return f"{walks}: {count(len(people), 'person', 'people')}, {count(len(journeys), 'journey')}."


def _stuck(record: Record) -> str:
    stuck = [walk for walk in record.walks if walk.stuck]
    if not stuck:
        return "No walk ends stuck."
    names = dict.fromkeys(person_name(record, walk.person) for walk in stuck)
    some = f"{len(stuck)} {'ends' if len(stuck) == 1 else 'end'}"
    every = "Every walk ends" if len(stuck) == len(record.walks) else some
    return f"{every} stuck, with neither what the person came for nor a human: {'; '.join(names)}."


def _got_through(record: Record) -> Iterator[str]:
    ends = [ending(walk) for walk in record.walks]
    met, human, unknown = ends.count(MET), ends.count(CONNECTED) + ends.count(DIRECTED), ends.count(UNKNOWN)
    yield f"In {met} the person got what they came for." if met else "Nobody got what they came for."
    if human:
        yield f"In {human} they did not, but reached a human or were shown the way to one."
    if unknown:
        yield f"In {unknown} it is not known how it ends."


def _material(record: Record) -> Iterator[str]:
    sums = {basis: sum(pack.basis.get(basis, 0) for pack in record.packs.values()) for basis in BASES}
    total = sum(sums.values())
    if not total:
        return
    words = {
        Basis.ILLUSTRATIVE: "ours, not the service's",
        Basis.RECONSTRUCTED: "reconstructed from reports",
        Basis.PUBLISHED: "published",
        Basis.SUPPLIED: "supplied by the service's owner",
    }
    shares = listed(_are(sums[basis], words[basis]) for basis in sums if sums[basis])
    yield f"Of {total} steps, texts and pages, {shares}."
    if sums[Basis.ILLUSTRATIVE] * 2 > total:
        yield "Most of the words are ours, so read every result as modelled."


def _are(many: int, what: str) -> str:
    return f"{many} {'is' if many == 1 else 'are'} {what}"


def _untested(record: Record) -> Iterator[str]:
    gaps = untested(record)
    if gaps:
        yield f"{count(len(gaps), 'thing was', 'things were')} not tested; the reasons are given at the end."
