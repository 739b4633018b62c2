"""Accepted findings: who accepted what, for whom, why, and until when.

Accepting changes what a gate lets through, never the truth: an accepted failure counts in every verdict, and reports
print it with who accepted it. What was accepted is open again after its day, and for a person for whom nobody accepted
it. Pure: the day is given in.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pydantic import Field

from harness.model.base import Frozen, Id, Origin
from harness.model.claim import Accepted
from harness.model.finding import Finding, Outcome


class Acceptance(Frozen):
    """One decision to live with something for a while.

    Attributes:
        finding: The id of a finding; what it found at the same place for the other people goes with it.
        check: The check that found it.
        people: For whom it was accepted; for anybody else it stays open.
        by: Who accepted it.
        why: The reason.
        until: The last day on which it holds.
        origin: Where it was read from; set by the loader.
    """

    finding: str = Field(min_length=1)
    check: Id
    people: tuple[Id, ...] = Field(min_length=1)
    by: str = Field(min_length=1)
    why: str = Field(min_length=1)
    until: date
    origin: Origin = Origin(file="")


def accepted(findings: Sequence[Finding], given: Iterable[Acceptance], today: date) -> Mapping[str, Accepted]:
    """The findings that are accepted today, by id.

    Args:
        findings: Everything that was found.
        given: What was accepted.
        today: The day it is.
    """
    by_id = {finding.id: finding for finding in findings}
    found = {}
    for each in given:
        named = by_id.get(each.finding)
        if named is None or each.until < today:
            continue
        for finding in findings:
            if finding.person in each.people and _place(finding) == _place(named) and finding.check == each.check:
                found[finding.id] = Accepted(by=each.by, why=each.why, until=each.until)
    return found


def gates(findings: Iterable[Finding], accepted_: Mapping[str, Accepted]) -> Iterable[Finding]:
    """The failures that a gate counts: those that nobody accepted."""
    return (each for each in findings if each.outcome is Outcome.FAILED and each.id not in accepted_)


def _place(finding: Finding) -> tuple[object, ...]:
    """What stays the same of a finding when another person meets it."""
    where = finding.where
    return finding.pack, finding.check, where.file, where.step, where.url, where.selector, finding.journey
