"""What a rule for writers is: how it finds something, what it says of it, and what it rests on."""

import re
import string
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, field_validator, model_validator

from harness.language.rules.measures import LOOKS, MEASURES
from harness.language.rules.patterns import refused_pattern
from harness.model.base import Frozen, Id, Number
from harness.model.finding import Severity

Kind = Literal["text", "prompt", "page", "letter"]
"""What a writer writes: a text message, a spoken prompt, a page or a letter."""
KINDS: tuple[Kind, ...] = ("text", "prompt", "page", "letter")
ANY = "any"
"""The language of a rule that holds in every language."""

_SAID = {"found", "value", "most"}
"""What a rule's sentence may name in braces."""


def _list(given: Any) -> Any:  # noqa: ANN401 -- whatever the file holds; pydantic judges it
    """One word where a list is asked for is a list of one."""
    return (given,) if isinstance(given, str) else tuple(given) if isinstance(given, list) else given


Words = Annotated[tuple[str, ...], BeforeValidator(_list)]
"""A list of words; one alone may stand without a hyphen."""


class Source(Frozen):
    """Where a rule comes from.

    Attributes:
        title: The document, and the section of it.
        url: Where it can be read.
    """

    title: str = Field(min_length=1)
    url: str | None = None

    def __str__(self) -> str:
        return f"{self.title}, {self.url}" if self.url else self.title


class Examples(Frozen):
    """Messages that show what a rule means, and test it: each poor one is found and each good one is not."""

    poor: Words = ()
    good: Words = ()


class Word(Frozen):
    """A word or phrase that is to be found. It counts in each inflected form.

    Attributes:
        instead: What to say; several are alternatives.
        advice: What to do, where no word can stand instead.
        but_not: The sense in which it may be used.
        forms: Every form that counts, where that is not each inflected form.
        also: Forms that the rules of inflection do not give.
        near: Words that show the sense in which it may be used, when one stands close by.
        fine: Phrases in which it may be used; ``*`` stands for the word.
        name: Whether it may be used in a name, which a capital letter shows.
        ask: Whether a person should judge where nothing shows the sense, because the plain sense is common.
        case: Whether it counts only with the capital letters that it is written with here.
    """

    instead: Words = ()
    advice: str | None = None
    but_not: str | None = None
    forms: Words = ()
    also: Words = ()
    near: Words = ()
    fine: Words = ()
    name: bool = False
    ask: bool = False
    case: bool = False

    @field_validator("fine")
    @classmethod
    def _has_one_star(cls, phrases: tuple[str, ...]) -> tuple[str, ...]:
        if any(phrase.count("*") != 1 for phrase in phrases):
            raise ValueError("a fine phrase has one * in it, which stands for the word")
        return phrases

    @property
    def say(self) -> str:
        """What to say or do instead, to stand inside a sentence."""
        if self.advice or not self.instead:
            return self.advice or "leave it out"
        *most, last = self.instead
        return f"say {', '.join(most)} or {last}" if most else f"say {last}"


def _word(given: Any) -> Any:  # noqa: ANN401 -- whatever the file holds; pydantic judges it
    """``utilise: use`` is short for ``utilise: {instead: use}``."""
    return {"instead": given} if isinstance(given, str | list) else {} if given is None else given


def _source(given: Any) -> Any:  # noqa: ANN401 -- whatever the file holds; pydantic judges it
    """A source that is words alone is a title."""
    return {"title": given} if isinstance(given, str) else given


class Limit(Frozen):
    """The most there may be of something.

    Attributes:
        measure: What is counted.
        most: How much there may be, and who says so.
    """

    measure: str
    most: Number

    @field_validator("measure")
    @classmethod
    def _is_known(cls, measure: str) -> str:
        if measure not in MEASURES:
            raise ValueError(f"'{measure}' is not something that can be measured. There are: {', '.join(MEASURES)}")
        return measure


