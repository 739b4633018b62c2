"""What the Tab key does on a page."""

from typing import Literal

from harness.model.base import Frozen
from harness.model.page import Box


class Stop(Frozen):
    """One stop of the Tab key.

    Attributes:
        path: Where the element stands (:class:`~harness.model.page.Element`); none when the page did not have it when
            it was opened.
        box: Where it is in the window, in CSS pixels.
        changed: The computed styles that differ from those without focus.
        pixels: How many pixels differ from the page without focus, within 8 pixels of its box; none when no picture was
            taken because a computed style shows the change.
        contrast: Of the indicator's colour against what was there before, for the pixels that differ; none without a
            picture.
        covered: The share of its box, 0 to 1, that something else is painted over while it has the focus.
        covered_by: The path of what covers it most.
        in_window: Whether it was scrolled into view.
    """

    path: str | None
    box: Box
    changed: tuple[str, ...] = ()
    pixels: int | None = None
    contrast: float | None = None
    covered: float = 0
    covered_by: str | None = None
    in_window: bool = True


class Keyboard(Frozen):
    """The page walked through by Tab.

    Attributes:
        forward: The stops, in order.
        back: The paths of the stops with Shift and Tab, in the order in which they came.
        ended: How walking forward ended: the page let go, the same stop came again and again, or there were too many.
        trapped_at: The path of the stop that neither Tab nor Shift and Tab nor Escape leaves; none without a trap.
    """

    forward: tuple[Stop, ...] = ()
    back: tuple[str | None, ...] = ()
    ended: Literal["left", "trapped", "too-many"] = "left"
    trapped_at: str | None = None
