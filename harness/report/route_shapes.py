"""The shapes of the places on a route map: a reader who sees no colour tells a human from a page by them."""

from collections.abc import Mapping

from harness.model.routemap import Node
from harness.report.route_layout import BOX

_SHAPES: Mapping[str, str] = {
    "menu": "question",
    "ask": "question",
    "text": "text",
    "page": "page",
    "way": "way",
    "human": "human",
    "hang_up": "end",
    "voicemail": "end",
    "unknown": "unknown",
}


def shape_of(node: Node) -> str:
    """The name of the shape that a place has."""
    return _SHAPES.get(node.kind, "step")


def outline(shape: str, x: float, y: float, h: float, w: float = BOX) -> str:
    """A shape as the path of an SVG.

    Args:
        shape: Its name.
        x: Its left edge.
        y: Its top.
        h: How tall it is.
        w: How wide it is.
    """
    if shape == "question":
        return f"M{x + 11:.0f} {y:.0f}h{w - 22:.0f}l11 {h / 2:.1f}l-11 {h / 2:.1f}h{22 - w:.0f}l-11 {-h / 2:.1f}z"
    if shape == "human":
        r = min(h / 2, 24)
        side = h - 2 * r
        corner = f"a{r:.1f} {r:.1f} 0 0 1"
        return (
            f"M{x + r:.1f} {y:.0f}h{w - 2 * r:.1f}{corner} {r:.1f} {r:.1f}v{side:.1f}{corner} {-r:.1f} {r:.1f}"
            f"h{2 * r - w:.1f}{corner} {-r:.1f} {-r:.1f}v{-side:.1f}{corner} {r:.1f} {-r:.1f}z"
        )
    if shape == "way":
        return f"M{x:.0f} {y:.0f}h{w - 14:.0f}l14 {h / 2:.1f}l-14 {h / 2:.1f}h{14 - w:.0f}z"
    if shape == "page":
        return f"M{x:.0f} {y:.0f}h{w - 16:.0f}l16 16v{h - 16:.0f}h{-w:.0f}zm{w - 16:.0f} 0v16h16"
    if shape == "text":
        return (
            f"M{x + 10:.0f} {y:.0f}h{w - 20:.0f}a10 10 0 0 1 10 10v{h - 20:.0f}a10 10 0 0 1-10 10h{36 - w:.0f}"
            f"l-14 9v-9h-2a10 10 0 0 1-10-10v{20 - h:.0f}a10 10 0 0 1 10-10z"
        )
    if shape == "end":
        return f"M{x:.0f} {y:.0f}h{w:.0f}v{h:.0f}h{-w:.0f}zm0 {h - 4:.0f}h{w:.0f}"
    return f"M{x:.0f} {y:.0f}h{w:.0f}v{h:.0f}h{-w:.0f}z"
