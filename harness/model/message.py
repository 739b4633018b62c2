"""What is said of one message: how it is read, how it is sent, how it sounds, and what to change.

The parts that every message has are plain dataclasses, which are made ten times as fast as models.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from harness.model.base import Frozen
from harness.model.finding import Evidence, Finding, Outcome

Kind = Literal["text", "prompt", "page", "letter"]
"""A text message, a spoken prompt, a page or a letter."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A character that does not arrive as it was written, and what arrives."""

    character: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Age:
    """How old a reader must be.

    Attributes:
        age: The estimate; none where there is not enough text, or no reading age exists for the language.
        low: The low end of its range.
        high: The high end.
        because: What drove it, or why there is none.
    """

    age: float | None
    low: float | None
    high: float | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Longest:
    """The longest sentence, and how many words it has."""

    words: int
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line that says what to do with a message."""

    outcome: Outcome
    says: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Where in ``text`` the words stand that a finding is about.

    Attributes:
        finding: The finding's id.
        start: Where they begin.
        end: Where they end; the same as the start where something is missing there.
        text: The words.
    """

    finding: str
    start: int
    end: int
    text: str


class Filled(Frozen):
    """A template with its placeholders filled in, as it is sent.

    Attributes:
        sent_as: The words.
        characters: How many characters they have.
        encoding: The alphabet they are sent in.
        fragments: In how many parts.
        price_pence: What they cost; none where no price was given.
    """

    sent_as: str
    characters: int
    encoding: str
    fragments: int
    price_pence: float | None = None


class Classic(Frozen):
    """The classic readability scores, and the library and version that they come from."""

    version: str
    scores: Mapping[str, float]


class Choice(Frozen):
    """Something that a prompt offers, and when it is heard."""

    chosen_by: str
    words: str
    starts: float
    human: bool


class Heard(Frozen):
    """What a prompt asks of whoever hears it.

    Attributes:
        seconds: How long it is.
        measured: Whether that is measured; otherwise it is an estimate, words over rate.
        words_a_minute: The rate.
        rate_from: Whose rate it is.
        seconds_before_first_option: None where nothing is offered.
        seconds_before_human: None where no option leads to a person.
        words_before_first_option: None where nothing is offered.
        pauses: Silences that its punctuation gives.
        longest_stretch: The most words without one.
        options: What it offers.
        digits: Its numbers, as a voice should say them.
    """

    seconds: float
    measured: bool
    words_a_minute: float
    rate_from: str
    seconds_before_first_option: float | None
    seconds_before_human: float | None
    words_before_first_option: int | None
    pauses: int
    longest_stretch: int
    options: tuple[Choice, ...]
    digits: tuple[str, ...]


class Twin(Frozen):
    """A message beside its Welsh twin.

    Attributes:
        text: The twin.
        differences: What the two do not both say.
        fragments: In how many parts the twin is sent; none where it is no text message.
        more_fragments: How many more than the English.
        letters: The letters for which it is sent in UCS-2.
    """

    text: str
    differences: tuple[str, ...]
    fragments: int | None
    more_fragments: int | None
    letters: tuple[str, ...]


class Received(Frozen):
    """What one person takes in.

    Attributes:
        person: Their id.
        name: Their name.
        received: The words; none where nothing reaches them.
        missed: Why not all of it.
        seconds: How long they take over it; none where nothing reaches them.
    """

    person: str
    name: str
    received: str | None
    missed: str | None
    seconds: float | None


class Message(Frozen):
    """One message and all that is said of it; absent parts are none.

    Attributes:
        id: Where it came from: a file, a row, a text of a pack, or its place among the arguments.
        name: Its name, where its source gives one.
        kind: What sort of writing it is.
        language: The language that it is declared to be in.
        text: As its reader gets it: with the sender's name before it, before characters are replaced.
        verdict: One line.
        characters: Of ``sent_as`` for a text, of ``text`` for anything else.
        encoding: The alphabet that it is sent in; none for what is not a text.
        fragments: In how many parts GOV.UK Notify sends it.
        fragments_unnormalised: In how many parts a sender sends it who replaces nothing.
        fragments_real: In how many parts a network sends it.
        sent_as: The text after sanitising, prefix included.
        lost: What does not arrive as written.
        price_pence: What it costs; none where no price was given.
        shortest: With its placeholders as short as they get; none where it has none.
        longest: With its placeholders as long as they get.
        reading_age: How old a reader must be.
        longest_sentence: Its longest sentence.
        classic: The classic scores; none where they were not asked for, or it is not English.
        spoken_seconds: How long it takes to say, measured; none unless sound was asked for or a lock has it.
        spoken: What a prompt asks of whoever hears it; none for other kinds.
        sound: The sound file; none unless asked for.
        twin: Its Welsh twin.
        received: What one person takes in; none where nobody was asked for.
        findings: What is wrong, worst first.
        marks: Where the words of the findings stand.
    """

    id: str
    name: str | None = None
    kind: Kind
    language: str
    text: str
    verdict: Verdict
    characters: int
    encoding: Literal["GSM-7", "UCS-2"] | None
    fragments: int | None
    fragments_unnormalised: int | None
    fragments_real: int | None
    sent_as: str | None
    lost: tuple[Lost, ...]
    price_pence: float | None
    shortest: Filled | None
    longest: Filled | None
    reading_age: Age
    longest_sentence: Longest
    classic: Classic | None
    spoken_seconds: float | None
    spoken: Heard | None
    sound: Evidence | None
    twin: Twin | None
    received: Received | None
    findings: tuple[Finding, ...]
    marks: tuple[Mark, ...]


class NotRead(Frozen):
    """A message that could not be judged.

    Attributes:
        source: The file, or what was given.
        row: The row of the sheet, counted from 1 as a spreadsheet does; none where it is the whole file.
        why: One sentence that says what is wrong and what to do.
    """

    source: str
    row: int | None
    why: str
