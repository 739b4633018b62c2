"""The steps of a call flow, and the edges by which one leads to another. Nothing here runs."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, model_validator

from harness.model.base import Id, Rate
from harness.model.service import Sourced

Words = Annotated[str, Field(min_length=1)]
"""What a voice says, or what a caller says."""


class Edge(NamedTuple):
    """One way on from a step: what has to happen, and the step it leads to."""

    when: str
    to: str


_EXITS = {
    "to": "next",
    "failed": "failed",
    "too_long": "longest wait reached",
    "closing": "closing time",
    "full": "full",
    "hands_over": "handed over",
    "done": "the last time round is over",
    "afterwards": "afterwards",
    "no_number": "no number to ring back",
    "not_delivered": "text not delivered",
}
"""The fields by which a step leads on, and what has to happen for each."""
SYSTEM_ERROR = "system error"
"""What has to happen for a step's ``error`` to be taken."""


class CallStep(Sourced):
    """What every step of a call flow shares.

    Attributes:
        language: The language its words are in, as an ISO 639-1 code.
        words_a_minute: How fast its words are said, where that is not the voice's own rate, as when a question is said
            again slowly.
        error: The step after a fault of the system here; none where nothing says what then happens.
    """

    language: str = "en"
    words_a_minute: Rate | None = None
    error: Id | None = None

    def edges(self) -> Iterator[Edge]:
        """Every way on from here."""
        for field, when in _EXITS.items():
            to = getattr(self, field, None)
            if to is not None:
                yield Edge(when, to)
        yield from self._fault()

    @property
    def fault(self) -> str | None:
        """The step after a fault of the system here, if anything says which."""
        return self.error

    def _fault(self) -> Iterator[Edge]:
        if self.fault is not None:
            yield Edge(SYSTEM_ERROR, self.fault)

    def prompts(self) -> Iterator[str]:
        """Everything that a voice may say here, in the order it would be said first."""
        words = getattr(self, "says", None)
        if words is not None:
            yield words


class Say(CallStep):
    """The voice says something and the call goes on.

    Attributes:
        interruptible: Whether a key that is pressed during it counts for the question that follows.
        gives: The outcomes that a caller has to whom these words come, digits and all.
    """

    kind: Literal["say"]
    says: Words
    interruptible: bool = True
    gives: tuple[Id, ...] = ()
    to: Id


class Branch(CallStep):
    """The call divides on something the caller does not choose.

    Attributes:
        on: ``line`` (the caller's line), ``open``, ``language``, or a name that ``set`` or a keypad entry kept.
        cases: The step for each value.
        otherwise: The step for any other value.
        exhaustive: Whether no other value is possible: then ``otherwise`` serves only where nothing states a value.
    """

    kind: Literal["branch"]
    on: Id
    cases: Mapping[str, Id] = Field(min_length=1)
    otherwise: Id
    exhaustive: bool = False

    def edges(self) -> Iterator[Edge]:
        """One for each case, and one for any other value where one is possible."""
        yield from (Edge(f"{self.on} is {value}", to) for value, to in self.cases.items())
        if not self.exhaustive:
            yield Edge(f"{self.on} is anything else", self.otherwise)
        yield from self._fault()

    @model_validator(mode="after")
    def _leads_nowhere_else(self) -> "Branch":
        if self.exhaustive and self.otherwise not in self.cases.values():
            raise ValueError("where 'exhaustive' is true, 'otherwise' has to be the step of one of the 'cases'")
        return self


class Set(CallStep):
    """Values are kept for a later branch.

    Attributes:
        values: What is kept, by name.
        asks: The names whose values another system gives here; what it answers is not in the flow.
    """

    kind: Literal["set"]
    values: Mapping[Id, str] = Field(default_factory=dict)
    asks: tuple[Id, ...] = ()
    to: Id


class Loop(CallStep):
    """The call goes round: it takes ``to`` so many times, then ``done``, and begins to count anew.

    Attributes:
        times: How often it goes round.
        to: The step that begins each time round.
        done: The step after the last time round.
    """

    kind: Literal["loop"]
    times: int = Field(ge=0, le=100)
    to: Id
    done: Id


class Unknown(CallStep):
    """What happens here is not known: a flow that is missing, or a block of another system that has no meaning here.

    Attributes:
        what: What is not known and what to supply, in a sentence.
        may: The steps that it is known to lead to, by what has to happen.
    """

    kind: Literal["unknown"]
    what: Words
    may: Mapping[str, Id] = Field(default_factory=dict)

    def edges(self) -> Iterator[Edge]:
        """Those that are known."""
        yield from (Edge(when, to) for when, to in self.may.items())
        yield from self._fault()


class SendText(CallStep):
    """A text message is sent to the caller's number.

    Attributes:
        sends: The text.
        not_delivered: The step where the service learns during the call that it cannot be delivered; none where it
            does not learn that.
    """

    kind: Literal["text"]
    sends: Id
    to: Id
    not_delivered: Id | None = None


class HangUp(CallStep):
    """The service ends the call."""

    kind: Literal["hang_up"]
    says: Words | None = None


class GoTo(CallStep):
    """The call goes on elsewhere."""

    kind: Literal["go_to"]
    to: Id
