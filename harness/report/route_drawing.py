"""What a drawn route map consists of: places, lines, and the pieces of paper that they lie on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from harness.model.routemap import Node

FOOT = 15.0
"""How tall a line of small print is at the foot of a place."""


@dataclass(frozen=True)
class Box:
    """A place on the drawing.

    Attributes:
        node: The place.
        number: Its number in the drawing and in the list.
        x: Its left edge.
        y: Its top.
        height: How tall it is.
        outline: Its shape, as the path of an SVG.
        shape: The shape's name.
        kind: What it is, in a word or two.
        label: What it is called, in lines.
        dead: That it is a dead end, and for how many; none where it is not.
        named: Where else it leads, where no line shows it.
        called: Whether the drawn call comes by here.
    """

    node: Node
    number: int
    x: float
    y: float
    height: float
    outline: str
    shape: str
    kind: str
    label: tuple[str, ...]
    dead: str | None
    named: str | None
    called: bool

    @property
    def feet(self) -> tuple[float, ...]:
        """Where the lines of small print at its foot stand."""
        many = (self.dead is not None) + (self.named is not None)
        lifted = 12 if self.shape == "end" else 7
        return tuple(self.y + self.height - lifted - FOOT * (many - 1 - line) for line in range(many))


@dataclass(frozen=True)
class Stroke:
    """A line on the drawing.

    Attributes:
        path: The line, as the path of an SVG.
        head: The head of its arrow.
        called: Whether it belongs to the drawn call.
        outside: Whether something outside decides that it is taken, and neither the caller nor the service.
        top: Where it begins.
        bottom: Where it ends.
        label: What happens here, on the drawn call only.
        at: Where the label stands.
        leans: The side of the line on which it stands: where there is room.
    """

    path: str
    head: str
    called: bool
    outside: bool
    top: float
    bottom: float
    label: str | None
    at: tuple[float, float]
    leans: Literal["left", "right"]


@dataclass(frozen=True)
class Band:
    """A piece of the drawing that fits a page."""

    top: float
    height: float
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True)
class Drawing:
    """A drawn map.

    Attributes:
        width: How wide it is.
        bands: Its pieces, from the top.
        numbers: The number of each place that is drawn.
        shapes: The shapes that it uses, for the legend.
    """

    width: float
    bands: tuple[Band, ...]
    numbers: Mapping[str, int]
    shapes: frozenset[str]
