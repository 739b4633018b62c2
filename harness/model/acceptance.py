"""A decision to live with something that was found, for some people and until a day."""

from datetime import date

from pydantic import Field

from harness.model.base import Frozen, Id, Origin


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
