"""Which language a phrase on a page is in: shorter than a sentence, perhaps quoted, perhaps a name.

``harness.language.languages`` tells whole messages; here the question is narrower, whether a few words can be in the
language that they are declared to be in. Scripts answer it at once, py3langid for the rest; what is all names stays
without an answer, since Llanelli and Versailles are no foreign words.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from harness.language.familiar import NOT_KNOWN, familiar, is_met
from harness.language.languages import LANGUAGES, chances
from harness.language.sentences import sentences
from harness.language.tags import primary

SURE, SURE_NOT = 0.9, 0.02
"""A phrase is surely in another language when that has at least the first probability, and the declared one at most the
second: assumptions, set so that of phrases which are right in two languages neither is called wrong."""
LIKELY, LIKELY_NOT = 0.7, 0.1
"""The same for what is worth asking about."""
_SURE_WORDS, _ASKED_WORDS = 5, 2
"""With fewer words nothing is sure, or nothing said at all: assumptions."""
_EVERYDAY = 0.4
"""Up to this share of everyday words a phrase may be no English: assumption."""
_OF_SCRIPT = {
    "ARABIC": ("ar", "ur", "fa", "ps", "ku", "sd", "ug", "pa", "ks"), "HEBREW": ("he", "yi", "iw"),
    "CYRILLIC": ("ru", "uk", "bg", "sr", "be", "mk", "kk", "ky", "tg", "mn"), "GREEK": ("el", "grc"),
    "DEVANAGARI": ("hi", "ne", "mr", "sa"), "BENGALI": ("bn", "as"), "GURMUKHI": ("pa",), "GUJARATI": ("gu",),
    "TAMIL": ("ta",), "TELUGU": ("te",), "MALAYALAM": ("ml",), "SINHALA": ("si",), "ETHIOPIC": ("am", "ti"),
    "CJK": ("zh", "ja", "yue", "ko", "cmn"), "HIRAGANA": ("ja",), "KATAKANA": ("ja",), "HANGUL": ("ko",),
    "THAI": ("th",),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED = re.compile(r"“([^“”]{4,200})”|\"([^\"]{4,200})\"|«([^«»]{4,200})»|(?<!\w)‘([^‘’]{4,200})’(?!\w)")
_NO_WORD = re.compile(r"[\d@]")


class Phrase(NamedTuple):
    """A phrase that seems not to be in the language it is declared to be in.

    Attributes:
        words: As they stand.
        language: The code of the language that it seems to be in.
        sure: Whether that can be relied on.
    """

    words: str
    language: str
    sure: bool


def elsewhere(words: str, declared: str) -> Phrase | None:
    """The language of a phrase, where that is not the declared one; none where it is, or nobody could say.

    Of English only what has words that English does not know is looked at more closely, which spares the time and the
    mistakes.

    Args:
        words: The phrase.
        declared: The language tag it stands under.
    """
    words = words.strip(' “”"«»')
    tongue, text = primary(declared), _without_addresses(words)
    found = _WORD.findall(text)
    script = _script(text)
    if script:
        meant = _OF_SCRIPT[script]
        return None if tongue in meant else Phrase(words, meant[0], sure=len(found) > _ASKED_WORDS)
    if tongue not in LANGUAGES or len(found) < _ASKED_WORDS or _is_name(found):
        return None
    if tongue == "en" and not _is_strange(found):
        return None
    chance = _chances(" ".join(found))
    language = max(chance, key=chance.__getitem__)
    if language == tongue:
        return None
    if chance[language] >= SURE and chance[tongue] <= SURE_NOT and len(found) >= _SURE_WORDS:
        return Phrase(words, language, sure=True)
    likely = chance[language] >= LIKELY and chance[tongue] <= LIKELY_NOT
    return Phrase(words, language, sure=False) if likely else None


def strange_phrases(text: str, declared: str) -> Iterator[Phrase]:
    """The sentences and quoted phrases of a text that seem to be in another language than it is declared to be in."""
    for piece, fewest in _pieces(text):
        found = _WORD.findall(_without_addresses(piece))
        if not _script(piece) and len(found) < fewest:
            continue
        phrase = elsewhere(piece, declared)
        if phrase:
            yield phrase


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """Quoted phrases, and sentences without them; with the fewest words at which each says anything."""
    for match in _QUOTED.finditer(text):
        yield next(group for group in match.groups() if group), _ASKED_WORDS
    for sentence in sentences(_QUOTED.sub(" ", text)):
        yield sentence, _SURE_WORDS


def _is_strange(words: list[str]) -> bool:
    """Whether few of the words are everyday English; what begins with a capital inside is a name, and says nothing."""
    told = [word.lower() for number, word in enumerate(words) if not number or not word[0].isupper()]
    everyday = sum(word.isascii() and is_met(word) and familiar(word).unknown < NOT_KNOWN for word in told)
    return bool(told) and everyday <= _EVERYDAY * len(told)


def _without_addresses(text: str) -> str:
    """Without web and mail addresses, and without whatever has a digit in it, which are in no language."""
    return " ".join(
        piece for piece in text.split() if not piece.startswith(("http", "www.")) and not _NO_WORD.search(piece)
    )


def _is_name(words: list[str]) -> bool:
    return all(word[0].isupper() or len(word) < 4 for word in words)


def _script(text: str) -> str | None:
    """The script of most of its letters, where that is not Latin."""
    letters = [letter for letter in text[:400] if letter.isalpha()]
    foreign = [letter for letter in letters if ord(letter) > 0x24F]
    if len(foreign) < 2 or 2 * len(foreign) <= len(letters):
        return None
    names = [unicodedata.name(letter, "").split(" ")[0].split("-")[0] for letter in foreign]
    known = [name for name in names if name in _OF_SCRIPT]
    return max(sorted(set(known)), key=known.count) if known else None


@lru_cache(4096)
def _chances(words: str) -> Mapping[str, float]:
    return chances(words)
