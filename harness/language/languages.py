"""Which language each sentence of a message is in, against what it is declared to be in.

py3langid says it (0.4.0: right on 50 of our 50 short messages in five languages, and on 50 without their accents). It
is asked about sentences, because a line such as "Press 1 for English. Pwyswch 2 am y Gymraeg." is right in both of its
languages; and only about languages that people here speak, because a language with few features of its own, such as
Nigerian Pidgin, else takes short English sentences. It is loaded when it is first asked, which takes a second or two.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from harness.language.placeholders import without_placeholders
from harness.language.sentences import sentences

LANGUAGES: Mapping[str, str] = {
    "en": "English", "cy": "Welsh", "gd": "Scottish Gaelic", "ga": "Irish", "pl": "Polish", "ro": "Romanian",
    "pa": "Punjabi", "ur": "Urdu", "pt": "Portuguese", "es": "Spanish", "ar": "Arabic", "bn": "Bengali",
    "gu": "Gujarati", "it": "Italian", "ta": "Tamil", "fr": "French", "lt": "Lithuanian", "zh": "Chinese",
    "tr": "Turkish", "bg": "Bulgarian", "ru": "Russian", "uk": "Ukrainian", "so": "Somali", "hu": "Hungarian",
    "fa": "Persian", "el": "Greek", "de": "German", "lv": "Latvian", "sk": "Slovak", "cs": "Czech",
    "vi": "Vietnamese", "hi": "Hindi", "ku": "Kurdish", "sq": "Albanian", "te": "Telugu", "ne": "Nepali",
    "ml": "Malayalam", "ps": "Pashto", "am": "Amharic", "si": "Sinhala", "nl": "Dutch",
}  # fmt: skip
"""The languages that are told apart: those named as a main language in the Census 2021 of England and Wales
(Office for National Statistics, TS024) by the most people, where py3langid knows them, and those of these islands."""
FEWEST_WORDS = 3
"""A sentence with fewer words is uncertain, whatever is said of it: assumption."""
CERTAIN = 0.5
"""From this probability on a language is certain. Measured on the 9,173 sentences of 3 words and more of two public
corpora in English: 4 were given another language at it, one of them rightly and two for their names; 47 were
uncertain."""

_NO_WORD = re.compile(r"https?://|www\.|@|\d")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")  # Chinese writes no spaces; a character is about a word
_SIDE_BY_SIDE = re.compile(r"\s+[/|]\s+")


class Language(NamedTuple):
    """The language of one sentence.

    Attributes:
        sentence: As it stands.
        language: Its code, such as ``cy``; none where there are no words to tell it by.
        certain: Whether it can be relied on.
    """

    sentence: str
    language: str | None
    certain: bool


def languages_of(text: str) -> list[Language]:
    """The language of each sentence, in order; what stands on both sides of a slash is two sentences."""
    parts = (part for sentence in sentences(text) for part in _SIDE_BY_SIDE.split(sentence))
    return [_language_of(part) for part in parts if part.strip()]


def mismatch(text: str, declared: str) -> list[Language]:
    """The sentences that are certainly not in the language that they are declared to be in.

    Args:
        text: The words.
        declared: The code of their language; of ``en-GB`` only ``en`` counts.
    """
    expected = declared.split("-")[0].lower()
    return [found for found in languages_of(text) if found.certain and found.language != expected]


def language_name(code: str) -> str:
    """The English name of a language, or its code where we have none."""
    return LANGUAGES.get(code, code)


def _language_of(sentence: str) -> Language:
    spaced = (word for word in without_placeholders(sentence).split() if not _NO_WORD.search(word))
    words = " ".join(_WORD.findall(" ".join(spaced)))
    count = len(words.split()) + len(_UNSPACED.findall(words))
    if not words:
        return Language(sentence, None, certain=False)
    language, probability = _identifier().classify(words)
    return Language(sentence, language, certain=count >= FEWEST_WORDS and probability >= CERTAIN)


def chances(words: str) -> Mapping[str, float]:
    """How probable each of the languages is that are told apart, for words without anything between them."""
    return {language: float(probability) for language, probability in _identifier().rank(words)}


@cache
def _identifier() -> Any:  # noqa: ANN401 -- py3langid has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
