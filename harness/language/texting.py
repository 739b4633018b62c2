"""What a text message becomes on its way, by the rules of GOV.UK Notify, and in how many parts it goes.

The rules are those of Notify's open source (alphagov/notifications-utils, version 127.0.0); the code is our own. A
sender who does not replace characters that the GSM alphabet lacks sends the whole text in UCS-2 instead, where a part
holds fewer than half as many.

Later source differs, and ``every_letter`` follows it: after 127.0.0 Notify merged a change by which it keeps every
letter, emoji too, in UCS-2, and neither strips accents nor writes a question mark (notifications-utils pull request
1443, August 2026; notifications-api pull request 4937, September 2026). It then replaces only dashes, quotation marks,
the ellipsis and odd blanks, and no longer Ł, ł and the zero-width joiner, without which some scripts and emoji fall
apart. We do not know since when the service that people send from runs it, so 127.0.0 is what counts unless asked.

Notify tidies white space before it replaces characters, so a wide or narrow blank goes out as a space, and the line
separator U+2028 as the end of a line; by itself, as ``sanitised`` shows, it would become nothing.
"""

import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import ceil
from typing import Literal

Encoding = Literal["GSM-7", "UCS-2"]

EXTENDED = frozenset("^{}\\[~]|€")
"""Characters of the GSM alphabet that take the room of two (3GPP TS 23.038, 6.2.1.1)."""
GSM = EXTENDED | frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The alphabet of GSM 03.38 (now 3GPP TS 23.038, 6.2.1), with its extension."""
WELSH = frozenset(
    unicodedata.normalize("NFC", letter + accent)
    for letter in "aeiouwyAEIOUWY"
    for accent in ("\u0300", "\u0301", "\u0308", "\u0302")  # grave, acute, diaeresis, circumflex
)
"""Accented letters that are kept; those outside the GSM alphabet turn the whole text into UCS-2."""
MOST_CHARACTERS = 918
"""Notify refuses a longer text, the sender's name not counted: six parts of 153 (notifications-utils)."""
ONE_PART = {"GSM-7": 160, "UCS-2": 70}
"""Units that a text in one part holds: 140 octets (3GPP TS 23.040, 9.2.3.24)."""
EACH_PART = {"GSM-7": 153, "UCS-2": 67}
"""Units that each part of a longer text holds, beside the six octets that say which part it is."""

_KEPT = GSM | WELSH
_ALIKE = {
    **dict.fromkeys("\u2011\u2013\u2014\u2212", "-"),
    "\u2026": "...",
    **dict.fromkeys("\u2018\u2019\u201a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e", '"'),
    **dict.fromkeys("\u180e\u200b\u200c\u2060\ufeff\u2028\u2029", ""),
    **dict.fromkeys("\u00a0\u202f\t", " "),
}
_SENT_AS = {**_ALIKE, "\u200d": "", "\u0141": "L", "\u0142": "l"}
_BEFORE_POINT = re.compile(r"[ \t]+([,.])")
_BLANKS = str.maketrans(
    {**dict.fromkeys("\u00a0\u202f", " "), **dict.fromkeys("\u180e\u200b\u200c\u200d\u2060\ufeff", "")}
)
_BLANK = frozenset(map(chr, _BLANKS))
_MANY = 16  # so many characters to replace that going through the text once is faster than once for each


