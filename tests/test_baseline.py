"""Accepted findings: a decision holds for whom and until when it was made, and no longer."""

from datetime import date

import pytest

from harness.baseline import open_failures, with_accepted, without_effect
from harness.load import LoadError
from harness.load.accepted import load_accepted
from harness.model.acceptance import Acceptance
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
    return sorted(each.id for each in with_accepted(found, given, TODAY) if each.accepted)


def test_it_holds_for_those_it_was_accepted_for_at_that_place():
    """Other people, other places and other checks stay open."""
    assert ids([acceptance()]) == ["stuck-control-hello"]
    assert ids([acceptance(people=["control", "deaf"])]) == ["stuck-control-hello", "stuck-deaf-hello"]


def test_a_new_person_is_open():
    """Somebody whom nobody accepted it for opens it again."""
    left = open_failures(with_accepted(FOUND[:2], [acceptance()], TODAY))
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
    assert [*open_failures([finding(outcome=Outcome.CANNOT_TELL)])] == []


# The file.

FILE = """\
- finding: stuck-control-hello
  check: stuck
  people: [control]
  by: A. Person
  why: The new line opens in spring.
  until: 2026-11-22
"""


def test_the_file_says_what_was_accepted(tmp_path):
    """Each entry gives the finding, for whom, by whom, why and until when; no file accepts nothing."""
    (tmp_path / "accepted.yaml").write_text(FILE, encoding="utf-8")
    [loaded] = load_accepted(tmp_path / "accepted.yaml")
    assert loaded == acceptance(origin=loaded.origin)
    assert load_accepted(tmp_path / "none.yaml") == ()


@pytest.mark.parametrize("left_out", ["people", "by", "why", "until"])
def test_nothing_is_accepted_without_a_name_a_reason_and_an_end(tmp_path, left_out):
    """An entry without one of them is refused where it stands."""
    lines = [line for line in FILE.splitlines() if f"{left_out}:" not in line]
    (tmp_path / "accepted.yaml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(LoadError, match=rf"accepted\.yaml:1:\d+: 0\.{left_out}: Field required"):
        load_accepted(tmp_path / "accepted.yaml")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("check: stuck", "check: stuk", "2:3: 0.check: There is no check 'stuk'. Did you mean 'stuck'?"),
        ("2026-11-22", "22/11/2026", "6:3: 0.until: This has to be a date, such as 2027-03-31, not '22/11/2026'."),
        ("2026-11-22", "20261122", "6:3: 0.until: This has to be a date, such as 2027-03-31, not '20261122'."),
        ("[control]", "[]", "3:3: 0.people: This is empty: give at least one, or take it out."),
    ],
)
def test_a_mistake_is_said_at_its_place(tmp_path, old, new, says):
    """A name that is wrong accepts nothing, and its writer would not know."""
    (tmp_path / "accepted.yaml").write_text(FILE.replace(old, new), encoding="utf-8")
    with pytest.raises(LoadError) as refused:
        load_accepted(tmp_path / "accepted.yaml")
    assert str(refused.value) == f"accepted.yaml:{says}"


def test_what_does_nothing_any_more_is_told():
    """Its last day is past, or nobody of that name is there; the rest of it holds."""
    given = [acceptance(people=["control", "gone"]), acceptance(until=date(2026, 11, 21))]
    assert [line.partition(": ")[2] for line in without_effect(given, TODAY, ["control"])] == [
        "There is no person 'gone', so that nothing is accepted for them.",
        "'stuck-control-hello' was accepted until 2026-11-21, and is open again.",
    ]
