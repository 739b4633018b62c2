"""A page at one moment: its elements in document order, as the browser laid them out and as it exposes them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

TEXT = "#text"
"""The tag of a run of text, which is an element here like any other."""

_INLINE = ("inline", "contents", "none", "ruby")
_UNSEEN_TAGS = frozenset({"head", "script", "style", "noscript", "template", "title", "meta", "link", "base"})
_LONGEST_NAME = 60


class Box(NamedTuple):
    """A rectangle in CSS pixels from the top left of its own document."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share some area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


@dataclass(frozen=True, slots=True)
class Element:
    """One element, run of text (tag ``#text``) or pseudo-element (tag ``::before``).

    Attributes:
        at: Its place in document order, and in the snapshot's tuple.
        parent: The place of its parent; none for a document's root.
        tag: In small letters.
        path: Where it stands: child numbers from the root, the same after the page is loaded again.
        frame: Which document it is in: 0 is the page, the others its frames.
        attributes: As written, names in small letters; very long values are cut.
        text: A text's own words, as written.
        box: Where it is laid out; none where it is not.
        inner: Width and height of what is inside its border that can be shown at once.
        content: Width and height of all its content, shown or not.
        style: The place of its computed style in the snapshot's table; none where it is not laid out.
        exposed: Whether the accessibility tree has it.
        role: As the browser computed it.
        name: Its accessible name.
        name_from: What the name came from: ``aria-labelledby``, ``aria-label``, ``label``, ``contents``, ``title``,
            ``placeholder``, ``alt``, ``legend``, ``caption``, ``value`` …; none where it has none.
        description: What is said after the name.
        states: What else is exposed: level, checked, expanded, required, invalid, focusable, disabled …
        listens: The events that scripts listen for on it.
        value: What is in a field now.
    """

    at: int
    parent: int | None
    tag: str
    path: str = ""
    frame: int = 0
    attributes: Mapping[str, str] = None  # type: ignore[assignment] # set right below
    text: str = ""
    box: Box | None = None
    inner: tuple[float, float] | None = None
    content: tuple[float, float] | None = None
    style: int | None = None
    exposed: bool = False
    role: str = ""
    name: str = ""
    name_from: str | None = None
    description: str = ""
    states: Mapping[str, Any] = None  # type: ignore[assignment]
    listens: tuple[str, ...] = ()
    value: str | None = None

    def __post_init__(self) -> None:
        for name in ("attributes", "states"):
            if getattr(self, name) is None:
                object.__setattr__(self, name, {})

    def has(self, attribute: str) -> bool:
        """Whether it has an attribute, whatever its value."""
        return attribute in self.attributes

    def get(self, attribute: str) -> str:
        """An attribute's value without the space around it; empty where there is none."""
        return self.attributes.get(attribute, "").strip()

    @property
    def focusable(self) -> bool:
        """Whether it can take the keyboard's focus."""
        return bool(self.states.get("focusable"))