@dataclass(frozen=True, slots=True)
class Lost:
    """A character that does not arrive as it was written.

    Attributes:
        character: As it was written.
        becomes: What arrives: the letter without its accent, or a question mark.
    """

    character: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A text as it goes out.

    Attributes:
        sent_as: The words, sanitised, with the sender's name before them where there is one.
        encoding: The alphabet it is sent in.
        characters: How many characters there are in it; one outside the basic plane, such as an emoji, counts two.
        fragments: In how many parts it is sent and charged by GOV.UK Notify, which divides the length.
        parts_real: In how many parts a network sends it, which never cuts a character of two units in two.
        encoding_unnormalised: The alphabet where nothing is replaced.
        fragments_unnormalised: In how many parts a sender sends it who replaces nothing.
        lost: What does not arrive as written, each character once.
        too_long: Whether Notify refuses it, because it has more than 918 characters without the sender's name.
    """

    sent_as: str
    encoding: Encoding
    characters: int
    fragments: int
    parts_real: int
    encoding_unnormalised: Encoding
    fragments_unnormalised: int
    lost: tuple[Lost, ...]
    too_long: bool


def as_sent(body: str, prefix: str | None = None, *, every_letter: bool = False) -> Sent:
    """What becomes of a text.

    Args:
        body: The words, as written; a ``((placeholder))`` counts as it stands, see ``placeholders.at_length``.
        prefix: The sender's name, which Notify puts before the words of a service that asks for it.
        every_letter: Whether every letter is kept, as in Notify's source after version 127.0.0.
    """
    before = f"{prefix.strip()}: " if prefix else ""
    raw = before + body
    tidy = _tidied(raw)
    characters = set(tidy)
    odd = _odd(characters, every_letter=every_letter)
    sent = _replaced(tidy, odd, every_letter=every_letter) if odd else tidy
    encoding, length, fragments, real = _counted(sent, set(sent) if odd else characters)
    raw = raw.strip()
    raw_encoding, raw_parts = encoding, real
    if raw != sent:
        raw_encoding, _, _, raw_parts = _counted(raw, characters if raw == tidy else set(raw))
    return Sent(
        sent_as=sent,
        encoding=encoding,
        characters=length,
        fragments=fragments,
        parts_real=real,
        encoding_unnormalised=raw_encoding,
        fragments_unnormalised=raw_parts,
        lost=() if every_letter or not odd else _lost(tidy),
        too_long=length - len(before) > MOST_CHARACTERS,
    )


def sanitised(text: str, *, every_letter: bool = False) -> str:
    """The text with each character replaced that Notify does not send."""
    return _replaced(text, _odd(set(text), every_letter=every_letter), every_letter=every_letter)


def price(fragments: int, pence_each: int | Decimal) -> Decimal:
    """What a text costs, in pence, exactly.

    Args:
        fragments: In how many parts it is charged.
        pence_each: What one part costs, in pence; a binary fraction could not hold 1.97.

    Raises:
        TypeError: The price is a binary fraction (float).
    """
    if not isinstance(pence_each, int | Decimal):
        raise TypeError(f"Give the price of a part as a whole number or a Decimal, not as {pence_each!r}.")
    return fragments * Decimal(pence_each)


class _Kept(dict[int, str]):
    """What each character becomes, by its code; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = becomes = _one(chr(code))
        return becomes


def _one(character: str) -> str:
    if character in _KEPT:
        return character
    decomposed = unicodedata.decomposition(character)
    if decomposed and "<" not in decomposed:
        first = chr(int(decomposed.split()[0], 16))
        return first if first in _KEPT else "?"
    return _SENT_AS.get(character, "?")


_becomes = _Kept()
_alike = {ord(character): becomes for character, becomes in _ALIKE.items()}


def _odd(characters: Set[str], *, every_letter: bool) -> Set[str]:
    """Those of these characters that are replaced."""
    return characters & _ALIKE.keys() if every_letter else characters - _KEPT


def _replaced(text: str, odd: Set[str], *, every_letter: bool) -> str:
    becomes = _alike if every_letter else _becomes
    if len(odd) > _MANY:
        return text.translate(becomes)
    for character in odd:
        text = text.replace(character, becomes[ord(character)])
    return text


def _lost(text: str) -> tuple[Lost, ...]:
    return tuple(lost for character in dict.fromkeys(text) if character not in _KEPT and (lost := _loss(character)))


@lru_cache(4096)
def _loss(character: str) -> Lost | None:
    """What a reader would miss: typographic twins of what is sent, and blanks, are no loss."""
    if character in _SENT_AS and not character.isalpha():
        return None
    return Lost(character, _becomes[ord(character)])


def _tidied(text: str) -> str:
    """White space as Notify sends it: before a comma or full stop, in runs, round lines and round the whole."""
    if " ." in text or " ," in text or "\t" in text:
        text = _BEFORE_POINT.sub(r"\1", text)
    lines = text.splitlines()
    if not text.isascii() and not _BLANK.isdisjoint(text):
        lines = [line.translate(_BLANKS) for line in lines]
    if len(lines) == 1:
        return " ".join(lines[0].split())
    return re.sub(r"\n{3,}", "\n\n", "\n".join([" ".join(line.split()) for line in lines])).strip()


def _counted(text: str, characters: Set[str]) -> tuple[Encoding, int, int, int]:
    """Its alphabet, its characters in units of UTF-16, the parts that Notify charges, those that a network fills."""
    encoding: Encoding = "GSM-7" if characters <= GSM else "UCS-2"
    double = characters & EXTENDED if encoding == "GSM-7" else {each for each in characters if each > "\uffff"}
    units = len(text) + sum(map(text.count, double))
    length = len(text) if encoding == "GSM-7" else units
    if units <= ONE_PART[encoding]:
        return encoding, length, 1, 1
    most = EACH_PART[encoding]
    charged = ceil(units / most)
    return encoding, length, charged, _filled(text, double, most) if double else charged


def _filled(text: str, double: Set[str], most: int) -> int:
    """Parts as a network fills them: a character of two units that would straddle two parts begins the next."""
    parts, room = 1, most
    for character in text:
        size = 2 if character in double else 1
        if size > room:
            parts, room = parts + 1, most
        room -= size
    return parts
