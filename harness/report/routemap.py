"""The route map as a drawing: what stands where, in which shape, with which words. The templates put ink to it.

Nothing is told by colour alone. A dead end has its own mark and says so; a human has a shape of its own; a call that
goes wrong is drawn as a thick line; and every place has a number, by which the list beside the drawing tells the rest.
"""

import textwrap
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from harness.model.routemap import RouteMap
from harness.report.route_call import Call
from harness.report.route_drawing import FOOT, Band, Box, Drawing, Stroke
from harness.report.route_layout import BOX, Layout, Line, lay_out
from harness.report.route_shapes import outline, shape_of
from harness.report.route_words import KINDS
from harness.report.words import excerpt, one_line

_BETWEEN, _MARGIN = 46.0, 8.0
"""How far apart two rows stand, and how much paper is left around all."""
_BAND = 1240.0
"""How tall a piece of the drawing may be, so that it fits a printed page."""
_HEAD, _LINE = 22.0, 16.0
_LABEL = 190.0
"""How much room a label needs beside its line."""
_CHARACTERS, _SMALL = 20, 21
"""Characters that fit a line of a label, and a line of small print."""


def draw(
    routes: RouteMap,
    *,
    only: Sequence[str] | None = None,
    call: Call | None = None,
    dead: Mapping[str, str] | None = None,
    numbers: Mapping[str, int] | None = None,
) -> Drawing:
    """Draw a map, or a part of it.

    Args:
        routes: The map.
        only: The places to draw; none draws all.
        call: A call to draw on it.
        dead: What is said of each dead end.
        numbers: The numbers of the places, where another drawing gave them; else they are given in reading order.
    """
    drawn = dict.fromkeys(only if only is not None else routes.nodes)
    pairs = [(edge.start, edge.end) for edge in routes.edges if edge.start in drawn and edge.end in drawn]
    spine = [pair for pair in call.ways if set(pair) <= drawn.keys()] if call else []
    starts = [start for start in routes.starts.values() if start in drawn]
    layout = lay_out(list(drawn), pairs, starts, spine)
    given = numbers or {
        name: number for number, name in enumerate((name for row in layout.rows for name in row), start=1)
    }
    drawing = _Drawing(routes, layout, given, call, dead or {})
    return Drawing(
        width=layout.width + 2 * _MARGIN,
        bands=tuple(drawing.bands()),
        numbers={name: given[name] for name in drawn},
        shapes=frozenset(box.shape for box in drawing.boxes.values()),
    )


