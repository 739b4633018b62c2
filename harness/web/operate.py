"""How a person does what they mean to do on a page: by eye and pointer or keyboard, or by screen reader."""

from collections.abc import Mapping
from typing import Protocol

from harness.model.visit import Operating
from harness.web.matching import Chooser

NOTHING_SENDS = "There is no button that sends the form."


class NotDone(Exception):  # noqa: N818 - it reads as what happened
    """What the person meant to do could not be done; the message says why, in a sentence."""


class Operator(Protocol):
    """One way of operating a page. Every method but ``again`` may raise NotDone."""

    operating: Operating

    def follow(self, choose: Chooser, sought: str) -> str:
        """Use what is chosen; returns what the person did, in a sentence.

        Args:
            choose: What the person is looking for.
            sought: The same in words, after "nothing on the page": ``says “Contact us”``.
        """

    def fill(self, fields: Mapping[str, str]) -> str:
        """Fill fields by their labels and send the form; returns what the person did, in a sentence."""

    def again(self) -> str | None:
        """Where the last thing did nothing: do it the other way that this person knows, if there is one."""


def listed(things: list[str]) -> str:
    """Names in a sentence: “A”, “B” and “C”."""
    quoted = [f"“{thing}”" for thing in things]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
