"""Whom a text may say that it comes from: the rules for the sender's name (its sender ID)."""

import re
from dataclasses import dataclass

from harness.language.numbers import dialled

_NOTIFY = "GOV.UK Notify (alphagov/notifications-admin 7da6bf9, forms.py)"
_MANUAL = "GOV.UK Service Manual, Sending text messages securely"
_NETWORKS = "3GPP TS 23.040, 9.1.2.5"

_MOST, _LEAST = 11, 3
_NOT_ALLOWED = re.compile(r"[^a-zA-Z0-9 &.\-_]")
_TAKEN = ("info", "verify", "alert")
_HEALTH = "NHSNoReply"


@dataclass(frozen=True, slots=True)
class SenderProblem:
    """A rule that a sender's name breaks.

    Attributes:
        message: What is wrong and what to do.
        source: Whose rule it is.
    """

    message: str
    source: str


def sender_problems(sender: str) -> tuple[SenderProblem, ...]:
    """The rules that a sender's name breaks; none for a good one.

    A name is 3 to 11 letters, digits, spaces and ``& . - _``, one of them a letter. A number that people can reply to
    is a United Kingdom mobile number in full, or 5 to 6 digits.
    """
    name = sender.strip()
    if not name:
        return (SenderProblem("The text does not say who it is from. Give the sender's name.", _MANUAL),)
    if re.fullmatch(r"[+()\d\s-]+", name):
        return _of_number(name)
    return tuple(_of_name(name))


def _of_number(number: str) -> tuple[SenderProblem, ...]:
    if re.fullmatch(r"07\d{9}", dialled(number)) or re.fullmatch(r"(?!00)\d{5,6}", number):
        return ()
    return (
        SenderProblem(
            f"“{number}” is neither a name nor a number that people can reply to. "
            "Use a name with at least one letter, a full UK mobile number, or a short code of 5 or 6 digits.",
            _MANUAL,
        ),
    )


def _of_name(name: str) -> list[SenderProblem]:
    problems = []
    if len(name) > _MOST:
        problems.append(
            SenderProblem(
                f"“{name}” has {len(name)} characters; at most {_MOST} are sent. Use a shorter name that people know.",
                _NETWORKS,
            )
        )
    if len(name) < _LEAST:
        problems.append(SenderProblem(f"“{name}” has fewer than {_LEAST} characters. Use a longer name.", _NOTIFY))
    if odd := "".join(dict.fromkeys(_NOT_ALLOWED.findall(name))):
        problems.append(
            SenderProblem(f"“{name}” has “{odd}”. Use letters, digits, spaces and the signs & . - _ only.", _NOTIFY)
        )
    if not re.search(r"[^\W\d_]", name):
        problems.append(SenderProblem(f"“{name}” has no letter. Use a name with at least one.", _MANUAL))
    if name.startswith("00"):
        problems.append(SenderProblem(f"“{name}” begins with 00, as a call abroad does. Begin otherwise.", _NOTIFY))
    if name.casefold() in _TAKEN:
        problems.append(
            SenderProblem(
                f"“{name}” is not allowed, because anybody could be it. Use the name of your service.", _NOTIFY
            )
        )
    if name != _HEALTH and all(part in name.casefold() for part in ("nhs", "no", "reply")):
        problems.append(SenderProblem(f"Write “{name}” as “{_HEALTH}”, the one way that is allowed.", _NOTIFY))
    return problems
