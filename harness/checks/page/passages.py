"""The words of a page block by block, as an eye meets them: what checks of words and of type look at."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from harness.model.page import TEXT, Box, Element, Snapshot

_NO_PROSE = frozenset({"button", "select", "option", "textarea", "svg", "code", "pre", "kbd", "samp", "math"})


class Passage(NamedTuple):
    """What stands together in one block.

    Attributes:
        block: The innermost element around it that begins on a line of its own.
        texts: Its runs of text.
        words: What they say.
    """

    block: Element
    texts: tuple[Element, ...]
    words: str

    @property
    def box(self) -> Box:
        """The rectangle around its texts."""
        boxes = [text.box for text in self.texts if text.box]
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.words.split())


def passages(snapshot: Snapshot) -> list[Passage]:
    """What can be seen of a page's words, block by block in the order of the code; not what is inside controls."""
    return [
        Passage(snapshot.elements[at], texts, " ".join("".join(text.text for text in texts).split()))
        for at, found in groupby(_texts(snapshot), lambda text: snapshot.block(text).at)
        if (texts := tuple(found))
    ]


def lines(snapshot: Snapshot, passage: Passage) -> int:
    """How many lines a passage takes, from its height and the height of its lines."""
    size = snapshot.pixels(passage.texts[0], "font-size") or 16
    line = snapshot.pixels(passage.texts[0], "line-height") or _NORMAL * size
    beyond_first = max(0.0, passage.box.height - _NORMAL * size)
    return 1 + round(beyond_first / line) if line else 1


def within(snapshot: Snapshot, element: Element, *tags: str, roles: tuple[str, ...] = ()) -> bool:
    """Whether an element lies in, or is, one with one of these tags or roles."""
    return any(each.tag in tags or each.role in roles for each in (element, *snapshot.ancestors(element)))


def _texts(snapshot: Snapshot) -> Iterator[Element]:
    for text in snapshot.tagged(TEXT):
        around = snapshot.parent(text)
        if around is None or around.tag.startswith("::") or not snapshot.seen(text):
            continue
        if not within(snapshot, around, *_NO_PROSE):
            yield text


_NORMAL = 1.15
"""The height of a line of most typefaces, in heights of their letters, where the page sets none."""
