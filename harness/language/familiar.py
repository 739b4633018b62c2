"""How well a word is known: by young readers, in any of its forms, and how often it is met.

Three things are known of a word, each from data whose licence lets it be shipped (``data/README.md`` states them):

* **unknown**, 0 to 1: 0 for a word of first reading books (Spache 1974), 0.25 for one that four of five children of
  nine or ten know (Dale and Chall 1995; what schools in England teach up to nine; our own list of what is everyday in
  Britain today), 0.6 for one taught up to eleven or openly made of a known one (*unhelpful*), 1 for any other.
* **rare**, 0 to 1, of a word that is not well known: 0 for one met a hundred times in a million words or oftener (Zipf
  value 5), 1 for one met once in ten million (Zipf 2) or never, and in between by its Zipf value. A *kitten* is rare in
  print, and hard for nobody.
* **long**, 0 to 1, of a word that is not well known: a third for each syllable past the second. Length is no obstacle
  in *everybody*.

An inflected form is as familiar as its base: *letters*, *asked* and *stopping* are not hard because a list has only
*letter*, *ask* and *stop* (Dale and Chall's own rule). Spellings of Britain count as those of America, where the lists
come from.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

FIRST_BOOKS, KNOWN_BY_TEN, PARTLY_KNOWN, NOT_KNOWN = 0.0, 0.25, 0.6, 1.0
OFTEN, SELDOM = 5.0, 2.0
"""Zipf values: the logarithm of how often a word is met in a thousand million words."""
_KEPT = 65_536

_DIGIT = re.compile(r"[0-9]")
_ENDING = re.compile(r"(?:'(?:s|d|m|ll|re|ve)|n't|')$")
_VOWELS = re.compile(r"[aeiouy]+")
_PREFIX = re.compile(r"^(?:un|mis|non|over|out)(?=[a-z]{3})")
_SUFFIX = re.compile(r"(?:ment|ness|ful|fully|less|able|ish|ship|hood|wards?|like|en)$")
# Not the forms of known words that they look like.
_NO_FORM = frozenset("solder digest hinder manner cater tiller former latter tender primer sober bower charter".split())
# The first halves of words that look like two known ones and are not: undertake, therefore, withhold.
_NO_HALF = frozenset("there here where with under over fore forth after".split())
_SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"our(?=$|ed|ing|ite|able|ful|less|hood)", "or"),
        (r"is(?=e$|ed$|es$|ing$|er$|ation)", "iz"),
        (r"ys(?=e$|ed$|es$|ing$)", "yz"),
        (r"(?<=[^aeiou])re$", "er"),
        (r"ence$", "ense"),
        (r"ogue$", "og"),
        (r"ll(?=ed$|ing$|er$|ers$)", "l"),
        (r"ae|oe", "e"),
    )
)


class Familiar(NamedTuple):
    """What is known of a word; the module says what the numbers mean.

    Attributes:
        unknown: How little young readers know it.
        rare: How seldom it is met.
        long: How many syllables it has past the second, if it is not well known.
    """

    unknown: float
    rare: float
    long: float


NOTHING = Familiar(0.0, 0.0, 0.0)
"""Of a name, of a number and of what first reading books have: no hard words."""


@lru_cache(_KEPT)
def familiar(word: str) -> Familiar:
    """What is known of a word.

    Args:
        word: In small letters, its apostrophe straight. An empty one stands for a name.
    """
    if len(word) < 2 or not word.isascii() or _DIGIT.search(word):
        return NOTHING
    if _known().get(word) == FIRST_BOOKS:
        return NOTHING
    bases = tuple(dict.fromkeys(_bases(word)))
    unknown = min(_unknown(base) for base in bases)
    if unknown == NOT_KNOWN and any(map(_is_made_of_known, bases)):
        unknown = PARTLY_KNOWN
    zipf = max(_frequencies().get(base, SELDOM) for base in bases)
    rare = min(1.0, max(0.0, (OFTEN - zipf) / (OFTEN - SELDOM)))
    long = min(3, max(0, syllables(bases[-1] if bases[-1] in word else word) - 2)) / 3
    if unknown <= KNOWN_BY_TEN:
        return Familiar(unknown, 0.0, 0.0)
    return Familiar(unknown, rare, long)


@lru_cache(_KEPT)
def is_met(word: str) -> bool:
    """Whether a word, in small letters, is met in English at all: what is not may be a name."""
    return any(base in _frequencies() for base in _bases(word))


def syllables(word: str) -> int:
    """How many syllables a word has, by rule: groups of vowels, less an *e* that is not heard."""
    heard = re.sub(r"(?<=[^aeioul])es?$|(?<=[aeiou]l)es?$|(?<=[^aeioudt])ed$", "", word)
    split = re.findall(r"(?<=[aeiouy])(?:ing|ism)|i[ao](?!u)|(?<=[^tcsg])iou|uou|eou|[^q]ua", heard)
    split = [pair for pair in split if pair not in ("io", "ia") or not re.search(rf"[tcsgx]{pair}", heard)]
    return max(1, len(_VOWELS.findall(heard)) + len(split))


def _unknown(base: str) -> float:
    return _known().get(base, NOT_KNOWN)


def _bases(word: str) -> Iterator[str]:
    """The word, its base forms as far as a rule can tell, and the American spelling of each."""
    bare = _ENDING.sub("", word)
    for form in dict.fromkeys((word, bare, *_uninflected(bare))):
        yield form
        for british, american in _SPELLINGS:
            if (other := british.sub(american, form)) != form:
                yield other
                yield from _uninflected(other)


def _uninflected(word: str) -> Iterator[str]:
    """What a word may be a form of, by its ending."""
    if word in _NO_FORM:
        return
    for ending in ("ies", "ied", "ier", "iest", "ily"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word.removesuffix(ending) + "y"
    for ending in ("s", "es", "ed", "ing", "er", "ers", "est", "ly", "ings"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 3 or not _VOWELS.search(stem):
            continue
        yield stem
        if ending not in ("s", "ly"):
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
        elif ending == "ly":
            yield stem + "le"


def _is_made_of_known(word: str) -> bool:
    """Whether a word is openly made of a known one: a prefix or suffix that children know, or two known words."""
    inner = _PREFIX.sub("", word)
    for form in {inner, _SUFFIX.sub("", word), _SUFFIX.sub("", inner)} - {word}:
        if len(form) > 2 and any(_unknown(base) < NOT_KNOWN for base in (form, form + "e", re.sub("i$", "y", form))):
            return True
    return any(
        word[:at] not in _NO_HALF and _unknown(word[:at]) < NOT_KNOWN and _unknown(word[at:]) < NOT_KNOWN
        for at in range(4, len(word) - 3)
    )


def _lines(name: str) -> list[str]:
    text = (resources.files(__package__) / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@cache
def _known() -> Mapping[str, float]:
    """How unknown each word of the lists is; where two lists have it, by the easier."""
    younger, older = (line.split()[1:] for line in _lines("curriculum.txt"))
    by_ten = " ".join((*_lines("dale_chall.txt"), *_lines("everyday.txt"), *younger)).split()
    return (
        dict.fromkeys(older, PARTLY_KNOWN)
        | dict.fromkeys(by_ten, KNOWN_BY_TEN)
        | dict.fromkeys(_lines("spache.txt"), FIRST_BOOKS)
    )


@cache
def _frequencies() -> Mapping[str, float]:
    """The Zipf value of each word that is met at least three times in ten million."""
    rows = (line.split() for line in _lines("word_frequency.txt"))
    return {word: float(row[0]) for row in rows for word in row[1:]}
