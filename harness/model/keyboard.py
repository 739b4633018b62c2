"""What the Tab key does on a page."""

from typing import Literal

from harness.model.base import Frozen
from harness.model.page import Box


class Change(Frozen):
    """A computed style that can be seen and is another one with the focus than without.

    Attributes:
        of: Whose it is: the element's own, of its ``parent``, ``next`` or ``previous`` sibling, ``label``, of something
            in it (``inside``), or of a pseudo-element of one of these (``label::before``).
        style: Its name; ``box`` where the thing itself only appears, or changes its size, with the focus.
        before: Its value without the focus; ``none`` where it draws nothing.
        after: Its value with the focus.
        contrast: Between the colours before and after, 1 to 21 (WCAG's relative luminance); none where it is not known.
    """

    of: str
    style: str
    before: str
    after: str
    contrast: float | None = None


class Stop(Frozen):
    """One stop of the Tab key.

    Attributes:
        path: Where the element stands (:class:`~harness.model.page.Element`), when it had the focus.
        box: Where it is in the window, in CSS pixels.
        changes: The computed styles that show the focus; not looked for on the way back.
        caret: Whether a blinking caret shows that one may type.
        pixels: How many pixels differ from the page without the focus, within 8 pixels of its box; none when no
            picture was taken, because a computed style or a caret shows the focus or there were too many to take.
        elsewhere: Whether something else in the window differs, where none of these pixels do.
        contrast: Between those pixels' colours before and after, 1 to 21, at their median; none without a picture.
        covered: The share of its box, 0 to 1, that something else is painted over while it has the focus.
        covered_by: The path of what covers it most.
        in_window: Whether any of it is in the window.
        unseen: Why nobody can see it; none where it can be seen itself, or a label of it can.
    """

    path: str
    box: Box
    changes: tuple[Change, ...] = ()
    caret: bool = False
    pixels: int | None = None
    elsewhere: bool = False
    contrast: float | None = None
    covered: float = 0
    covered_by: str | None = None
    in_window: bool = True
    unseen: Literal["transparent", "tiny", "clipped", "off the page"] | None = None


class Loop(Frozen):
    """Stops between which Tab goes round without ever coming to anything else.

    Attributes:
        paths: The stops.
        left_by: The key that leads out, as Playwright names it (``Shift+Tab``, ``Escape``, ``Control+m``); ``Enter``
            where a button in it ends it; none when nothing that was tried does.
        told: Whether the page's own words name that key.
        strayed: Whether the focus was on something else for a moment, and was fetched back.
    """

    paths: tuple[str, ...]
    left_by: str | None = None
    told: bool = False
    strayed: bool = False


class Skip(Frozen):
    """A link among the first stops that promises to jump over what every page repeats, and what came of using it.

    Attributes:
        path: Of the link.
        target: The path of what it points at; none where the page has no such place.
        next: The stop that Tab came to afterwards; none when it left the page.
    """

    path: str
    target: str | None
    next: str | None


class Keyboard(Frozen):
    """The page walked through by Tab.

    Attributes:
        forward: The stops, in order.
        back: The stops with Shift and Tab, in the order in which they came.
        ended: How walking forward ended: the page let go; it went round (see ``loop``); or there were too many stops,
            or too little time, to come to the end.
        loop: Where it went round.
        skip: What came of the first link within the page.
    """

    forward: tuple[Stop, ...] = ()
    back: tuple[Stop, ...] = ()
    ended: Literal["left", "loop", "too-many"] = "left"
    loop: Loop | None = None
    skip: Skip | None = None
