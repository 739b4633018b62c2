"""The stops of the Tab key, as the checks of pages read them."""

from collections.abc import Iterable
from typing import NamedTuple

from harness.model.keyboard import Change, Keyboard, Stop
from harness.model.page import Element
from harness.model.visit import Visit

CHANGES_LITTLE = 1.2
"""Contrast below which a change of colour is taken for none. An assumption: well under the 3:1 that WCAG asks for."""
SEVERAL_IN_ONE = ("iframe", "frame", "object", "embed", "video", "audio", "area")
"""What the browser, or another document, shows the focus in by itself; of an area, on its picture."""


class Reached(NamedTuple):
    """A stop, and the element that has the focus there."""

    stop: Stop
    element: Element


def walked(visit: Visit) -> Keyboard:
    """What the Tab key did.

    Raises:
        ValueError: It was not recorded.
    """
    if visit.probed.keyboard is None:
        raise ValueError(f"The Tab key was not tried on {visit.url}.")
    return visit.probed.keyboard


def reached(visit: Visit, stops: Iterable[Stop]) -> list[Reached]:
    """The stops whose elements were there when the page was opened."""
    found = ((stop, visit.snapshot.at_path(stop.path)) for stop in stops)
    return [Reached(stop, element) for stop, element in found if element is not None]


def strong(change: Change) -> bool:
    """Whether an eye can find the change at all."""
    return change.contrast is None or change.contrast >= CHANGES_LITTLE
