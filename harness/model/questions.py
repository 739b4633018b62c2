"""Questions: what is asked, how it may be answered, and what silence and misunderstanding lead to."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from harness.model.base import Frozen, Id, Number
from harness.model.steps import CallStep, Edge, Words

Key = Annotated[str, Field(pattern=r"^[0-9*#]$")]
"""A key of a telephone, written in quotes: YAML would read 0 as a number."""


class Retry(Frozen):
    """What a question does when it hears nothing, or hears something that it does not understand.

    Attributes:
        again: How many more times the question is asked; 0 goes on at the first failure.
        saying: What is said before it is asked again, try by try; the last one serves for the rest.
        then: The step after the last failure.
    """

    again: int = Field(ge=0)
    saying: tuple[Words, ...] = ()
    then: Id

    def words_before(self, failure: int) -> str | None:
        """What is said after the ``failure``-th failure (counted from 1), if anything."""
        return self.saying[min(failure, len(self.saying)) - 1] if self.saying else None


class Option(Frozen):
    """One answer that a question takes.

    Attributes:
        intents: What the answer is for (``for`` in the file).
        key: The key that gives it, if any.
        says: How the voice offers it; none when it is accepted but not offered.
        keeps: The name under which it is kept, where it is a detail of the caller, such as a spoken address.
        to: The step it leads to.
    """

    intents: tuple[Id, ...] = Field(alias="for", min_length=1)
    key: Key | None = None
    says: Words | None = None
    keeps: Id | None = None
    to: Id


class MenuOption(Frozen):
    """An option of a menu; its key is the key it stands under."""

    intents: tuple[Id, ...] = Field(alias="for", min_length=1)
    says: Words | None = None
    to: Id


class Digits(Frozen):
    """What a keypad entry looks like.

    Attributes:
        least: Fewest digits.
        most: Most digits; the entry is complete when they are in.
        end_key: The key that ends it early, if any.
        between: Seconds allowed between two keys; none takes the flow's own.
        keeps: The name under which the digits are kept.
        to: The step after a complete entry.
    """

    least: int = Field(ge=1)
    most: int = Field(ge=1)
    end_key: Key | None = "#"
    between: Number | None = None
    keeps: Id
    to: Id


class _Question(CallStep):
    """A question: what is asked, how it may be answered, and what silence and misunderstanding lead to.

    Attributes:
        asks: What the voice says first.
        about: The fact that is asked for, which the caller answers with yes or no; none when it is another question.
        interruptible: Whether an answer during the prompt counts.
        optional: Whether nothing hangs on an answer, as in a survey when all is done: who lets it pass loses nothing.
        wait: Seconds of silence allowed after the prompt ends; none takes the flow's own.
        silence: What happens when nothing is heard.
        not_understood: What happens when the answer is not one of those taken.
        bot: The speech bot that listens, where its own export is missing: which words it knows, and whether it takes
            keys, is then not known.
        error: The step after a fault of the system; none takes what ``not_understood`` leads to.
    """

    asks: Words
    about: Id | None = None
    interruptible: bool = True
    optional: bool = False
    wait: Number | None = None
    silence: Retry
    not_understood: Retry
    bot: str | None = None

    @property
    def fault(self) -> str:
        """The step after a fault of the system."""
        return self.error or self.not_understood.then

    @property
    @abstractmethod
    def options(self) -> tuple[Option, ...]:
        """The answers that the question takes, in the order they are offered."""

    @property
    def takes_keys(self) -> bool:
        """Whether any key does anything here."""
        return any(option.key for option in self.options)

    @property
    @abstractmethod
    def takes_speech(self) -> bool:
        """Whether a spoken answer does anything here."""

    @property
    def entry(self) -> Digits | None:
        """The keypad entry that the question takes, if it takes one."""
        return None

    @property
    def details(self) -> tuple[Id, ...]:
        """The names under which its answers are kept."""
        return tuple(dict.fromkeys((*self.kept_by("digits"), *self.kept_by("speech"))))

    def kept_by(self, does: str) -> tuple[Id, ...]:
        """The names under which an answer is kept that is given so: by ``digits``, by a ``key`` or by ``speech``."""
        if does == "digits":
            return (self.entry.keeps,) if self.entry else ()
        given = does in ("key", "speech")
        return tuple(option.keeps for option in self.options if option.keeps) if given else ()

    def edges(self) -> Iterator[Edge]:
        """One for each answer, one for silence, one for misunderstanding, one for a fault of the system."""
        for option in self.options:
            yield Edge("answer " + " or ".join(option.intents), option.to)
        if self.entry:
            yield Edge("digits", self.entry.to)
        yield Edge("silence", self.silence.then)
        yield Edge("not understood", self.not_understood.then)
        yield from self._fault()

    def prompts(self) -> Iterator[str]:
        """The question, its options, and what is said before it is asked again."""
        yield self.asks
        yield from (option.says for option in self.options if option.says)
        yield from self.silence.saying
        yield from self.not_understood.saying


class Menu(_Question):
    """A choice by keys, each offered aloud; ``speech`` also takes the choice spoken."""

    kind: Literal["menu"]
    keys: Mapping[Key, MenuOption] = Field(min_length=1)
    speech: bool = False

    @cached_property
    def _options(self) -> tuple[Option, ...]:
        return tuple(Option(key=key, **{"for": o.intents}, says=o.says, to=o.to) for key, o in self.keys.items())

    @property
    def options(self) -> tuple[Option, ...]:
        """One a key, in the order of the file."""
        return self._options

    @property
    def takes_speech(self) -> bool:
        """Whether a choice may be spoken."""
        return self.speech


class Ask(_Question):
    """An open question: answered in the caller's words, by a key, or by digits typed in."""

    kind: Literal["ask"]
    accepts: tuple[Literal["speech", "keys"], ...] = Field(min_length=1)
    answers: tuple[Option, ...] = ()
    digits: Digits | None = None

    @property
    def options(self) -> tuple[Option, ...]:
        """The answers, in the order of the file."""
        return self.answers

    @property
    def takes_keys(self) -> bool:
        """Whether keys are accepted and there is something for them to do."""
        return "keys" in self.accepts and (self.digits is not None or any(answer.key for answer in self.answers))

    @property
    def takes_speech(self) -> bool:
        """Whether speech is accepted."""
        return "speech" in self.accepts

    @property
    def entry(self) -> Digits | None:
        """The digits to type, where keys are accepted."""
        return self.digits if "keys" in self.accepts else None

    @model_validator(mode="after")
    def _answerable(self) -> "Ask":
        if not self.answers and not self.digits:
            raise ValueError("a question needs 'answers' or 'digits': as it stands no answer leads anywhere")
        return self
