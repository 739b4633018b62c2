"""What was tried, as a claim looks at it: one case is one person on one journey, with each way the words were taken."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from harness.model.finding import Finding, Outcome, TurnsOn
from harness.model.property import Property
from harness.model.record import Walk

Case = tuple[str, str]
"""A journey and a person."""


@dataclass(frozen=True)
class Tried:
    """What was tried of one pack.

    Attributes:
        pack: The pack's name.
        journeys: Every journey of the pack, walked or not.
        people: Everybody there is, walked or not, by id with their names.
        walks: The walks; of other packs too.
        findings: The findings; of other packs too.
        properties: What was proved; of other packs too.
        today: The day it is.
        flips: Numbers that were varied for a claim, by the claim's id, with the value at which its verdict flips.
    """

    pack: str
    journeys: Sequence[str]
    people: Mapping[str, str]
    walks: Sequence[Walk]
    findings: Sequence[Finding]
    properties: Sequence[Property]
    today: date
    flips: Mapping[str, Sequence[TurnsOn]] = field(default_factory=dict)

    @cached_property
    def walks_of(self) -> Mapping[Case, Sequence[Walk]]:
        """The walks of each case, in an order that does not hang on the order in which they were made."""
        found: dict[Case, list[Walk]] = defaultdict(list)
        for walk in self.walks:
            if walk.pack == self.pack:
                found[walk.journey, walk.person].append(walk)
        return {case: sorted(walks, key=lambda walk: walk.heard_as) for case, walks in found.items()}

    @cached_property
    def findings_of(self) -> Mapping[Case, Sequence[Finding]]:
        """The findings of each case, by id."""
        found: dict[Case, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            if finding.pack == self.pack:
                found[finding.journey, finding.person].append(finding)
        return {case: sorted(several, key=lambda finding: finding.id) for case, several in found.items()}

    @cached_property
    def property_of(self) -> Mapping[tuple[str, str], Sequence[Property]]:
        """What was proved, by property and person."""
        found: dict[tuple[str, str], list[Property]] = defaultdict(list)
        for each in self.properties:
            if each.pack == self.pack:
                found[each.property, each.person].append(each)
        return found

    def cases(self, journeys: Literal["all"] | Sequence[str], people: Literal["all"] | Sequence[str]) -> Sequence[Case]:
        """The cases that a claim selects, in a fixed order."""
        those = self.people if people == "all" else people
        return [(j, p) for j in (self.journeys if journeys == "all" else journeys) for p in sorted(those)]

    def failed(self, case: Case, check: str) -> Finding | None:
        """The failure of one check in a case."""
        several = (each for each in self.findings_of.get(case, ()) if each.check == check)
        return next((each for each in several if each.outcome is Outcome.FAILED), None)

    def name(self, person: str) -> str:
        """What a person is called."""
        return self.people.get(person, person)

    def replay(self, case: Case) -> str:
        """The command that walks a case again."""
        return f"python3 -m harness run {self.pack} --person {case[1]} --journey {case[0]}"
