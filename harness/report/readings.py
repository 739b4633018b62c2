"""One person on one journey: one walk, or several where the service may take the person's words in several ways."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harness.model.finding import Finding, Outcome
from harness.model.record import Record, Walk
from harness.report import words

Key = tuple[str, str, str]
"""The pack, the journey and the person."""


@dataclass(frozen=True)
class Tried:
    """One person on one journey.

    Attributes:
        walks: A walk for each way in which the service may take what the person says; never none.
    """

    walks: tuple[Walk, ...]

    @property
    def person(self) -> str:
        """Who walked."""
        return self.walks[0].person

    @property
    def journey(self) -> str:
        """What they walked."""
        return self.walks[0].journey

    @property
    def ending(self) -> words.Ending:
        """The worst ending, because a caller cannot choose how they are heard."""
        return min((words.ending(walk) for walk in self.walks), key=words.ENDINGS.index)

    @property
    def worst(self) -> Walk:
        """The first walk that ends so."""
        return next(walk for walk in self.walks if words.ending(walk) is self.ending)

    @property
    def depends(self) -> bool:
        """Whether how it ends depends on what the service hears."""
        return len({words.ending(walk) for walk in self.walks}) > 1

    def number_of(self, finding: Finding) -> int:
        """The place of the walk that a finding leads to, from 0.

        A finding does not name the walk it was made on. It leads to the first in which its moment exists, among those
        where a check had its outcome and the moment is of its step, as far as there are such. What is said of a whole
        walk leads to the worst of them.
        """
        numbers = range(len(self.walks))
        whole = self._of_the_whole(finding)
        in_order = sorted(numbers, key=self._badness) if whole else numbers
        return max(in_order, key=lambda number: self._fits(self.walks[number], finding, whole=whole))

    def _of_the_whole(self, finding: Finding) -> bool:
        where, origin = finding.where, self.walks[0].origin
        at = (origin.file, origin.line) if origin else (None, None)
        # A step may bear the journey's name, but not on the journey's line.
        return where.step == self.journey and (where.file, where.line) == at

    def _badness(self, number: int) -> int:
        return words.ENDINGS.index(words.ending(self.walks[number]))

    @staticmethod
    def _fits(walk: Walk, finding: Finding, *, whole: bool) -> tuple[bool, bool, bool]:
        moment = finding.where.moment
        if moment is None or moment >= len(walk.moments):
            return (moment is None, False, False)
        same_place = moment == len(walk.moments) - 1 if whole else walk.moments[moment].step == finding.where.step
        return (True, walk.checks.get(finding.outcome, 0) > 0, same_place)


def tried(walks: Iterable[Walk]) -> Mapping[Key, Tried]:
    """Walks by who tried what, in the order of the record."""
    found: dict[Key, list[Walk]] = defaultdict(list)
    for walk in walks:
        found[walk.pack, walk.journey, walk.person].append(walk)
    return {key: Tried(tuple(several)) for key, several in found.items()}


def key_of(finding: Finding) -> Key:
    """Who tried what when a finding was made."""
    return (finding.pack, finding.journey, finding.person)


def failed_by_walk(one: Tried, findings: Iterable[Finding]) -> tuple[bool, ...]:
    """For each walk, whether something failed on it: by its own count, or because a finding leads to it.

    What is wrong in several of the walks is one finding, so that only together do the two tell.
    """
    leads = {one.number_of(finding) for finding in findings if finding.outcome is Outcome.FAILED}
    return tuple(
        bool(leads) and (number in leads or walk.checks.get(Outcome.FAILED, 0) > 0)
        for number, walk in enumerate(one.walks)
    )


def heard(walk: Walk) -> str:
    """How the service took what the person said, to be put behind who tried what; empty when it was plain."""
    return f", where {words.one_line(words.listed(walk.heard_as))}" if walk.heard_as else ""


def label(record: Record, walk: Walk) -> str:
    """What tells a walk from every other in its pack."""
    return f"{words.person_name(record, walk.person)}, {words.one_line(walk.journey)}{heard(walk)}"
