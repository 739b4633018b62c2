"""One element of a page, as the browser laid it out and as it exposes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

TEXT = "#text"
"""The tag of a run of text, which is an element here like any other."""


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
