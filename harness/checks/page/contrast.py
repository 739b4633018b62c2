"""Colours as a browser computes them, and how far two of them stand apart (WCAG 2.2, contrast ratio)."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from harness.model.page import Element, Snapshot

_COMPUTED = re.compile(r"rgba?\((\d{1,3}), (\d{1,3}), (\d{1,3})(?:, ([\d.]{1,10}))?\)")


class Colour(NamedTuple):
    """Red, green and blue from 0 to 255, and how opaque it is from 0 to 1."""

    red: int
    green: int
    blue: int
    opaque: float = 1.0

    @property
    def luminance(self) -> float:
        """How light it is, from 0 to 1 (WCAG 2.2, relative luminance)."""
        parts = (part / 255 for part in self[:3])
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colour(computed: str) -> Colour | None:
    """What a computed style says; none where it is in a notation other than rgb()."""
    found = _COMPUTED.fullmatch(computed)
    return Colour(int(found[1]), int(found[2]), int(found[3]), float(found[4] or 1)) if found else None


def contrast(one: Colour, other: Colour) -> float:
    """The ratio of two opaque colours, from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((one.luminance, other.luminance), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ground(page: Snapshot, behind: Iterable[Element]) -> Colour | None:
    """The one colour that shows of some elements, the nearest first: the browser's white where none has a colour.

    None where there is a picture among them, or something shows through.
    """
    for each in behind:
        own = colour(page.style(each, "background-color"))
        if own is None or page.style(each, "background-image") != "none":
            return None
        if own.opaque:
            return own if own.opaque == 1 else None
    return Colour(255, 255, 255)
