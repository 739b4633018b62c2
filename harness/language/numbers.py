"""Telephone numbers and addresses in running text."""

import re
from functools import lru_cache

# United Kingdom: a nought (or +44) and nine or ten more digits. Own rule, because the well-known library calls the
# ranges that Ofcom keeps for drama invalid, and every number in the packs that ship comes from those ranges.
_GAP = r"[ \u00a0\u2009\u202f\u2010-\u2013-]"  # the spaces and hyphens that numbers are set with
_COUNTRY = rf"\+44{_GAP}?(?:\(0\){_GAP}?)?"
_PLAIN = rf"(?:{_COUNTRY}|0)[1-9](?:{_GAP}?[0-9]){{8,9}}"
_BRACKETED = "|".join(  # the area code in brackets: (020), (0131), (01632), (013873)
    rf"\(0[1-9][0-9]{{{code}}}\)(?:{_GAP}?[0-9]){{{8 - code},{9 - code}}}" for code in range(1, 5)
)
_NUMBER = re.compile(rf"(?<![\d+])(?:{_PLAIN}|{_BRACKETED})(?!\d)")
# Every caller meets the same prompts, so what was worked out for a text is kept for the next one.
_KEPT = 4096
_ADDRESS = re.compile(r"https?://[^\s<>\"\u2018-\u201d'()]*[^\s<>\"\u2018-\u201d'().,;:!?]", re.IGNORECASE)


def find_numbers(text: str) -> tuple[str, ...]:
    """The United Kingdom telephone numbers in a text, each once, as written, in order."""
    return tuple(dict.fromkeys(match.group() for match in _NUMBER.finditer(text)))


@lru_cache(_KEPT)
def every_number(text: str) -> tuple[str, ...]:
    """The United Kingdom telephone numbers in a text, as often as they stand there, as written, in order."""
    return tuple(match.group() for match in _NUMBER.finditer(text))


def find_addresses(text: str) -> tuple[str, ...]:
    """The web addresses in a text, each once, in order."""
    return tuple(dict.fromkeys(match.group() for match in _ADDRESS.finditer(text)))


@lru_cache(_KEPT)
def dialled(number: str) -> str:
    """A number as it is dialled: digits alone, the country code of the United Kingdom written as 0.

    Two ways of writing one number give the same result.
    """
    digits = re.sub(r"[^0-9+]", "", re.sub(rf"^\s*{_COUNTRY}", "0", number))
    return "0" + digits[3:] if digits.startswith("+44") else digits


@lru_cache(_KEPT)
def spoken_numbers(text: str) -> str:
    """The text with each telephone number written out as a voice should say it: single digits, in its groups."""
    return _NUMBER.sub(lambda match: _digit_by_digit(match.group()), text)


def _digit_by_digit(number: str) -> str:
    groups = re.findall(r"[0-9]+", re.sub(rf"^{_COUNTRY}", "0 ", number))
    return ", ".join(" ".join(group) for group in groups)