class _Drawing:
    """A drawing in the making."""

    def __init__(
        self,
        routes: RouteMap,
        layout: Layout,
        numbers: Mapping[str, int],
        call: Call | None,
        dead: Mapping[str, str],
    ) -> None:
        self.routes = routes
        self.layout = layout
        self.numbers = numbers
        self.call = call
        self.dead = dead
        self.outside = _only_outside(routes)
        self.named = self._named()
        self.tops: list[float] = []
        self.boxes: dict[str, Box] = {}
        top = _MARGIN
        for row in layout.rows:
            made = [self._box(name, top) for name in row]
            self.boxes.update((box.node.id, box) for box in made)
            self.tops.append(top)
            top += max(box.height for box in made) + _BETWEEN
        self.end = top - _BETWEEN + _MARGIN if self.tops else 2 * _MARGIN
        self.strokes = self._strokes()

    def _named(self) -> dict[str, str]:
        """What each place says of the ways that no line shows."""
        lined = {(line.start, line.end) for line in self.layout.lines}
        to: dict[str, dict[int, None]] = defaultdict(dict)
        for edge in self.routes.edges:
            if (edge.start, edge.end) not in lined and edge.end in self.numbers:
                to[edge.start][self.numbers[edge.end]] = None
        return {name: _numbers(sorted(ends), self.numbers.get(name)) for name, ends in to.items()}

    def _box(self, name: str, top: float) -> Box:
        node = self.routes.nodes[name]
        label = textwrap.wrap(one_line(node.label) or name, _CHARACTERS, max_lines=2, placeholder=" …")
        shape = shape_of(node)
        dead, named = self.dead.get(name), self.named.get(name)
        height = (
            _HEAD
            + _LINE * len(label)
            + FOOT * ((dead is not None) + (named is not None))
            + (12 if shape == "end" else 8)
        )
        x = self.layout.across[name] - BOX / 2 + _MARGIN
        return Box(
            node=node,
            number=self.numbers[name],
            x=x,
            y=top,
            height=height,
            outline=outline(shape, x, top, height),
            shape=shape,
            kind="Call starts" if name in self.routes.starts.values() else KINDS[node.kind],
            label=tuple(label),
            dead=dead,
            named=named,
            called=bool(self.call and name in self.call.places),
        )

    def _strokes(self) -> list[Stroke]:
        """Every line, with the drawn call last, so that it lies on top."""
        leaves, arrives = _ports(self.layout)
        made = [self._stroke(line, leaves, arrives) for line in self.layout.lines]
        return sorted(made, key=lambda stroke: stroke.called)

    def _stroke(
        self, line: Line, leaves: Mapping[tuple[str, str], float], arrives: Mapping[tuple[str, str], float]
    ) -> Stroke:
        pair = (line.start, line.end)
        start, end = self.boxes[line.start], self.boxes[line.end]
        row = self.tops.index(start.y)
        x, y = leaves[pair] + _MARGIN, start.y + start.height
        path = f"M{x:.0f} {y:.0f}"
        for index, lane in enumerate((*(at + _MARGIN for at in line.lanes), arrives[pair] + _MARGIN), start=row + 1):
            gap_top, gap_end = self.tops[index] - _BETWEEN, self.tops[index]
            last = index == row + 1 + len(line.lanes)
            arrive = gap_end - 7 if last else gap_end
            path += f"V{gap_top:.0f}C{x:.0f} {gap_top + 24:.0f} {lane:.0f} {arrive - 24:.0f} {lane:.0f} {arrive:.0f}"
            x = lane
        called = bool(self.call and pair in self.call.ways)
        right = leaves[pair] < self.layout.width - _LABEL
        told = self.call.ways.get(pair) if self.call else None
        return Stroke(
            path=path,
            head=f"M{x:.0f} {end.y:.0f}l-4.5-9h9z",
            called=called,
            outside=pair in self.outside,
            top=y,
            bottom=end.y,
            label=excerpt(told, 26) if told else None,
            at=(leaves[pair] + _MARGIN + (8 if right else -8), self.tops[row + 1] - _BETWEEN + 17),
            leans="right" if right else "left",
        )

    def bands(self) -> list[Band]:
        """The drawing in pieces, cut between rows."""
        cuts = [0.0]
        for row, top in enumerate(self.tops):
            end = self.tops[row + 1] if row + 1 < len(self.tops) else self.end
            if end - cuts[-1] > _BAND and row:
                cuts.append(top - _BETWEEN / 2)
        cuts.append(self.end)
        return [self._band(top, end) for top, end in pairwise(cuts)]

    def _band(self, top: float, end: float) -> Band:
        return Band(
            top=top,
            height=end - top,
            boxes=tuple(box for box in self.boxes.values() if top <= box.y < end),
            strokes=tuple(stroke for stroke in self.strokes if stroke.top < end and stroke.bottom > top),
        )


def _ports(layout: Layout) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """Where each line leaves its place and where it arrives: side by side, in the order in which they lie."""
    out: dict[str, list[tuple[float, Line]]] = defaultdict(list)
    into: dict[str, list[tuple[float, Line]]] = defaultdict(list)
    for line in layout.lines:
        whole = (layout.across[line.start], *line.lanes, layout.across[line.end])
        out[line.start].append((whole[1], line))
        into[line.end].append((whole[-2], line))
    return _spread(out, layout), _spread(into, layout)


def _spread(ends: Mapping[str, list[tuple[float, Line]]], layout: Layout) -> dict[tuple[str, str], float]:
    ports = {}
    for place, lines in ends.items():
        step = min(18.0, (BOX - 40) / len(lines))
        lines.sort(key=lambda each: each[0])
        for index, (_, line) in enumerate(lines):
            ports[line.start, line.end] = layout.across[place] + step * (index - (len(lines) - 1) / 2)
    return ports


def _only_outside(routes: RouteMap) -> set[tuple[str, str]]:
    """The ways that are taken only when something outside decides so."""
    outside = {(edge.start, edge.end) for edge in routes.edges if edge.by == "outside"}
    return outside - {(edge.start, edge.end) for edge in routes.edges if edge.by != "outside"}


def _numbers(ends: Sequence[int], own: int | None) -> str:
    """Where a place leads besides its lines, in one line of small print."""
    others = [str(end) for end in ends if end != own]
    again = "asks again" if own in ends else ""
    for most in range(len(others), 0, -1):
        more = f" and {len(others) - most} more" if most < len(others) else ""
        told = f"to {', '.join(others[:most])}{more}" + (f"; {again}" if again else "")
        if len(told) <= _SMALL or most == 1:
            return told
    return again