class Rule(Frozen):
    """One rule for writers.

    It finds what it looks for in one of four ways: ``words``, ``pattern``, ``limit``, or ``look``, which names a look
    of our own where data cannot say what is meant.

    Attributes:
        id: The name of the problem.
        family: The file that it stands in.
        title: The problem, in a few words; its name where there are none.
        kinds: What sort of writing it is for.
        languages: The languages it holds in; ``any`` is all of them.
        problem: What is wrong, in general, in one sentence.
        says: What is wrong, of one thing found: ``{found}`` are the words, ``{value}`` and ``{most}`` the numbers.
        why: Why it matters.
        who: Whom it hurts or shuts out.
        fix: How to put it right.
        source: Where it comes from; none where it is a writer's own.
        severity: How much it matters, at worst.
        examples: Messages that show and test it.
        words: Words or phrases to find, and what to say instead.
        pattern: Regular expressions to find, each with a bound on its work (see ``patterns``).
        case: Whether capital letters count in the patterns.
        where: Whether the patterns look at the words or at the links.
        hints: Signs, one of which stands in each text that a pattern can match, in small letters and with 0 for every
            digit: for speed alone.
        limit: The most there may be of something.
        look: A look of our own.
        unless: Words that make it right, where one stands in the same sentence.
        unless_in_text: Words that make it right, where one stands anywhere in the message.
        unless_explained: Whether it is right where brackets explain it.
        yields_to: Rules that say the same better: where one of them found these words, this one says nothing.
    """

    id: Id
    family: str = "own"
    title: str = ""
    kinds: tuple[Kind, ...] = KINDS
    languages: tuple[str, ...] = ("en",)
    problem: str = Field(min_length=1)
    says: str = ""
    why: str = ""
    who: str = ""
    fix: str = ""
    source: Annotated[Source | None, BeforeValidator(_source)] = None
    severity: Severity = Severity.ADVICE
    examples: Examples = Examples()
    words: Mapping[str, Annotated[Word, BeforeValidator(_word)]] = {}
    pattern: Words = ()
    case: bool = False
    where: Literal["words", "links"] = "words"
    hints: Words = ()
    limit: Limit | None = None
    look: str | None = None
    unless: Words = ()
    unless_in_text: Words = ()
    unless_explained: bool = False
    yields_to: Words = ()

    @field_validator("pattern")
    @classmethod
    def _is_bounded(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            refused = refused_pattern(pattern)
            if refused:
                raise ValueError(refused)
        return patterns

    @field_validator("words")
    @classmethod
    def _are_words(cls, words: Mapping[str, Word]) -> Mapping[str, Word]:
        for word in words:
            if not re.search(r"[^\W_]", word):
                raise ValueError(f"'{word}' holds no letter or digit, so it is not a word that can be found")
        return words

    @field_validator("kinds", "languages")
    @classmethod
    def _is_for_something(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        if not given:
            raise ValueError("a rule that is for nothing finds nothing. Take this line out, and it is for everything")
        return given

    @field_validator("says")
    @classmethod
    def _names_what_there_is(cls, says: str) -> str:
        named = {name for _, name, _, _ in string.Formatter().parse(says) if name is not None}
        if named - _SAID:
            raise ValueError("a sentence may name {found}, {value} and {most} in braces, and nothing else")
        return says

    @field_validator("look")
    @classmethod
    def _is_known(cls, look: str | None) -> str | None:
        if look is not None and look not in LOOKS:
            raise ValueError(f"'{look}' is not a look of ours. There are: {', '.join(LOOKS)}")
        return look

    @model_validator(mode="after")
    def _finds_in_one_way(self) -> Self:
        if sum(map(bool, (self.words, self.pattern, self.limit, self.look))) != 1:
            raise ValueError("a rule has one of 'words', 'pattern' and 'limit' (or 'look', which names a look of ours)")
        return self

    @property
    def heading(self) -> str:
        """The problem, in a few words."""
        return self.title or self.id.replace("-", " ").capitalize()

    def holds_for(self, kind: str, language: str) -> bool:
        """Whether this rule is for this sort of writing in this language."""
        return kind in self.kinds and (ANY in self.languages or language in self.languages)
