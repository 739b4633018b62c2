"""A page at one moment: its elements in document order, as the browser laid them out and as it exposes them."""

from dataclasses import dataclass
from functools import cached_property

from harness.model import naming, visibility
from harness.model.element import TEXT, Box, Element
from harness.model.tree import Tree

__all__ = ["TEXT", "Box", "Element", "Snapshot"]


@dataclass(frozen=True)
class Snapshot(Tree):
    """A page at one moment.

    Attributes:
        width: Of the window, in CSS pixels.
        height: Of the window, in CSS pixels.
        content_width: Of the page's content.
        content_height: Of the page's content.
        urls: The address of each document, the page first.
        languages: What the HTTP header or a meta element says of each document's language; empty where nothing does.
    """

    width: float
    height: float
    content_width: float
    content_height: float
    urls: tuple[str, ...]
    languages: tuple[str, ...] = ()

    def seen(self, element: Element) -> bool:
        """Whether an eye can find it: laid out with some size, not transparent, not clipped away, not off the page."""
        return element.at in self._seen

    def words(self, element: Element) -> str:
        """The words in it that are laid out, with blanks between blocks; not those that only a screen reader gets."""
        return visibility.words(self, element, self._seen)

    def text(self, element: Element) -> str:
        """All the words written in it, seen or not."""
        return visibility.words(self, element)

    def language(self, element: Element) -> str:
        """The language that is declared for it, by the nearest ``lang`` or its document; empty where none is."""
        for each in (element, *self.ancestors(element)):
            if each.tag != TEXT and each.frame == element.frame and each.has("lang"):
                return each.get("lang").lower()
        return self.languages[element.frame].lower() if element.frame < len(self.languages) else ""

    def selector(self, element: Element) -> str:
        """A CSS selector that finds it, through its frame where it lies in one."""
        return naming.selector(self, element)

    def described(self, element: Element) -> str:
        """What to call it in a sentence: the link “Apply now”, the picture “map.png”, the field “Name”."""
        return naming.described(self, element, element.name or self.words(element))

    @cached_property
    def _seen(self) -> frozenset[int]:
        return visibility.seen(self)
