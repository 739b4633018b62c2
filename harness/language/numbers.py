"""Telephone numbers and addresses in running text."""

import re

# United Kingdom: a nought (or +44) and nine or ten more digits. Own rule, because the well-known library calls the
# ranges that Ofcom keeps for drama invalid, and every number in the packs that ship comes from those ranges.
_NUMBER = re.compile(r"(?<![\d+])(?:\+44[ -]?(?:\(0\))?|0)[1-9](?:[ -]?\d){8,9}(?!\d)")
_ADDRESS = re.compile(r"https?://[^\s<>\"'()]*[^\s<>\"'().,;:!?]", re.IGNORECASE)


def find_numbers(text: str) -> tuple[str, ...]:
    """The United Kingdom telephone numbers in a text, each once, as written, in order."""
    return tuple(dict.fromkeys(match.group() for match in _NUMBER.finditer(text)))


def find_addresses(text: str) -> tuple[str, ...]:
    """The web addresses in a text, each once, in order."""
    return tuple(dict.fromkeys(match.group() for match in _ADDRESS.finditer(text)))


def dialled(number: str) -> str:
    """A number as it is dialled: digits alone, the country code of the United Kingdom written as 0.

    Two ways of writing one number give the same result.
    """
    digits = re.sub(r"\(0\)|[^\d+]", "", number)
    return "0" + digits[3:] if digits.startswith("+44") else digits


def spoken_numbers(text: str) -> str:
    """The text with each telephone number written out as a voice should say it: single digits, in its groups."""
    return _NUMBER.sub(lambda match: _digit_by_digit(match.group()), text)


def _digit_by_digit(number: str) -> str:
    groups = re.split(r"[ -]+", number.replace("+44", "0 "))
    return ", ".join(" ".join(group) for group in groups if group)
