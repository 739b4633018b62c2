"""A colour is called what people call it."""

import pytest

from harness.language.colours import colour_name, colour_names


@pytest.mark.parametrize(
    ("rgb", "name"),
    [
        ((255, 0, 0), "red"),
        ((212, 53, 28), "red"),
        ((0, 112, 60), "green"),
        ((29, 112, 184), "blue"),
        ((255, 221, 0), "yellow"),
        ((11, 12, 12), "black"),
        ((255, 255, 255), "white"),
        ((119, 119, 119), "grey"),
    ],
)
def test_a_colour_has_its_common_name(rgb: tuple[int, int, int], name: str):
    assert colour_name(*rgb) == name
    assert name in colour_names()
