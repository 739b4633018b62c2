"""How old a reader must be to follow a short official message: an estimate with a range, and what drove it.

**The measure.** Four numbers of a message, after ``harness.language.normal`` has taken out what is not prose:

* *unknown*: how unknown its words are to readers of nine or ten, on average (``harness.language.familiar``);
* *rare*: how seldom the less known words are met;
* *long*: how many syllables past the second the less known words have;
* *sentence*: the logarithm of the length of the sentence in which a word of the message stands, on average. So three
  bullets of two words do not make a long sentence beside them short.

Each is standardised on 60 short plain and official texts of our own (``data/own_texts.yaml``): its mean over them, and
the spread that it has *among texts of one grade*, which is its noise. Their sum is weighted 3, 2, 1 and 3.

**Why these weights.** Words count for two thirds and sentences for one. Chall and Dale (1995) find knowledge of words
the strongest single sign of difficulty and sentence length the second; published formulas lie between four to one (New
Dale-Chall) and nearly even (Flesch-Kincaid). Among the words, that young readers do not know one says most, how seldom
it is met comes next, and its length, which adds least to the other two, last. They were set before anything was
measured, and stayed.

**What was measured** (``benchmarks/reading.py``): how the measure *ranks* texts of 20 to 60 words that teachers and
editors have ranked. Nothing was fitted to them, but it was not measured only once: ``benchmarks/README.md`` has each
version that was, and what it reached. Two changes to the measure came of it, both for a reason that holds without the
figures: spreads are taken within a grade, not over all, and rarity counts, as length did, only in words that children
do not know. So the figures flatter it a little.

**What was not measured: the age.** No texts with tested reading ages could be used. The scale comes from the ages that
one person gave our own texts: *the ranking was tested, not the age*. So an age comes with a range, from the finding
that one piece of a passage repeats its score with a reliability of about .7: about three years either way at 40 words,
more under, less over, and less near the ends of the scale, where there is no room. A message *fails* only when even the
low end of the range is above the target.
"""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp, log, sqrt
from typing import Literal, NamedTuple

from harness.language.familiar import NOT_KNOWN, familiar
from harness.language.normal import Normal, normal

TARGET = 9.0
"""The reading age that GOV.UK writes for (Government Service Design Manual, "How users read").

No official figure for texts or prompts was found, so it is applied to them too.
"""
FEWEST = 20
"""With fewer words than this there is not enough text for an age."""
EASY_SENTENCE = 14
"""At 14 words a sentence, readers grasp more than 90 % (Inside GOV.UK, 2014): a longer one is worth a mention."""

YOUNGEST, OLDEST = 5.0, 19.0
"""Where the scale ends: before reading begins, and where no more schooling helps."""
GRADED = ((-3.281, 7), (-2.187, 9), (-0.96, 11), (1.47, 14), (4.958, 17))
"""How difficulty becomes an age: the average difficulty of our own texts of each age, and straight lines between."""
_SCALE_ERROR, _TEXT_ERROR = 0.35, 0.78
"""On the logistic scale of ages, what is uncertain however long a text is, and what a text of 40 words adds."""
_TEXT_ERROR_AT = 40
_HARD = 0.25
_SHOWN, _SHOWN_CHARACTERS = 5, 160


class LanguageNotScored(ValueError):  # noqa: N818 - it is no error of the caller's making
    """There is no reading age for texts in this language here."""


class Features(NamedTuple):
    """The four numbers of a message, which the module explains."""

    unknown: float
    rare: float
    long: float
    sentence: float


MEANS = Features(0.195, 0.051, 0.0606, 2.6871)
SPREADS = Features(0.0469, 0.022, 0.0332, 0.1962)
WEIGHTS = Features(3, 2, 1, 3)


@dataclass(frozen=True, slots=True)
class ReadingAge:
    """How old a reader must be to follow a text.

    Attributes:
        age: The estimate; none where there is not enough text, or no reading age exists for its language.
        low: The low end of its range.
        high: The high end.
        because: In plain English, which words and which sentence drove it, or why there is none.
        hard_words: The words that many young readers do not know, the hardest first, each once.
        words: How many words of prose there are.
        enough: Whether there is enough text for an age.
        longest: The longest sentence, as written.
        longest_words: How many words it has, a number or an address counting as one.
    """

    age: float | None
    low: float | None
    high: float | None
    because: tuple[str, ...]
    hard_words: tuple[str, ...]
    words: int
    enough: bool
    longest: str
    longest_words: int


