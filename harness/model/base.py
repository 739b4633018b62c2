"""What every recorded or loaded thing shares: frozen, strict, and honest about where it comes from."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
"""A name in a pack: small letters, digits and hyphens."""


Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
"""A language, as ISO 639 writes it; another spelling of it would be another language, which nobody shares."""


class Frozen(BaseModel):
    """A value that never changes once made and that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Basis(StrEnum):
    """Where a step, text, page or timer comes from, weakest first."""

    ILLUSTRATIVE = "illustrative"
    RECONSTRUCTED = "reconstructed"
    PUBLISHED = "published"
    SUPPLIED = "supplied"

    @property
    def strength(self) -> int:
        """How much a verdict may rest on it: 0 is ours alone, 3 is the service owner's own material."""
        return _STRENGTHS[self]


_STRENGTHS = {basis: strength for strength, basis in enumerate(Basis)}


def weakest(bases: Iterable[Basis]) -> Basis:
    """The basis a verdict carries: the weakest of those it rests on. Resting on nothing is *illustrative*."""
    return min(bases, key=lambda basis: basis.strength, default=Basis.ILLUSTRATIVE)


class Channel(StrEnum):
    """How a person and a service meet.

    *Elsewhere* is by letter, at a counter, in a chat or by video: named as ways in, never played.
    """

    PHONE = "phone"
    TEXT = "text"
    WEB = "web"
    ELSEWHERE = "elsewhere"


class Origin(Frozen):
    """The place in a file that a thing was read from, so that a finding can point at it.

    Attributes:
        file: Path relative to the folder the pack lies in, with forward slashes.
        line: Counted from 1.
        column: Counted from 1.
        block: The block's own id, where the file is an export from another system.
    """

    file: str
    line: int = 1
    column: int = 1
    block: str | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Number(Frozen):
    """A number that says where it comes from: a source, or an open admission that it is an assumption.

    Attributes:
        value: The number, in the unit its field names.
        source: Who published it.
        assumption: True where nobody did and the number is ours.
        because: Why this number and not another.
    """

    value: float = Field(ge=0, le=1_000_000, allow_inf_nan=False)
    source: str | None = None
    assumption: bool = False
    because: str | None = None

    @model_validator(mode="after")
    def _owns_up(self) -> Self:
        if bool(self.source) == self.assumption:
            raise ValueError("a number needs a 'source', or 'assumption: true' where there is none (not both)")
        return self


def _moves(rate: Number) -> Number:
    if rate.value < 1:
        raise ValueError("a rate has to be at least 1 a minute: at a lower one nothing is ever finished")
    return rate


Rate = Annotated[Number, AfterValidator(_moves)]
"""A number of words a minute: what is timed by it comes to an end."""
