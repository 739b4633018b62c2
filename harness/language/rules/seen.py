"""One thing that a look of our own found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """A place in a message.

    Attributes:
        start: Where it begins.
        end: Where it ends; the same where something is missing.
        suggestion: What to do, where that is more exact than the rule's own advice.
        sure: False where only a person can tell.
    """

    start: int
    end: int
    suggestion: str | None = None
    sure: bool = True