def reading_age(text: str, *, language: str = "en") -> ReadingAge:
    """How old a reader must be to follow a text.

    Args:
        text: The text, as written.
        language: Its language. For Welsh there are only sentence lengths, and the result says that no Welsh reading
            age exists.

    Raises:
        LanguageNotScored: The language is neither English nor Welsh.
    """
    tongue = language.replace("_", "-").split("-")[0].lower()
    if tongue not in ("en", "cy"):
        raise LanguageNotScored(f"There is no reading age for texts in '{language}': only English is scored.")
    found = normal(text)
    numbers, words, hard = _measured(found)
    longest, longest_words = _longest(found)
    if tongue == "cy":
        why = "No Welsh reading age exists: nobody has published one. Judge a Welsh text by its sentences."
        because = (why, *_about(longest, longest_words))
        return ReadingAge(
            None, None, None, because, (), words, enough=False, longest=longest, longest_words=longest_words
        )
    because = (*_about_words(hard), *_about(longest, longest_words))
    if words < FEWEST:
        why = f"Not enough text for a reading age: {words} words, and under {FEWEST} it would be a guess."
        return ReadingAge(
            None, None, None, (why, *because), hard, words, enough=False, longest=longest, longest_words=longest_words
        )
    at = _place(difficulty(numbers))
    give = sqrt(_SCALE_ERROR**2 + _TEXT_ERROR**2 * _TEXT_ERROR_AT / words)
    because = because or (f"No hard words, and no sentence over {EASY_SENTENCE} words.",)
    return ReadingAge(
        _age(at),
        _age(at - give),
        _age(at + give),
        because,
        hard,
        words,
        enough=True,
        longest=longest,
        longest_words=longest_words,
    )


def verdict(age: ReadingAge, target: float = TARGET) -> Literal["passed", "failed", "cannot-tell"]:
    """Whether a text is written for readers of an age.

    It fails only when even the low end of its range is above the target, and passes only when even the high end is not.
    """
    if age.low is None or age.high is None:
        return "cannot-tell"
    if age.low > target:
        return "failed"
    return "passed" if age.high <= target else "cannot-tell"


def features(text: str) -> Features:
    """The four numbers of an English text, which the module explains."""
    return _measured(normal(text))[0]


def difficulty(numbers: Features) -> float:
    """How hard a text with these numbers is: nought is the average of our own texts."""
    total = sum(
        weight * (number - mean) / spread
        for number, mean, spread, weight in zip(numbers, MEANS, SPREADS, WEIGHTS, strict=True)
    )
    return total / sum(WEIGHTS)


def _measured(found: Normal) -> tuple[Features, int, tuple[str, ...]]:
    """The numbers of a text, how many words of prose it has, and the hard ones, the hardest first."""
    prose: list[str] = []
    sentence = 0.0
    for _, said, is_prose in found.sentences:
        if is_prose:
            prose += said
            sentence += len(said) * _log(len(said))
    if not prose:
        return Features(0.0, 0.0, 0.0, 0.0), 0, ()
    known = [*map(familiar, prose)]
    unknown, rare, long = map(sum, zip(*known, strict=True))
    hard = {word: part[1] + part[2] for word, part in zip(prose, known, strict=True) if part[0] == NOT_KNOWN}
    hardest = tuple(word for word in sorted(hard, key=hard.__getitem__, reverse=True) if hard[word] >= _HARD)
    words = len(prose)
    return Features(unknown / words, rare / words, long / words, sentence / words), words, hardest


@lru_cache(512)
def _log(count: int) -> float:
    return log(count)


def _logistic(age: float) -> float:
    return log((age - YOUNGEST) / (OLDEST - age))


_LINES = tuple(
    (low, _logistic(age), (_logistic(next_age) - _logistic(age)) / (high - low))
    for (low, age), (high, next_age) in pairwise(GRADED)
)
_JOINTS = tuple(hard for hard, _ in GRADED[1:-1])


def _place(hard: float) -> float:
    """The place on the logistic scale of a text so hard; past either end the last line goes on."""
    low, start, slope = _LINES[bisect(_JOINTS, hard)]
    return start + slope * (hard - low)


def _age(at: float) -> float:
    """An age from a place on the logistic scale."""
    return YOUNGEST + (OLDEST - YOUNGEST) / (1 + exp(-at))


def _longest(found: Normal) -> tuple[str, int]:
    """The longest sentence, and its words, with what was taken out of it counting as one each."""
    best, most = "", 0
    for sentence in found.sentences:
        count = sentence.reader_words() if found.taken else len(sentence.words)
        if count > most:
            best, most = sentence.marked, count
    return found.written(best), most


def _about_words(hard: tuple[str, ...]) -> Iterable[str]:
    if hard:
        more = f" and {len(hard) - _SHOWN} more" if len(hard) > _SHOWN else ""
        yield f"Words that many young readers do not know: {', '.join(hard[:_SHOWN])}{more}."


def _about(longest: str, words: int) -> Iterable[str]:
    if words > EASY_SENTENCE:
        shown = longest if len(longest) <= _SHOWN_CHARACTERS else longest[:_SHOWN_CHARACTERS].rsplit(" ", 1)[0] + " …"
        yield f"The longest sentence has {words} words: “{shown}”"
