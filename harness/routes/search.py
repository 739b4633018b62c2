"""Searches over the states of a call, for everybody at once: a set of people is the bits of one number.

Three questions answer all the properties: where can a caller come to; from where does some way lead on to a good end;
from where does one, whatever happens outside.
"""

from array import array
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from harness.routes.people import Mask
from harness.routes.space import Space

Kinds = Sequence[Mask]
"""Who can take an edge, by its kind; nobody where it does not belong to the search."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Some people come to a state for the first time.

    Attributes:
        state: The state.
        people: Who.
        before: The arrival they come from; none at a start.
        kind: The edge they come by.
    """

    state: int
    people: Mask
    before: "Arrival | None"
    kind: int


@dataclass(frozen=True)
class Reached:
    """Where people come to.

    Attributes:
        who: Those who can come to each state.
        arrivals: How, the nearest to the start first; so each person's first arrival is the shortest way.
    """

    who: Sequence[Mask]
    arrivals: Sequence[Arrival]


class Search:
    """The searches over one space."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.size = len(space.places)
        self._sources = _sources(space)
        self._edges_into, self._first_into = _backward(space)

    def reach(self, kinds: Kinds, starts: Iterable[int], people: Mask, within: Sequence[Mask] | None = None) -> Reached:
        """Where people can come to from the starts.

        Args:
            kinds: Who can take an edge.
            starts: The states they begin in.
            people: Who begins.
            within: The states they keep to, and who does; none keeps nobody back.
        """
        first, ends, edge_kinds = self.space.first, self.space.ends, self.space.kinds
        who = [0] * self.size
        arrivals: list[Arrival] = []
        for start in starts:
            begins = people & (within[start] if within else people) & ~who[start]
            if begins:
                who[start] |= begins
                arrivals.append(Arrival(start, begins, None, -1))
        for arrival in arrivals:  # it grows while it is read
            state, here = arrival.state, arrival.people
            for edge in range(first[state], first[state + 1]):
                to = ends[edge]
                new = here & kinds[edge_kinds[edge]] & ~who[to]
                if within is not None:
                    new &= within[to]
                if new:
                    who[to] |= new
                    arrivals.append(Arrival(to, new, arrival, edge_kinds[edge]))
        return Reached(who, arrivals)

    def leads(self, kinds: Kinds, good: Mapping[int, Mask]) -> list[Mask]:
        """From where some way leads on to a good end: for each state, for whom."""
        who = [0] * self.size
        waiting: deque[int] = deque()
        for state, people in good.items():
            if people:
                who[state] = people
                waiting.append(state)
        edges, first = self._edges_into, self._first_into
        edge_kinds = self.space.kinds
        sources = self._sources
        while waiting:
            state = waiting.popleft()
            here = who[state]
            for place in range(first[state], first[state + 1]):
                edge = edges[place]
                source = sources[edge]
                new = here & kinds[edge_kinds[edge]] & ~who[source]
                if new:
                    who[source] |= new
                    waiting.append(source)
        return who

    def forced(self, caller: Kinds, outside: Kinds, good: Mapping[int, Mask]) -> list[Mask]:
        """From where a good end comes about whatever happens outside: for each state, for whom.

        Args:
            caller: Who can take an edge of their own choice; the search has them take the best.
            outside: Whom an edge may befall; the search has the worst of them happen.
            good: The good ends, and for whom they are good.
        """
        first, ends, edge_kinds = self.space.first, self.space.ends, self.space.kinds
        everybody = self.space.people.all
        who = [0] * self.size
        for state, people in good.items():
            who[state] = people
        edges, first_into, sources = self._edges_into, self._first_into, self._sources
        waiting = deque(state for state, people in good.items() if people)
        queued = bytearray(self.size)
        while waiting:
            changed = waiting.popleft()
            queued[changed] = 0
            for place in range(first_into[changed], first_into[changed + 1]):
                source = sources[edges[place]]
                befalls, chooses, own = everybody, 0, False
                for edge in range(first[source], first[source + 1]):
                    kind = edge_kinds[edge]
                    if outside[kind]:
                        befalls &= who[ends[edge]] | ~outside[kind]
                    if caller[kind]:
                        own = True
                        chooses |= who[ends[edge]] & caller[kind]
                now = befalls & chooses if own else befalls
                if now & ~who[source]:
                    who[source] |= now
                    if not queued[source]:
                        queued[source] = 1
                        waiting.append(source)
        return who

    def goes_on(self, kinds: Kinds, among: Sequence[Mask]) -> list[Mask]:
        """From where one can go on for ever without leaving these states: for each state, for whom."""
        first, ends, edge_kinds = self.space.first, self.space.ends, self.space.kinds
        edges, first_into, sources = self._edges_into, self._first_into, self._sources
        who = list(among)
        waiting = deque(state for state in range(self.size) if who[state])
        queued = bytearray(b"\x01" * self.size)
        while waiting:
            state = waiting.popleft()
            queued[state] = 0
            on = 0
            for edge in range(first[state], first[state + 1]):
                on |= who[ends[edge]] & kinds[edge_kinds[edge]]
            if who[state] & ~on:
                who[state] &= on
                for place in range(first_into[state], first_into[state + 1]):
                    source = sources[edges[place]]
                    if who[source] and not queued[source]:
                        queued[source] = 1
                        waiting.append(source)
        return who


def _sources(space: Space) -> "array[int]":
    """The state that each edge leads from."""
    sources = array("l", bytes(len(space.ends) * space.ends.itemsize))
    for state in range(len(space.places)):
        for edge in range(space.first[state], space.first[state + 1]):
            sources[edge] = state
    return sources


def _backward(space: Space) -> "tuple[array[int], array[int]]":
    """The edges into each state, and where those of each state begin."""
    size = len(space.places)
    counts = [0] * (size + 1)
    for end in space.ends:
        counts[end + 1] += 1
    for state in range(size):
        counts[state + 1] += counts[state]
    first = array("l", counts)
    edges = array("l", bytes(len(space.ends) * first.itemsize))
    for edge, end in enumerate(space.ends):
        edges[counts[end]] = edge
        counts[end] += 1
    return edges, first
