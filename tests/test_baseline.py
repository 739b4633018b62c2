"""Accepted findings: a decision holds for whom and until when it was made, and no longer."""

from datetime import date

import pytest

from harness.baseline import Acceptance, accepted, gates
from harness.model.base import Basis, Channel
from harness.model.finding import Finding, Outcome, Severity, Where

TODAY = date(2026, 11, 22)


def finding(person="control", step="hello", check="stuck", outcome=Outcome.FAILED):
    return Finding(
        id=f"{check}-{person}-{step}",
        check=check,
        outcome=outcome,
        severity=Severity.SERIOUS,
        channel=Channel.PHONE,
        pack="p",
        journey="ask",
        person=person,
        basis=Basis.ILLUSTRATIVE,
        where=Where(step=step),
        message="",
        why="",
        fix="",
        standards=(),
    )


def acceptance(**more):
    fields = {
        "finding": "stuck-control-hello",
        "check": "stuck",
        "people": ["control"],
        "by": "A. Person",
        "why": "The new line opens in spring.",
        "until": TODAY,
    }
    return Acceptance.model_validate(fields | more)


FOUND = [finding(), finding("deaf"), finding(step="bye"), finding(check="other")]


def ids(given, found=FOUND):
    return sorted(accepted(found, given, TODAY))


def test_it_holds_for_those_it_was_accepted_for_at_that_place():
    """Other people, other places and other checks stay open."""
    assert ids([acceptance()]) == ["stuck-control-hello"]
    assert ids([acceptance(people=["control", "deaf"])]) == ["stuck-control-hello", "stuck-deaf-hello"]


def test_a_new_person_is_open():
    """Somebody whom nobody accepted it for opens it again."""
    left = gates(FOUND[:2], accepted(FOUND, [acceptance()], TODAY))
    assert [each.person for each in left] == ["deaf"]


@pytest.mark.parametrize(("until", "holds"), [(date(2026, 11, 21), False), (TODAY, True), (date(2027, 1, 1), True)])
def test_it_ends_after_its_day(until, holds):
    """On its last day it still holds; on the next it is open again."""
    assert bool(ids([acceptance(until=until)])) is holds


def test_what_was_not_found_is_not_accepted():
    """An entry for something that is not there, or for another check, changes nothing."""
    assert ids([acceptance(finding="gone")]) == []
    assert ids([acceptance(check="other")]) == []


def test_only_failures_gate():
    """What a person must judge never gates."""
    assert [*gates([finding(outcome=Outcome.CANNOT_TELL)], {})] == []
