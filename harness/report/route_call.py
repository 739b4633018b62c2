"""A refuting call as it goes over the route map, and what of a map lies near it."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from harness.model.routemap import RouteMap
from harness.report.proofs import Refutation
from harness.report.route_layout import Pair
from harness.report.route_words import done


@dataclass(frozen=True)
class Call:
    """A call on a map.

    Attributes:
        places: The places that it comes by, in order, each once.
        ways: The ways that it takes, with what happens there in a few words.
    """

    places: tuple[str, ...]
    ways: Mapping[Pair, str]


class Roads:
    """A map made ready for finding ways over it."""

    def __init__(self, routes: RouteMap) -> None:
        self.routes = routes
        self.on: dict[str, dict[str, None]] = {name: {} for name in routes.nodes}
        self.into: dict[str, dict[str, None]] = {name: {} for name in routes.nodes}
        self.when: dict[Pair, str] = {}
        for edge in routes.edges:
            if edge.start in self.on and edge.end in self.on:
                self.on[edge.start][edge.end] = None
                self.into[edge.end][edge.start] = None
                self.when.setdefault((edge.start, edge.end), edge.when)

    def place(self, step: str) -> str | None:
        """The place that a proof means by a step: a text or a page may be told by its bare name."""
        names = (step, f"text:{step}", f"page:{step}", f"way:{step}", f"human:{step}")
        return next((name for name in names if name in self.on), None)

    def way(self, starts: Iterable[str], end: str) -> list[str]:
        """The shortest way from any of some places to another, both ends included; empty where there is none."""
        came: dict[str, str | None] = dict.fromkeys((start for start in starts if start in self.on), None)
        queue = deque(came)
        while queue:
            at = queue.popleft()
            if at == end:
                return self._back(came, end)
            for following in self.on[at]:
                if following not in came:
                    came[following] = at
                    queue.append(following)
        return []

    def _back(self, came: Mapping[str, str | None], end: str) -> list[str]:
        way = [end]
        while (before := came[way[-1]]) is not None:
            way.append(before)
        return way[::-1]

    def far_from(self, ends: Iterable[str]) -> dict[str, int]:
        """How many ways it is to the nearest of some places, from each place that leads to one."""
        far = dict.fromkeys((end for end in ends if end in self.into), 0)
        queue = deque(far)
        while queue:
            at = queue.popleft()
            for before in self.into[at]:
                if before not in far:
                    far[before] = far[at] + 1
                    queue.append(before)
        return far

    def near(self, places: Iterable[str], most: int, *, hops: int | None = None) -> list[str]:
        """The places nearest to some others, those included, in the order of the map.

        Args:
            places: Where to begin; where there are none, where callers come in.
            most: How many at most.
            hops: How many ways on they may lie away; none sets no bound, and counts ways back too.
        """
        first = [name for name in (list(places) or self.routes.starts.values()) if name in self.on]
        far = dict.fromkeys(first[:most], 0)
        queue = deque(far)
        while queue and len(far) < most:
            at = queue.popleft()
            for other in () if far[at] == hops else (*self.on[at], *(self.into[at] if hops is None else ())):
                if other not in far and len(far) < most:
                    far[other] = far[at] + 1
                    queue.append(other)
        return [name for name in self.on if name in far]


def trace_call(roads: Roads, refutation: Refutation) -> Call | None:
    """The call of a refutation on the map; none where it has none, or none of its steps stands on the map.

    A script tells only what is heard. Between two of its steps the call takes the shortest way that the map has.
    """
    told = {place: done(said) for said in refutation.script if (place := roads.place(said.step)) and said.does}
    stops = [place for said in refutation.script if (place := roads.place(said.step))]
    if refutation.ends and (last := roads.place(refutation.ends)):
        stops.append(last)
    if not stops:
        return None
    start = roads.routes.starts.get(refutation.line) if refutation.line else None
    places = roads.way([start] if start else roads.routes.starts.values(), stops[0]) or [stops[0]]
    for stop in stops[1:]:
        if stop != places[-1]:
            places += roads.way([places[-1]], stop)[1:] or [stop]
    pairs = _steps(places, roads)
    return Call(tuple(dict.fromkeys(places)), {pair: told.get(pair[0]) or _when(roads, pair) for pair in pairs})


def _steps(places: Sequence[str], roads: Roads) -> list[Pair]:
    return [pair for pair in pairwise(places) if pair in roads.when]


def _when(roads: Roads, pair: Pair) -> str:
    """What has to happen, where that says more than that the call goes on."""
    when = roads.when[pair]
    return "" if when == "next" else when
