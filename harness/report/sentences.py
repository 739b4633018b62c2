"""What a run comes to, in sentences that every writer opens with."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harness.model.base import Basis
from harness.model.record import Record, Walk
from harness.report.readings import label, tried
from harness.report.words import (
    BASES,
    CONNECTED,
    DIRECTED,
    INTERRUPTED,
    MET,
    STUCK,
    UNKNOWN,
    Ending,
    count,
    ending,
    listed,
    one_line,
    person_name,
)

_NAMES = 4
"""People whom a sentence names at most."""


class Gap(NamedTuple):
    """Things that were not tested, for one reason."""

    what: tuple[str, ...]
    why: str

    @property
    def short(self) -> str:
        """The first of them, and how many more there are."""
        more = len(self.what) - 1
        return f"{self.what[0]} and {more} more" if more else self.what[0]


def what_happened(record: Record) -> tuple[str, ...]:
    """Who got what they came for, who reached a human, who is stuck, and on whose material that rests."""
    told = () if record.complete else (INTERRUPTED,)
    if not record.walks:
        return (*told, "Nothing was walked, so nothing is known.")
    return (*told, _met(record), _human(record), _stuck(record), *_material(record))


def what_it_rests_on(record: Record) -> tuple[str, ...]:
    """How far to trust it, in sentences: what is not known, what depends on chance, and what was not tested."""
    return (*_unknown(record), *_depends(record), *mostly_ours(record), *_untested(record))


def untested(record: Record) -> tuple[Gap, ...]:
    """What was not tested, by the reason: what the run says of itself, then what only a walk says."""
    walks = {f"{walk.pack}, {walk.journey}, {walk.person}": label(record, walk) for walk in record.walks}
    gaps: dict[str, dict[str, None]] = {}
    for gap in record.not_run:
        # The run names a walk by its ids, and once for each way in which its words were taken.
        gaps.setdefault(one_line(gap.why), {})[walks.get(gap.what, one_line(gap.what))] = None
    for walk in record.walks:
        for why in walk.untested:
            key = f"{walk.pack}, {walk.journey}, {walk.person}"
            gaps.setdefault(one_line(why), {})[walks[key]] = None
    return tuple(Gap(tuple(what), why) for why, what in gaps.items())


def _met(record: Record) -> str:
    walks = _ending_in(record, MET)
    tried_by = (
        f"{count(len({walk.person for walk in record.walks}), 'person', 'people')}, "
        f"{count(len({(walk.pack, walk.journey) for walk in record.walks}), 'journey')}"
    )
    of = f"{count(len(record.walks), 'walk')} ({tried_by})"
    if not walks:
        return f"Nobody got what they came for in {of}."
    answered = sum(walk.human == "connected" for walk in walks)
    by_human = f" In {answered or 'none'} of these a human answered."
    return f"In {len(walks)} of {of} the person got what they came for: {_who(record, walks)}.{by_human}"


def _human(record: Record) -> str:
    reached, shown = _ending_in(record, CONNECTED), _ending_in(record, DIRECTED)
    if not reached and not shown:
        return _no_other_human(record)
    how = "reached a human" if reached else "was shown the way to a human"
    if reached and shown:
        how = f"reached a human ({len(reached)}) or was shown the way to one ({len(shown)})"
    walks = (*reached, *shown)
    return f"In {len(walks)} the person did not, but {how}: {_who(record, walks)}."


def _no_other_human(record: Record) -> str:
    met = _ending_in(record, MET)
    if len(met) == len(record.walks):
        return "Nobody was left without."
    if met:
        return "In no other walk was a human reached, or the way to one shown."
    return "Nobody reached a human or was shown the way to one."


def _stuck(record: Record) -> str:
    walks = _ending_in(record, STUCK)
    if not walks:
        return "No walk ends stuck."
    some = f"{len(walks)} {'ends' if len(walks) == 1 else 'end'}"
    every = "Every walk ends" if len(walks) == len(record.walks) else some
    return f"{every} stuck, with neither what the person came for nor a human: {_who(record, walks)}."


def _unknown(record: Record) -> Iterator[str]:
    walks = _ending_in(record, UNKNOWN)
    if walks:
        yield f"In {len(walks)} it is not known how it ends: {_who(record, walks)}."


def _depends(record: Record) -> Iterator[str]:
    several = [one for one in tried(record.walks).values() if len(one.walks) > 1]
    depends = sum(one.depends for one in several)
    if several:
        yield (
            f"In {count(len(several), 'case')} the service may take what the person says in several ways, and each was "
            f"walked; in {depends or 'none'} of them the ending depends on what it hears."
        )


def _ending_in(record: Record, end: Ending) -> tuple[Walk, ...]:
    return tuple(walk for walk in record.walks if ending(walk) is end)


def _who(record: Record, walks: Sequence[Walk]) -> str:
    """Those who walked so, those with the most such walks first; as few names as a sentence bears."""
    often = Counter(walk.person for walk in walks)
    everybody = {walk.person for walk in record.walks}
    if len(often) == len(everybody) > _NAMES:
        return "everybody at least once"
    names = [person_name(record, person) for person, _ in often.most_common()]
    more = len(names) - _NAMES
    if more > 1:
        return f"{'; '.join(names[:_NAMES])}; and {more} others"
    return "; ".join(names)


def _material(record: Record) -> Iterator[str]:
    sums = _sums(record)
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
    yield f"All this rests on {count(total, 'step, text or page', 'steps, texts and pages')}: {shares}."


def mostly_ours(record: Record) -> Iterator[str]:
    """A warning, where most of the words are not the service's."""
    sums = _sums(record)
    if sums[Basis.ILLUSTRATIVE] * 2 > sum(sums.values()):
        yield "Most of the words are ours, so read every result as modelled."


def _sums(record: Record) -> dict[Basis, int]:
    return {basis: sum(pack.basis.get(basis, 0) for pack in record.packs.values()) for basis in BASES}


def _are(many: int, what: str) -> str:
    return f"{many} {'is' if many == 1 else 'are'} {what}"


def _untested(record: Record) -> Iterator[str]:
    many = sum(len(gap.what) for gap in untested(record))
    if many:
        yield f"{count(many, 'thing was', 'things were')} not tested; the reasons are given at the end."
