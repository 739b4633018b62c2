"""What a text message becomes on its way, by the rules of GOV.UK Notify, and in how many parts it goes.

The rules are those of Notify's open source (alphagov/notifications-utils, version 127.0.0); the code is our own. A
sender who does not replace characters that the GSM alphabet lacks sends the whole text in UCS-2 instead, where a part
holds fewer than half as many.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import Literal

Encoding = Literal["GSM-7", "UCS-2"]

EXTENDED = frozenset("^{}\\[~]|€")
"""Characters of the GSM alphabet that take the room of two."""
GSM = EXTENDED | frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The alphabet of GSM 03.38, with its extension."""
WELSH = frozenset(
    unicodedata.normalize("NFC", letter + accent)
    for letter in "aeiouwyAEIOUWY"
    for accent in ("\u0300", "\u0301", "\u0308", "\u0302")  # grave, acute, diaeresis, circumflex
)
"""Accented letters that are kept; those outside the GSM alphabet turn the whole text into UCS-2."""

_KEPT = GSM | WELSH
_SENT_AS = {
    **dict.fromkeys("\u2011\u2013\u2014\u2212", "-"),
    "\u2026": "...",
    **dict.fromkeys("\u2018\u2019\u201a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e", '"'),
    **dict.fromkeys("\u180e\u200b\u200c\u200d\u2060\ufeff\u2028\u2029", ""),
    **dict.fromkeys("\u00a0\u202f\t", " "),
    "\u0141": "L",
    "\u0142": "l",
}
_ONE_PART = {"GSM-7": 160, "UCS-2": 70}
_EACH_PART = {"GSM-7": 153, "UCS-2": 67}


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
        characters: How many characters there are in it.
        fragments: In how many parts it is sent and charged by GOV.UK Notify, which divides the length.
        fragments_on_air: In how many parts a network sends it, which never cuts a character of two units in two.
        encoding_unnormalised: The alphabet where nothing is replaced.
        fragments_unnormalised: In how many parts a sender sends it who replaces nothing.
        lost: What does not arrive as written, each character once.
    """

    sent_as: str
    encoding: Encoding
    characters: int
    fragments: int
    fragments_on_air: int
    encoding_unnormalised: Encoding
    fragments_unnormalised: int
    lost: tuple[Lost, ...]


def as_sent(body: str, prefix: str | None = None) -> Sent:
    """What becomes of a text.

    Args:
        body: The words, as written.
        prefix: The sender's name, which Notify puts before the words of a service that asks for it.
    """
    whole = f"{prefix.strip()}: {body}" if prefix else body
    sent = _tidied(sanitised(whole))
    raw = whole.strip()
    encoding: Encoding = "UCS-2" if set(sent) & (WELSH - GSM) else "GSM-7"
    raw_encoding: Encoding = "GSM-7" if set(raw) <= GSM else "UCS-2"
    return Sent(
        sent_as=sent,
        encoding=encoding,
        characters=len(sent),
        fragments=charged_fragments(_units(sent, encoding), encoding),
        fragments_on_air=fragments_on_air(_units(sent, encoding), encoding),
        encoding_unnormalised=raw_encoding,
        fragments_unnormalised=fragments_on_air(_units(raw, raw_encoding), raw_encoding),
        lost=tuple(Lost(c, _becomes(c)) for c in dict.fromkeys(whole) if _is_lost(c)),
    )


def sanitised(text: str) -> str:
    """The text with each character replaced that Notify does not send."""
    return "".join(map(_becomes, text))


def charged_fragments(units: Iterable[int], encoding: Encoding) -> int:
    """Parts as Notify counts them: the length, divided; an empty text is one."""
    length = sum(units)
    return 1 if length <= _ONE_PART[encoding] else ceil(length / _EACH_PART[encoding])


def fragments_on_air(units: Iterable[int], encoding: Encoding) -> int:
    """Parts as a network fills them: a character of two units that would straddle two parts begins the next."""
    each = list(units)
    if sum(each) <= _ONE_PART[encoding]:
        return 1
    parts, room = 1, _EACH_PART[encoding]
    for size in each:
        if size > room:
            parts, room = parts + 1, _EACH_PART[encoding]
        room -= size
    return parts


def _becomes(character: str) -> str:
    if character in _KEPT:
        return character
    decomposed = unicodedata.decomposition(character)
    if decomposed and "<" not in decomposed:
        first = chr(int(decomposed.split()[0], 16))
        return first if first in _KEPT else "?"
    return _SENT_AS.get(character, "?")


def _is_lost(character: str) -> bool:
    """Whether a reader would miss it: typographic twins of what is sent, and blanks, are no loss."""
    return character not in _KEPT and (character not in _SENT_AS or character.isalpha())


def _tidied(text: str) -> str:
    """White space as Notify sends it."""
    close = re.sub(r"[ \t]+([,.])", r"\1", text)
    lines = "\n".join(" ".join(line.split()) for line in close.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _units(text: str, encoding: Encoding) -> list[int]:
    """How many units of its alphabet each character takes."""
    if encoding == "GSM-7":
        return [2 if character in EXTENDED else 1 for character in text]
    return [2 if ord(character) > 0xFFFF else 1 for character in text]
