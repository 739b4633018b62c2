"""Where the places of a route map stand on paper: rows from top to bottom, a few places in each, the same every time.

The map is cut where it goes round, every place stands below what leads to it, and a row takes only as many places as a
page is wide. A way that would cross too many rows is not drawn as a line: it is named at the place that it leaves.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Pair = tuple[str, str]

COLUMNS = 5
"""Places in a row: as many as stay legible across a sheet of A4."""
BOX, LANE = 156.0, 16.0
"""How wide a place is, and how wide the lane of a line that passes it by."""
_GAP = 14.0
_FAR = 3
"""Rows that a line may go down; further than that it is named instead."""
_LANES = 4
"""Lines that may pass by one row."""
_SWEEPS = 8
_HEAVY = 8.0
"""How much more the drawn call pulls its places into line than any other way does."""


@dataclass(frozen=True)
class Line:
    """A way that is drawn as a line.

    Attributes:
        start: The place it leads from.
        end: The place it leads to.
        lanes: How far from the left it passes each row between the two.
    """

    start: str
    end: str
    lanes: tuple[float, ...]


@dataclass(frozen=True)
class Layout:
    """Where everything stands.

    Attributes:
        rows: The places of each row, from the left.
        across: How far the middle of each place is from the left.
        width: How wide the widest row is.
        lines: The ways that are drawn as lines.
        named: The ways that are named at the place they leave: those that go back, and those that go far.
    """

    rows: tuple[tuple[str, ...], ...]
    across: Mapping[str, float]
    width: float
    lines: tuple[Line, ...]
    named: tuple[Pair, ...]


def lay_out(nodes: Sequence[str], edges: Iterable[Pair], starts: Sequence[str], spine: Collection[Pair] = ()) -> Layout:
    """Lay a map out.

    Args:
        nodes: The places.
        edges: The ways between them; one from a place to itself is left out.
        starts: Where callers come in.
        spine: The ways of the call that is drawn on the map: kept as lines, and as straight as can be.
    """
    apart = list(dict.fromkeys(edge for edge in edges if edge[0] != edge[1]))
    reached = _reached(apart, (*starts, *(node for edge in spine for node in edge)))
    # Whoever comes back to where callers come in begins a new call. Such a way is named, so that starts stay on top;
    # so is one from a place to which no call comes, so that those stand below all others.
    again = [e for e in apart if (e[1] in starts or (e[0] not in reached and e[1] in reached)) and e not in spine]
    kept = set(apart) - set(again)
    ways = _Ways(nodes, [edge for edge in apart if edge in kept], spine)
    order, back = _unrolled(nodes, ways, starts)
    row_of = _rows(order, ways, back, reached)
    drawn, named = _drawn(ways, row_of)
    chains = {edge: tuple(f"{edge[0]}\0{edge[1]}\0{row}" for row in _between(row_of, edge)) for edge in drawn}
    stack = _stacked(order, row_of, chains)
    pulls = _pulls(chains, frozenset(spine))
    for sweep in range(_SWEEPS):
        _sort(stack, pulls, down=sweep % 2 == 0)
    across, width = _across(stack, pulls)
    across = _called_first(stack, across, width, {node for edge in ways.spine for node in edge})
    return Layout(
        rows=tuple(tuple(item for item in row if "\0" not in item) for row in stack),
        across={item: at for item, at in across.items() if "\0" not in item},
        width=width,
        lines=tuple(Line(*edge, tuple(across[lane] for lane in chains[edge])) for edge in drawn),
        named=(*named, *again),
    )


class _Ways:
    """The ways of a map, from both ends."""

    def __init__(self, nodes: Sequence[str], edges: list[Pair], spine: Collection[Pair]) -> None:
        self.edges = edges
        self.spine = frozenset(spine)
        self.on: dict[str, list[str]] = {node: [] for node in nodes}
        self.into: dict[str, list[str]] = {node: [] for node in nodes}
        # The drawn call comes first, so that it is cut only where it goes round itself.
        for start, end in sorted(edges, key=lambda edge: edge not in self.spine):
            self.on[start].append(end)
            self.into[end].append(start)


def _reached(edges: Sequence[Pair], starts: Sequence[str]) -> frozenset[str]:
    """The places to which calls come."""
    on: dict[str, list[str]] = defaultdict(list)
    for start, end in edges:
        on[start].append(end)
    found, waiting = set(starts), list(starts)
    while waiting:
        fresh = [end for end in on[waiting.pop()] if end not in found]
        found.update(fresh)
        waiting += fresh
    return frozenset(found)


def _unrolled(nodes: Sequence[str], ways: _Ways, starts: Sequence[str]) -> tuple[list[str], set[Pair]]:
    """The places so that each stands after what leads to it, and the ways back that had to be cut for that."""
    done: list[str] = []
    back: set[Pair] = set()
    seen: set[str] = set()
    for first in (*starts, *nodes):
        if first in seen:
            continue
        seen.add(first)
        path, trail = {first}, [(first, iter(ways.on[first]))]
        while trail:
            node, rest = trail[-1]
            following = next(rest, None)
            if following is None:
                trail.pop()
                path.discard(node)
                done.append(node)
            elif following in path:
                back.add((node, following))
            elif following not in seen:
                seen.add(following)
                path.add(following)
                trail.append((following, iter(ways.on[following])))
    return done[::-1], back


def _rows(order: Sequence[str], ways: _Ways, back: set[Pair], reached: Collection[str]) -> dict[str, int]:
    """The row of each place: below everything that leads to it, in the first row that has room."""
    depth: dict[str, int] = {}
    for node in order:
        depth[node] = max((depth[b] + 1 for b in ways.into[node] if (b, node) not in back), default=0)
    # Places to which no call comes stand below the others.
    lowest = max(depth.values(), default=0) + 1
    depth.update((node, depth[node] + lowest) for node in order if reached and node not in reached)
    called = {node for edge in ways.spine for node in edge}
    at = {node: index for index, node in enumerate(order)}
    room: dict[int, int] = defaultdict(int)
    row_of: dict[str, int] = {}
    for node in sorted(order, key=lambda each: (depth[each], each not in called, at[each])):
        above = (row_of[before] + 1 for before in ways.into[node] if (before, node) not in back)
        row = max(above, default=0 if depth[node] < lowest else max(room, default=0))
        while room[row] >= COLUMNS:
            row += 1
        room[row] += 1
        row_of[node] = row
    return row_of


def _drawn(ways: _Ways, row_of: Mapping[str, int]) -> tuple[list[Pair], tuple[Pair, ...]]:
    """Which ways become lines: the call first, then the short ones, while there are lanes for them."""
    lanes: dict[int, int] = defaultdict(int)
    drawn, named = [], []
    by_length = sorted(ways.edges, key=lambda e: (e not in ways.spine, row_of[e[1]] - row_of[e[0]]))
    for edge in by_length:
        between = _between(row_of, edge)
        down = row_of[edge[1]] - row_of[edge[0]]
        fits = down <= _FAR and all(lanes[row] < _LANES for row in between)
        if down > 0 and (fits or edge in ways.spine):
            drawn.append(edge)
            for row in between:
                lanes[row] += 1
        else:
            named.append(edge)
    return drawn, tuple(named)


def _between(row_of: Mapping[str, int], edge: Pair) -> range:
    return range(row_of[edge[0]] + 1, row_of[edge[1]])


def _stacked(order: Sequence[str], row_of: Mapping[str, int], chains: Mapping[Pair, Sequence[str]]) -> list[list[str]]:
    """The rows with what stands in each: places in the order in which they are come to, then lanes."""
    stack: list[list[str]] = [[] for _ in range(max(row_of.values(), default=-1) + 1)]
    for node in order:
        stack[row_of[node]].append(node)
    for edge, chain in chains.items():
        for row, lane in zip(_between(row_of, edge), chain, strict=True):
            stack[row].append(lane)
    return stack


_Pulls = Mapping[str, list[tuple[str, float]]]


def _pulls(chains: Mapping[Pair, Sequence[str]], spine: Collection[Pair]) -> tuple[_Pulls, _Pulls]:
    """What pulls each item of a row from the row above, and from the row below, and how hard."""
    above: dict[str, list[tuple[str, float]]] = defaultdict(list)
    below: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for edge, chain in chains.items():
        whole = (edge[0], *chain, edge[1])
        weight = _HEAVY if edge in spine else 1.0
        for upper, lower in pairwise(whole):
            above[lower].append((upper, weight))
            below[upper].append((lower, weight))
    return above, below


def _sort(stack: list[list[str]], pulls: tuple[_Pulls, _Pulls], *, down: bool) -> None:
    """Order each row by where the things stand that pull at it."""
    pull = pulls[0] if down else pulls[1]
    at = {item: (index + 0.5) / len(row) for row in stack for index, item in enumerate(row)}
    for row in stack if down else stack[::-1]:
        row.sort(key=lambda item: _middle(pull.get(item, ()), at, at[item]))
        at.update({item: (index + 0.5) / len(row) for index, item in enumerate(row)})


def _middle(pulls: Iterable[tuple[str, float]], at: Mapping[str, float], otherwise: float) -> float:
    pulling = list(pulls)
    total = sum(weight for _, weight in pulling)
    return sum(at[item] * weight for item, weight in pulling) / total if total else otherwise


def _called_first(
    stack: list[list[str]], across: dict[str, float], width: float, called: Collection[str]
) -> dict[str, float]:
    """The same the other way round, where that brings the drawn call to the left, which a narrow screen shows first."""
    if sum(across[node] - width / 2 for node in called) <= 0:
        return across
    for row in stack:
        row.reverse()
    return {item: width - at for item, at in across.items()}


def _width(item: str) -> float:
    return LANE if "\0" in item else BOX


def _across(stack: Sequence[Sequence[str]], pulls: tuple[_Pulls, _Pulls]) -> tuple[dict[str, float], float]:
    """How far from the left each item stands: as near to what pulls at it as its neighbours let it."""
    width = max((sum(map(_width, row)) + _GAP * (len(row) - 1) for row in stack), default=0.0)
    at: dict[str, float] = {}
    for row in stack:
        step = width / (len(row) or 1)
        at.update(_settled(row, [step * (index + 0.5) for index in range(len(row))], width))
    for sweep in range(_SWEEPS):
        pull = pulls[sweep % 2]
        for row in stack if sweep % 2 == 0 else stack[::-1]:
            wanted = [_middle(pull.get(item, ()), at, at[item]) for item in row]
            at.update(_settled(row, wanted, width))
    return at, width


def _settled(row: Sequence[str], wanted: Sequence[float], width: float) -> Iterator[tuple[str, float]]:
    """The places asked for, moved apart: half way between what leans right and what leans left."""
    right = _apart(row, wanted, width)
    left = [width - at for at in _apart(row[::-1], [width - at for at in wanted[::-1]], width)][::-1]
    for item, one, other in zip(row, right, left, strict=True):
        yield item, (one + other) / 2


def _apart(row: Sequence[str], wanted: Sequence[float], width: float) -> list[float]:
    placed: list[float] = []
    edge = -_GAP
    for item, at in zip(row, wanted, strict=True):
        placed.append(max(at, edge + _GAP + _width(item) / 2))
        edge = placed[-1] + _width(item) / 2
    edge = width + _GAP
    for index in range(len(row) - 1, -1, -1):
        placed[index] = min(placed[index], edge - _GAP - _width(row[index]) / 2)
        edge = placed[index] - _width(row[index]) / 2
    return placed
