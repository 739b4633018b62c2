"""A sender's name that is refused, or that nobody can reply to, is told before it is sent."""

import pytest

from harness.language.sender_id import sender_problems


@pytest.mark.parametrize(
    "sender",
    [
        "HMRC",
        "GOV.UK",
        "DWP Appeals",
        "UK_GOV",
        "UK-GOV",
        "UK&GOV",
        "60Hours",
        "NHSNoReply",
        "07700900123",
        "+44 7700 900 123",
        "60551",
    ],
)
def test_a_good_sender_has_no_problem(sender: str):
    assert sender_problems(sender) == ()


@pytest.mark.parametrize(
    ("sender", "says"),
    [
        ("", "does not say who"),
        ("   ", "does not say who"),
        ("Revenue and Customs", "at most 11"),
        ("UC", "fewer than 3"),
        ("Tax’s", "’"),
        ("Café", "é"),
        ("&.-_", "no letter"),
        ("00Tax", "begins with 00"),
        ("Info", "not allowed"),
        ("VERIFY", "not allowed"),
        ("NHS-NoReply", "NHSNoReply"),
        ("nhsnoreply", "NHSNoReply"),
        ("0300 200 3300", "neither a name nor a number"),
        ("1234", "neither a name nor a number"),
        ("001234", "neither a name nor a number"),
    ],
)
def test_a_rule_that_is_broken_is_said_with_its_source(sender: str, says: str):
    problems = sender_problems(sender)
    assert any(says in problem.message for problem in problems), problems
    assert all(problem.source for problem in problems)


def test_every_broken_rule_is_said():
    assert len(sender_problems("Revenue’s and Customs")) == 2
