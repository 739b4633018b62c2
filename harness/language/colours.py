"""What people call a colour."""

from colorsys import rgb_to_hls

SHADES = ("black", "white", "grey")
"""What has no hue to speak of."""

_HUES = (
    (15, "red"), (45, "orange"), (70, "yellow"), (170, "green"), (200, "turquoise"), (260, "blue"), (300, "purple"),
    (345, "pink"), (361, "red"),
)  # fmt: skip
"""Up to which hue, in degrees, a strong colour is called what: rough, from common usage."""
_PALE, _DARK, _GREY = 0.93, 0.1, 0.25
"""From which lightness on a colour is white, up to which it is black, below which strength it is grey: assumptions."""


def colour_name(red: int, green: int, blue: int) -> str:
    """What a colour is called, its parts from 0 to 255."""
    hue, light, strong = rgb_to_hls(red / 255, green / 255, blue / 255)
    if light >= _PALE or light <= _DARK:
        return "white" if light >= _PALE else "black"
    return "grey" if strong < _GREY else next(name for most, name in _HUES if hue * 360 < most)


def colour_names() -> tuple[str, ...]:
    """Every word that a colour may be called by here."""
    return (*dict.fromkeys(name for _, name in _HUES), *SHADES)
