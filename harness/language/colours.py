"""What people call a colour."""

import re
from colorsys import rgb_to_hls
from functools import lru_cache
from typing import NamedTuple

_HUES = ((15, "red"), (45, "orange"), (70, "yellow"), (170, "green"), (200, "turquoise"), (260, "blue"), (300, "purple"))
_LAST = ((345, "pink"), (361, "red"))
"""Up to which hue, in degrees, a strong colour is called what: rough, from common usage."""
_PALE, _DARK, _GREY = 0.93, 0.1, 0.25
_RGB = re.compile(r"rgba?\((\d{1,3}), (\d{1,3}), (\d{1,3})(?:, ([\d.]{1,8}))?\)")


class Colour(NamedTuple):
    """A colour as a browser computes it.

    Attributes:
        name: What it is called: red, grey, black …
        vivid: Whether it is more than a shade of grey.
        rgb: Red, green and blue, 0 to 255.
    """

    name: str
    vivid: bool
    rgb: tuple[int, int, int]


@lru_cache(1024)
def parse_colour(written: str) -> Colour | None:
    """A computed colour, such as ``rgb(212, 53, 28)``; none where it is transparent or no colour."""
    match = _RGB.fullmatch(written.strip())
    if not match or (match[4] and float(match[4]) == 0):
        return None
    red, green, blue = (int(match[number]) for number in (1, 2, 3))
    hue, light, strong = rgb_to_hls(red / 255, green / 255, blue / 255)
    if light >= _PALE or light <= _DARK or strong < _GREY:
        return Colour("white" if light >= _PALE else "black" if light <= _DARK else "grey", False, (red, green, blue))
    name = next(name for most, name in (*_HUES, *_LAST) if hue * 360 < most)
    return Colour(name, True, (red, green, blue))


def colour_names() -> tuple[str, ...]:
    """Every word that a colour may be called by here."""
    return (*dict.fromkeys(name for _, name in (*_HUES, *_LAST)), "black", "white", "grey")
