"""Accepted findings: who accepted what, for whom, why, and until when.

Accepting changes what a gate lets through, never the truth: an accepted failure counts in every verdict, and reports
print it with who accepted it. What was accepted is open again after its day, and for a person for whom nobody accepted
it. Pure: the day is given in.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from harness.model.acceptance import Acceptance
from harness.model.claim import ClaimKind
from harness.model.finding import Accepted, Finding, Outcome, Severity
from harness.model.verdict import Ruling, Verdict


def with_accepted(findings: Sequence[Finding], given: Iterable[Acceptance], today: date) -> tuple[Finding, ...]:
    """The findings, those marked that are accepted today.

    Args:
        findings: Everything that was found.
        given: What was accepted.
        today: The day it is.
    """
    by_id = {finding.id: finding for finding in findings}
    marks: dict[str, Accepted] = {}
    for each in given:
        named = by_id.get(each.finding)
        if named is None or named.check != each.check or each.until < today:
            continue
        for finding in findings:
            if finding.person in each.people and _place(finding) == _place(named):
                marks[finding.id] = Accepted(by=each.by, why=each.why, until=each.until)
    return tuple(f.model_copy(update={"accepted": marks[f.id]}) if f.id in marks else f for f in findings)


def without_effect(given: Iterable[Acceptance], today: date, people: Collection[str]) -> Iterator[str]:
    """What of the accepted does nothing any more, in sentences: its day is past, or a person is not there.

    Args:
        given: What was accepted.
        today: The day it is.
        people: Everybody there is.
    """
    for each in given:
        if each.until < today:
            yield f"{each.origin}: '{each.finding}' was accepted until {each.until}, and is open again."
        for person in each.people:
            if person not in people:
                yield f"{each.origin}: There is no person '{person}', so that nothing is accepted for them."


def open_failures(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The failures that a gate counts: those that nobody accepted."""
    return (each for each in findings if each.outcome is Outcome.FAILED and each.accepted is None)


def open_contradictions(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """The promises that a gate counts: contradicted by something that nobody accepted."""
    return (
        each
        for each in verdicts
        if each.kind is ClaimKind.PROMISE
        and each.verdict is Ruling.CONTRADICTED
        and any(piece.shows == "against" and piece.accepted is None for piece in each.evidence)
    )


def worst_open(findings: Iterable[Finding], verdicts: Iterable[Verdict]) -> int:
    """How bad the worst is that nobody accepted, as a severity's weight; a contradicted promise is serious.

    Where there is nothing it is less than the mildest.
    """
    found = [finding.severity for finding in open_failures(findings)]
    found += [Severity.SERIOUS for _ in open_contradictions(verdicts)]
    return max((severity.weight for severity in found), default=-1)


def _place(finding: Finding) -> tuple[object, ...]:
    """What stays the same of a finding when another person meets it."""
    where = finding.where
    return finding.pack, finding.check, finding.journey, where.file, where.step, where.url, where.selector
