"""The elements of a page as a tree: finding one, what is around it and in it, and how it is styled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from harness.model.element import TEXT, Element

_INLINE = ("inline", "contents", "none", "ruby")


@dataclass(frozen=True)
class Tree:
    """Elements in document order, with what is looked up in them again and again worked out once.

    Attributes:
        elements: In document order; the elements of a frame follow the frame's own element.
        styles: Computed styles, each once: property to value.
    """

    elements: tuple[Element, ...]
    styles: tuple[Mapping[str, str], ...]

    # --- finding ---------------------------------------------------------------------------------------------------

    def tagged(self, *tags: str) -> list[Element]:
        """The elements with one of these tags."""
        return [element for tag in tags for element in self._by_tag.get(tag, ())]

    def only_one(self, element: Element) -> bool:
        """Whether no other in its document has its tag."""
        others = (each for each in self._by_tag[element.tag] if each.frame == element.frame and each.at != element.at)
        return next(others, None) is None

    def having(self, *roles: str) -> list[Element]:
        """What the accessibility tree exposes with one of these roles."""
        return [element for element in self.elements if element.exposed and element.role in roles]

    def by_id(self, identifier: str, frame: int = 0) -> Element | None:
        """The first element with this id in a document."""
        return next(iter(self.all_with_id(identifier, frame)), None)

    def all_with_id(self, identifier: str, frame: int = 0) -> Sequence[Element]:
        """Every element with this id in a document; a sound page has one at most."""
        return self._by_id.get((frame, identifier), ())

    def at_path(self, path: str | None) -> Element | None:
        """The element that stands at a path."""
        return self._by_path.get(path) if path is not None else None

    @property
    def root(self) -> Element:
        """The page's outermost element."""
        return self.elements[0]

    # --- around and within -----------------------------------------------------------------------------------------

    def parent(self, element: Element) -> Element | None:
        """The element around it; around a frame's root, the frame's own element."""
        return self.elements[element.parent] if element.parent is not None else None

    def children(self, element: Element) -> Sequence[Element]:
        """What it directly holds, texts too."""
        return self._children.get(element.at, ())

    def ancestors(self, element: Element) -> Iterator[Element]:
        """What it lies in, the nearest first."""
        around = self.parent(element)
        while around is not None:
            yield around
            around = self.parent(around)

    def descendants(self, element: Element) -> Iterator[Element]:
        """All it holds, in document order, itself not."""
        for child in self.children(element):
            yield child
            yield from self.descendants(child)

    def closest(self, element: Element, *tags: str) -> Element | None:
        """The nearest element around it, itself too, with one of these tags."""
        return next((each for each in (element, *self.ancestors(element)) if each.tag in tags), None)

    def holds(self, outer: Element, inner: Element) -> bool:
        """Whether one lies in the other."""
        return any(each.at == outer.at for each in self.ancestors(inner))

    # --- style -----------------------------------------------------------------------------------------------------

    def style(self, element: Element, name: str) -> str:
        """A computed style; of a text, that of what it stands in; empty where nothing is laid out."""
        if element.tag == TEXT or element.style is None:
            around = self.parent(element) if element.tag == TEXT else None
            return self.style(around, name) if around else ""
        return self.styles[element.style].get(name, "")

    def pixels(self, element: Element, name: str) -> float:
        """A computed style in CSS pixels; 0 where it is no length."""
        value = self.style(element, name)
        try:
            return float(value.removesuffix("px"))
        except ValueError:
            return 0.0

    def begins_a_line(self, element: Element) -> bool:
        """Whether it begins on a line of its own."""
        display = self.style(element, "display")
        return bool(display) and not display.startswith(_INLINE)

    def block(self, element: Element) -> Element:
        """The nearest element, itself too, that begins on a line of its own."""
        around = (element, *self.ancestors(element))
        return next((each for each in around if each.tag != TEXT and self.begins_a_line(each)), self.root)

    # --- worked out once -------------------------------------------------------------------------------------------

    @cached_property
    def _by_tag(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            found.setdefault(element.tag, []).append(element)
        return found

    @cached_property
    def _by_id(self) -> dict[tuple[int, str], list[Element]]:
        found: dict[tuple[int, str], list[Element]] = {}
        for element in self.elements:
            if element.get("id"):
                found.setdefault((element.frame, element.get("id")), []).append(element)
        return found

    @cached_property
    def _by_path(self) -> dict[str, Element]:
        return {element.path: element for element in self.elements if element.tag != TEXT and element.path}

    @cached_property
    def _children(self) -> dict[int, list[Element]]:
        found: dict[int, list[Element]] = {}
        for element in self.elements:
            if element.parent is not None:
                found.setdefault(element.parent, []).append(element)
        return found
