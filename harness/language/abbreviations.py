"""Abbreviations in a text, and whether the text says what they stand for."""

import re
from collections.abc import Iterator

from harness.language.familiar import NOT_KNOWN, familiar

WELL_KNOWN = frozenset(
    "UK HMRC DVLA GB EU USA US UN BBC NHS PDF HTML CSS CSV XML JSON URL HTTP HTTPS VAT TV DVD CD PC ID PIN OK AM PM "
    "GMT BST UTC FAQ FAQS DIY GP MP MPS HIV AIDS DNA USB SMS GPS PO SOS VIP CEO HR IT AI LGBT JPEG JPG PNG GIF SVG "
    "MP3 DOC DOCX XLS XLSX ODT BSL GOV WWW ISBN ATM CCTV UFO RAF NATO UNESCO UNICEF NASA KG KM CM MM ML KB MB TB II "
    "III IV VI VII VIII IX XI XII NB PS PTO RIP RSVP TBC MOT GCSE GCSES".split()
)
"""What needs no explaining, or can be looked up by anybody; Roman numbers, too."""
_CAPITALS = re.compile(r"(?<![\w/.@&-])([A-Z]{3,6})(?:s|['’]s)?(?![\w@&-]|\.\w|\s\d)")
_CONTEXT = 400


def unexplained(text: str) -> Iterator[str]:
    """The abbreviations in capitals that a text uses and never explains, each once, in the order of their first use.

    Words that are merely written in capitals, and what everybody knows, are left out.
    """
    for written in dict.fromkeys(match[1] for match in _CAPITALS.finditer(text)):
        if not is_well_known(written) and not is_explained(written, text):
            yield written


def is_well_known(written: str) -> bool:
    """Whether it needs no explaining, or is a word in capitals."""
    return written.upper() in WELL_KNOWN or familiar(written.lower()).unknown < NOT_KNOWN


def is_explained(written: str, text: str) -> bool:
    """Whether a text has its words in full beside it: "National Insurance (NI)", or "NI (National Insurance)"."""
    return any(_spells(written, beside) for beside in _beside(written, text))


def _beside(written: str, text: str) -> Iterator[list[str]]:
    """The words before it where it is in brackets, and those in brackets after it, or after a dash or a colon."""
    longest = 2 * len(written) + 2
    for match in re.finditer(rf"[(\[]\s?[“\"'‘]?{re.escape(written)}s?\b", text):
        yield re.findall(r"\w+", text[max(0, match.start() - _CONTEXT) : match.start()])[-longest:]
    for match in re.finditer(rf"\b{re.escape(written)}s?\s?(?:[(\[,:–—-]|is short for|stands for|means)\s?", text):
        yield re.findall(r"\w+", text[match.end() : match.end() + _CONTEXT])[:longest]


def _spells(written: str, words: list[str]) -> bool:
    """Whether the words hold its letters as first letters, in order, some small words and inner letters between."""
    letters = iter(word[0].lower() for word in words)
    if all(letter in letters for letter in written.lower()):
        return True
    whole = iter("".join(words).lower())
    first = {word[0].lower() for word in words}
    return written[0].lower() in first and len(words) >= 2 and all(letter in whole for letter in written.lower())