@dataclass(frozen=True)
class Snapshot:
    """A page at one moment.

    Attributes:
        elements: In document order; the elements of a frame follow the frame's own element.
        styles: Computed styles, each once: property to value.
        width: Of the window, in CSS pixels.
        height: Of the window, in CSS pixels.
        content_width: Of the page's content.
        content_height: Of the page's content.
        urls: The address of each document, the page first.
        languages: What the HTTP header or a meta element says of each document's language; empty where nothing does.
    """

    elements: tuple[Element, ...]
    styles: tuple[Mapping[str, str], ...]
    width: float
    height: float
    content_width: float
    content_height: float
    urls: tuple[str, ...]
    languages: tuple[str, ...] = ()

    # --- finding ---------------------------------------------------------------------------------------------------

    def tagged(self, *tags: str) -> list[Element]:
        """The elements with one of these tags."""
        return [element for tag in tags for element in self._by_tag.get(tag, ())]

    def having(self, *roles: str) -> list[Element]:
        """What the accessibility tree exposes with one of these roles."""
        return [element for element in self.elements if element.exposed and element.role in roles]

    def by_id(self, identifier: str, frame: int = 0) -> Element | None:
        """The first element with this id in a document."""
        return self._by_id.get((frame, identifier))

    def at_path(self, path: str | None) -> Element | None:
        """The element that stands at a path."""
        return self._by_path.get(path) if path is not None else None

    @property
    def root(self) -> Element:
        """The page's outermost element."""
        return self.elements[0]

    # --- the tree --------------------------------------------------------------------------------------------------

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

    # --- what is there ---------------------------------------------------------------------------------------------

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

    def seen(self, element: Element) -> bool:
        """Whether an eye can find it: laid out with some size, not transparent, not clipped away, not off the page."""
        return element.at in self._seen

    def words(self, element: Element) -> str:
        """The words in it that are laid out, with blanks between blocks; not those that only a screen reader gets."""
        return _tidy("".join(self._pieces(element, visible=True)))

    def text(self, element: Element) -> str:
        """All the words written in it, seen or not."""
        return _tidy("".join(self._pieces(element, visible=False)))

    def block(self, element: Element) -> Element:
        """The nearest element, itself too, that begins on a line of its own."""
        around = (element, *self.ancestors(element))
        return next((each for each in around if each.tag != TEXT and self._is_block(each)), self.root)

    def language(self, element: Element) -> str:
        """The language that is declared for it, by the nearest ``lang`` or its document; empty where none is."""
        for each in (element, *self.ancestors(element)):
            if each.tag != TEXT and each.frame == element.frame and each.has("lang"):
                return each.get("lang").lower()
        return self.languages[element.frame].lower() if element.frame < len(self.languages) else ""

    def selector(self, element: Element) -> str:
        """A CSS selector that finds it, through its frame where it lies in one."""
        if element.tag == TEXT:
            around = self.parent(element)
            return self.selector(around) if around else ""
        identifier = element.get("id")
        if identifier and self._ids.get((element.frame, identifier)) == 1 and identifier.replace("-", "a").isalnum():
            own = f"#{identifier}" if not identifier[0].isdigit() else f'[id="{identifier}"]'
            return self._through_frame(element, own)
        around = self.parent(element)
        only_one = sum(each.frame == element.frame for each in self._by_tag[element.tag]) == 1
        if only_one or around is None or around.frame != element.frame:
            return self._through_frame(element, element.tag)
        alike = [each for each in self.children(around) if each.tag == element.tag]
        number = f":nth-of-type({[each.at for each in alike].index(element.at) + 1})" if len(alike) > 1 else ""
        return f"{self.selector(around)} > {element.tag}{number}"

    def described(self, element: Element) -> str:
        """What to call it in a sentence: the link “Apply now”, the picture “map.png”, the field “Name”."""
        kind = _KINDS.get(element.role) or _KINDS.get(element.tag) or f"{element.tag} element"
        words = element.name or self.words(element) or element.get("src").rsplit("/", 1)[-1]
        if not words:
            return f"the {kind} at {self.selector(element)}"
        cut = words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME].rsplit(' ', 1)[0]} …"
        return f"the {kind} “{cut}”"

    # --- worked out once -------------------------------------------------------------------------------------------

    def _through_frame(self, element: Element, own: str) -> str:
        frame = next((each for each in self.ancestors(element) if each.frame != element.frame), None)
        return f"{self.selector(frame)} {own}" if frame else own

    def _is_block(self, element: Element) -> bool:
        display = self.style(element, "display")
        return bool(display) and not display.startswith(_INLINE)

    def _pieces(self, element: Element, *, visible: bool) -> Iterator[str]:
        if element.tag == TEXT:
            if not visible or element.at in self._seen:
                yield element.text
            return
        if element.tag in _UNSEEN_TAGS or (
            visible and self.style(element, "visibility") == "hidden" and not self.children(element)
        ):
            return
        apart = element.tag == "br" or self._is_block(element)
        if apart:
            yield " "
        for child in self.children(element):
            if child.frame == element.frame and not child.tag.startswith("::"):
                yield from self._pieces(child, visible=visible)
        if apart:
            yield " "

    @cached_property
    def _by_tag(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            found.setdefault(element.tag, []).append(element)
        return found

    @cached_property
    def _by_id(self) -> dict[tuple[int, str], Element]:
        found: dict[tuple[int, str], Element] = {}
        for element in self.elements:
            if element.get("id"):
                found.setdefault((element.frame, element.get("id")), element)
        return found

    @cached_property
    def _ids(self) -> dict[tuple[int, str], int]:
        found: dict[tuple[int, str], int] = {}
        for element in self.elements:
            if element.get("id"):
                found[element.frame, element.get("id")] = found.get((element.frame, element.get("id")), 0) + 1
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

    @cached_property
    def _seen(self) -> frozenset[int]:
        """Found from the outside in, since what is in something transparent or clipped away is not seen either."""
        seen: set[int] = set()
        open_: set[int] = set()  # what may hold something that is seen, even when it has no size itself
        for element in self.elements:
            if element.parent is not None and element.parent not in open_:
                continue
            if element.tag in _UNSEEN_TAGS:
                continue
            shows = self._shows(element)
            if shows is None:
                continue
            open_.add(element.at)
            if shows:
                seen.add(element.at)
        return frozenset(seen)

    def _shows(self, element: Element) -> bool | None:
        """Whether it is seen itself; none where nothing in it is seen either."""
        box = element.box
        if element.tag == TEXT:
            visible = self.style(element, "visibility") == "visible"
            return bool(box and box.width >= 1 and box.height >= 1 and visible and element.text.strip())
        if element.style is None and self.style(element, "display") != "contents":
            return None if element.frame == 0 or element.parent is not None else False
        if self.style(element, "opacity") == "0" or _clipped_away(self, element):
            return None
        sized = bool(box and box.width >= 1 and box.height >= 1 and box.right > 0 and box.bottom > 0)
        if box and (box.right <= 0 or box.bottom <= 0) and self.style(element, "position") in ("absolute", "fixed"):
            return None
        return sized and self.style(element, "visibility") == "visible"


def _clipped_away(snapshot: Snapshot, element: Element) -> bool:
    """Whether it is made for screen readers alone: a box of a pixel or so that hides what flows over it."""
    box = element.box
    hides = snapshot.style(element, "overflow-x") in ("hidden", "clip")
    tiny = box is not None and (box.width <= 1 or box.height <= 1) and bool(snapshot.children(element))
    clip_path = snapshot.style(element, "clip-path")
    clip = snapshot.style(element, "clip")
    positioned = snapshot.style(element, "position") in ("absolute", "fixed")
    nothing_left = clip.replace(" ", "") in ("rect(0px,0px,0px,0px)", "rect(1px,1px,1px,1px)") and positioned
    return (hides and tiny) or nothing_left or clip_path.replace(" ", "").startswith(("inset(50%", "inset(100%"))


def _tidy(text: str) -> str:
    return " ".join(text.split())


_KINDS = {
    "link": "link", "button": "button", "heading": "heading", "textbox": "field", "searchbox": "field",
    "spinbutton": "field", "combobox": "choice list", "listbox": "choice list", "radio": "radio button",
    "checkbox": "check box", "image": "picture", "img": "picture", "table": "table", "Iframe": "frame",
    "iframe": "frame", "DisclosureTriangle": "disclosure button", "dialog": "dialog", "tab": "tab",
    "menuitem": "menu item", "p": "paragraph", "li": "list item", TEXT: "text", "label": "label", "form": "form",
    "fieldset": "group of fields", "ul": "list", "ol": "list", "video": "video", "audio": "sound", "svg": "picture",
    "a": "link", "input": "field", "select": "choice list", "textarea": "field", "td": "cell", "th": "header cell",
    "html": "page", "body": "page",
}  # fmt: skip
