"""A page enlarged, spaced out, turned, and in colours of the reader's own."""

from typing import Literal

from harness.model.base import Frozen

Setting = Literal["zoomed", "doubled", "spaced", "reflowed"]
"""*zoomed*: the whole page at 200 %, which halves the window. *doubled*: its text alone at 200 %, as a reader's own
setting makes it. *spaced*: the spacing of text that WCAG 2.2 1.4.12 names. *reflowed*: the whole page at 400 %, in a
window of 320 by 256 CSS pixels, as WCAG 2.2 1.4.10 names it."""


class Cut(Frozen):
    """A text that is not seen whole.

    Attributes:
        path: Where the element that holds the text stands (:class:`~harness.model.page.Element`).
        text: How it begins.
        how: *cut-through*: a line of it is cut along or across; *lines-gone*: whole lines of it are out of sight;
            *shortened*: it ends in dots that the page asked for.
        by: The path of what cuts it off; none when the window's edge does.
        seen: The share of it that is still seen, 0 to 1.
        before: The share of it that is seen in the ordinary setting.
    """

    path: str
    text: str
    how: Literal["cut-through", "lines-gone", "shortened"]
    by: str | None
    seen: float
    before: float


class Overlap(Frozen):
    """Two texts of which one now lies over the other.

    Attributes:
        path: The first, by the element that holds it.
        text: How it begins.
        over: The second.
        covered: Whether one of them stands on a ground of its own, which covers the other.
    """

    path: str
    text: str
    over: str
    covered: bool


class Outside(Frozen):
    """Something that reaches beyond the window's edge, so that it has to be scrolled sideways.

    Attributes:
        path: The element, or the one that holds the text.
        text: How the text begins; empty for what is no text.
        one_word: Whether it is a single word that is longer than the window is wide.
        beyond: How far it reaches beyond the edge, in CSS pixels.
    """

    path: str
    text: str
    one_word: bool
    beyond: float


class Shown(Frozen):
    """What one setting did to the page: only what is otherwise than in the ordinary setting, or wrong there already.

    Attributes:
        setting: Which.
        width: Of the window, in CSS pixels.
        height: Of the window, in CSS pixels.
        content_width: Of what can be scrolled to, in CSS pixels.
        cut: The texts that are cut off.
        overlaps: The texts that lie over others.
        outside: What reaches beyond the window's right edge.
        covering: What stays put while the page is scrolled, with the share of the window it takes, 0 to 1.
    """

    setting: Setting
    width: float
    height: float
    content_width: float
    cut: tuple[Cut, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    outside: tuple[Outside, ...] = ()
    covering: tuple[tuple[str, float], ...] = ()


class OverPicture(Frozen):
    """A text that stands on a picture or on colours that run into each other.

    Attributes:
        path: The element that holds it.
        text: How it begins.
        size: Of its letters, in CSS pixels.
        bold: Whether they are bold.
        worst: The contrast with what is behind it where that is worst (at the fifth percentile of the pixels), 1 to 21.
        median: The contrast at the median.
        best: The contrast where it is best (at the ninety-fifth percentile).
        shadowed: Whether the letters have a shadow, which is in none of these numbers.
    """

    path: str
    text: str
    size: float
    bold: bool
    worst: float
    median: float
    best: float
    shadowed: bool


class Turned(Frozen):
    """An element whose rotation depends on how the device is held, in degrees, 0 to 360."""

    path: str
    upright: float
    sideways: float


class Sizes(Frozen):
    """The page in other settings than the one it was made in.

    Attributes:
        texts: How many texts are seen in the ordinary setting.
        cut: The texts that a line's edge cuts through in the ordinary setting already.
        shown: The settings that were tried.
        over_pictures: The texts that stand on pictures, at most ten.
        turned: What turns when the device is turned.
        focus_lost: The paths of what shows that it has the focus, but not in the reader's own colours.
        edge_lost: The paths of fields whose edge is not seen in the reader's own colours.
        control_lost: The paths of links and buttons of which nothing is left in the reader's own colours.
        capped: Whether the page has more texts than were looked at.
    """

    texts: int = 0
    cut: tuple[Cut, ...] = ()
    shown: tuple[Shown, ...] = ()
    over_pictures: tuple[OverPicture, ...] = ()
    turned: tuple[Turned, ...] = ()
    focus_lost: tuple[str, ...] = ()
    edge_lost: tuple[str, ...] = ()
    control_lost: tuple[str, ...] = ()
    capped: bool = False

    def setting(self, name: Setting) -> Shown | None:
        """What one setting did; none when it was not tried."""
        return next((shown for shown in self.shown if shown.setting == name), None)
