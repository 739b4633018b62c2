"""A journey: a goal in the caller's own words and the intentions on the way, never keys or clicks."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import Field, model_validator

from harness.model.base import Frozen, Id, Origin

ACTIONS = ("call", "visit", "answer", "read_text", "open_link", "fill", "ask_for_person")


class Intention(Frozen):
    """One thing that the caller means to do; the person decides how.

    Exactly one of the actions is given.

    Attributes:
        call: Ring this line.
        visit: Turn to this way in that is not a telephone line: open a page or a chat, write, go there.
        answer: When a question comes that this intent answers, answer it.
        saying: The caller's own words for that answer.
        read_text: Read the text messages that came.
        open_link: Open the link that these words describe; ``the text`` is the link in the text message.
        fill: Fill in a form: label and value.
        ask_for_person: Look for a human as well, whether or not the goal has been met.
    """

    call: Id | None = None
    visit: Id | None = None
    answer: Id | None = None
    saying: str | None = None
    read_text: bool | None = None
    open_link: str | None = None
    fill: Mapping[str, str] | None = None
    ask_for_person: bool | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_word(cls, given: Any) -> Any:  # noqa: ANN401 -- whatever the file holds
        return {given: True} if given in ("read_text", "ask_for_person") else given

    @model_validator(mode="after")
    def _one_action(self) -> Self:
        given = [action for action in ACTIONS if getattr(self, action) is not None]
        if len(given) != 1:
            raise ValueError(f"an intention is one of {', '.join(ACTIONS)}; this gives {' and '.join(given) or 'none'}")
        if self.saying and not self.answer:
            raise ValueError("'saying' goes with 'answer'")
        return self


class Journey(Frozen):
    """What a caller came for.

    Attributes:
        goal: In the caller's own words.
        met_by: The outcomes any of which meets the goal.
        do: The intentions, in order.
        facts: What is true of this caller beside their limits, such as ``own-account: false``; questions that are
            about a fact are answered from it.
        given: What happens that the caller does not choose: ``line: withheld`` in place of their own line,
            ``open: "no"``, ``text: not-delivered``, or a queue's or transfer's step with ``too-long``, ``closing``,
            ``full``, ``handed-over`` or ``failed``.
        origin: Where it was read from; set by the loader.
    """

    goal: str
    met_by: tuple[Id, ...] = Field(min_length=1)
    do: tuple[Intention, ...] = Field(min_length=1)
    facts: Mapping[Id, bool] = Field(default_factory=dict)
    given: Mapping[Id, str] = Field(default_factory=dict)
    origin: Origin = Origin(file="")

    @property
    def wants(self) -> tuple[str, ...]:
        """The intents that the caller answers questions with, most wanted first."""
        return tuple(step.answer for step in self.do if step.answer)

    def words_for(self, intent: str) -> str | None:
        """What the caller says for an intent, in the caller's own words."""
        return next((step.saying for step in self.do if step.answer == intent and step.saying), None)
