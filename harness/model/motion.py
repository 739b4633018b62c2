"""What on a page moves, flashes or ends by itself."""

from harness.model.base import Frozen


class Animation(Frozen):
    """One animation that runs when a page is shown to somebody who has not asked for less motion.

    Attributes:
        path: Where the element stands (:class:`~harness.model.page.Element`).
        name: Of the animation; empty where a script made it.
        properties: What it changes.
        seconds: How long it runs in all; none when it never ends.
        area: Of the part of the element that is seen, in square CSS pixels.
        flashes: How often a second it goes from light to dark and back, as its key frames say.
        despite: Whether it also runs for somebody who has asked for less motion.
    """

    path: str
    name: str
    properties: tuple[str, ...]
    seconds: float | None
    area: float
    flashes: float = 0
    despite: bool = False


class MovingPicture(Frozen):
    """A picture in a format that can move.

    Attributes:
        path: Where the element stands.
        url: Of the picture, cut.
        frames: How many pictures it holds; none when it could not be looked into.
        seconds: How long it moves in all; none when it never ends, or could not be looked into.
    """

    path: str
    url: str
    frames: int | None = None
    seconds: float | None = None


class Playing(Frozen):
    """A video or a sound that starts by itself.

    Attributes:
        path: Where the element stands.
        tag: ``video`` or ``audio``.
        controls: Whether the browser's own controls are shown.
    """

    path: str
    tag: str
    controls: bool


class Change(Frozen):
    """Something seen that a script changed while nobody did anything.

    Attributes:
        path: Where the element stands; it may not have been there when the page was opened.
        kinds: What was changed: ``text``, ``content`` or the name of an attribute.
        count: How often.
        first: When, in seconds after the page was loaded.
        last: When last.
        words: The words in it after the first change, cut.
    """

    path: str
    kinds: tuple[str, ...]
    count: int
    first: float
    last: float
    words: str = ""


class Leave(Frozen):
    """The page went elsewhere, or meant to, while nobody did anything."""

    seconds: float
    url: str


class Motion(Frozen):
    """What a page does while nobody does anything.

    Attributes:
        animations: What is animated by the browser.
        pictures: The pictures that can move.
        playing: What plays by itself.
        watched: For how many seconds its scripts were watched, on a clock that runs faster; 0 when none of them waits
            for anything.
        changes: What they changed meanwhile.
        leaves: Where they went meanwhile.
        asked: Whether they meanwhile asked something in a window of the browser's own.
        tilted: The paths of what changed when the device was tilted and shaken.
        capped: Whether there was more than is listed.
    """

    animations: tuple[Animation, ...] = ()
    pictures: tuple[MovingPicture, ...] = ()
    playing: tuple[Playing, ...] = ()
    watched: float = 0
    changes: tuple[Change, ...] = ()
    leaves: tuple[Leave, ...] = ()
    asked: bool = False
    tilted: tuple[str, ...] = ()
    capped: bool = False
