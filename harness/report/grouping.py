"""Findings grouped by what to fix: one place in the service, and everybody whom it affects."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from harness.findings import ALL_ROUTES
from harness.model.base import Basis, weakest
from harness.model.finding import Accepted, Evidence, Finding, Outcome, Severity, TurnsOn, Where
from harness.report.words import worst

Key = tuple[str, str, str, int, str, str, str]


@dataclass(frozen=True)
class Affected:
    """One person, one reason why it matters to them, and the findings that say so."""

    person: str
    why: str
    findings: tuple[Finding, ...]

    @property
    def outcome(self) -> Outcome:
        """Failed, when it failed for this person even once."""
        return _outcome(self.findings)


@dataclass(frozen=True)
class Group:
    """One thing to fix.

    Attributes:
        findings: One person's each; the worst first, and never none.
    """

    findings: tuple[Finding, ...]

    @property
    def check(self) -> str:
        """The check that found it."""
        return self.findings[0].check

    @property
    def where(self) -> Where:
        """The place to fix."""
        return self.findings[0].where

    @property
    def outcome(self) -> Outcome:
        """Failed for all of them, or for a person to judge for all of them."""
        return _outcome(self.findings)

    @property
    def severity(self) -> Severity:
        """The worst of its failures; of its questions, where nothing failed."""
        return worst(self.findings) or max((f.severity for f in self.findings), key=lambda severity: severity.weight)

    @property
    def basis(self) -> Basis:
        """The weakest basis that any of it rests on."""
        return weakest(finding.basis for finding in self.findings)

    @property
    def people(self) -> tuple[str, ...]:
        """Those affected, the worst affected first."""
        return tuple(dict.fromkeys(finding.person for finding in self.findings))

    @property
    def journeys(self) -> tuple[tuple[str, str], ...]:
        """The pack and the journey of each finding."""
        return tuple(dict.fromkeys((finding.pack, finding.journey) for finding in self.findings))

    @property
    def of_every_call(self) -> bool:
        """Whether it was proved of every call, so that no walk shows it."""
        return self.findings[0].journey == ALL_ROUTES

    @property
    def accepted(self) -> dict[tuple[str, ...], Accepted]:
        """For whom it was accepted, and by whom; those for whom it is open are not there."""
        found: dict[Accepted, dict[str, None]] = defaultdict(dict)
        for finding in self.findings:
            if finding.accepted:
                found[finding.accepted][finding.person] = None
        return {tuple(people): accepted for accepted, people in found.items()}

    @property
    def fixes(self) -> tuple[str, ...]:
        """What to do, each wording once."""
        return tuple(dict.fromkeys(finding.fix for finding in self.findings))

    @property
    def standards(self) -> tuple[str, ...]:
        """The clauses it rests on."""
        return tuple(dict.fromkeys(clause for finding in self.findings for clause in finding.standards))

    @property
    def turns_on(self) -> tuple[TurnsOn, ...]:
        """The assumed numbers that decide it for anybody."""
        return tuple(dict.fromkeys(finding.turns_on for finding in self.findings if finding.turns_on))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The files that show it."""
        return tuple(dict.fromkeys(piece for finding in self.findings for piece in finding.evidence))

    @property
    def affected(self) -> tuple[Affected, ...]:
        """Each person with each of their own reasons."""
        reasons: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in self.findings:
            reasons[finding.person, finding.why].append(finding)
        return tuple(Affected(person, why, tuple(findings)) for (person, why), findings in reasons.items())


def group(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Group findings by what to fix: failures first, the worst and the most widely met at the head.

    The order depends on what was found, not on the order in which it came.
    """
    places: dict[Key, list[Finding]] = defaultdict(list)
    for finding in findings:
        places[_key(finding)].append(finding)
    groups = (Group(tuple(sorted(found, key=_within))) for found in places.values())
    return tuple(sorted(groups, key=_rank))


def _key(finding: Finding) -> Key:
    where = finding.where
    # Absent parts become empty, because none does not compare with text.
    return (
        finding.outcome,  # what failed for one may be a question for another: two entries
        finding.check,
        where.file or "",
        where.line or 0,
        where.step or "",
        where.url or "",
        where.selector or "",
    )


def _outcome(findings: Iterable[Finding]) -> Outcome:
    return Outcome.FAILED if any(f.outcome is Outcome.FAILED for f in findings) else Outcome.CANNOT_TELL


def _within(finding: Finding) -> tuple[bool, int, str, str, str, int, str]:
    moment = -1 if finding.where.moment is None else finding.where.moment
    failed = finding.outcome is Outcome.FAILED
    return (not failed, -finding.severity.weight, finding.person, finding.pack, finding.journey, moment, finding.id)


def _rank(group: Group) -> tuple[bool, int, int, Key]:
    return (group.outcome is not Outcome.FAILED, -group.severity.weight, -len(group.people), _key(group.findings[0]))
