"""Searches over the states of a call, for everybody at once: a set of people is the bits of one number.

Three questions answer all the properties: where can a caller come to; from where does some way lead on to a good end;
from where does one, whatever happens outside.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from harness.routes.people import Mask
from harness.routes.space import Space

Kinds = Sequence[Mask]
"""Who can take an edge, by its kind; nobody where it does not belong to the search."""
_Onward = list[tuple[int, int]]
"""Where edges lead, each with its kind."""


@dataclass(frozen=True)
class Reached:
    """Where people come to.

    Attributes:
        who: Those who can come to each state.
        by: The moves that they come by.
        within: The states they keep to; none keeps nobody back.
        states: The states in the order in which people first come to them, the nearest to the start first; a state
            comes again where other people come to it later.
        people: Who comes there then.
        before: Which of these arrivals they come from; -1 at a start.
        kinds: The edge they come by; -1 at a start.
    """

    who: list[Mask]
    by: Kinds
    within: Sequence[Mask] | None
    states: list[int] = field(default_factory=list)
    people: list[Mask] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)

    def come(self, state: int, people: Mask, before: int, kind: int) -> None:
        """Some people come to a state for the first time."""
        self.who[state] |= people
        self.states.append(state)
        self.people.append(people)
        self.before.append(before)
        self.kinds.append(kind)

    def way_to(self, arrival: int) -> Iterator[tuple[int, int]]:
        """The states and edges of the shortest way to an arrival, the last first."""
        while arrival >= 0:
            yield self.states[arrival], self.kinds[arrival]
            arrival = self.before[arrival]


class Search:
    """The searches over one space."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.size = len(space.places)
        self._found: dict[object, Sequence[Mask]] = {}
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
        reached = Reached([0] * self.size, kinds, within)
        who = reached.who
        for start in starts:
            begins = people & (within[start] if within else people) & ~who[start]
            if begins:
                reached.come(start, begins, -1, -1)
        for arrival, state in enumerate(reached.states):  # it grows while it is read
            here = reached.people[arrival]
            for edge in range(first[state], first[state + 1]):
                kind, to = edge_kinds[edge], ends[edge]
                new = here & kinds[kind] & ~who[to]
                if new and within is not None:
                    new &= within[to]
                if new:
                    reached.come(to, new, arrival, kind)
        return reached

    def leads(self, kinds: Kinds, good: Mapping[int, Mask]) -> Sequence[Mask]:
        """From where some way leads on to a good end: for each state, for whom."""
        return self._once(("leads", tuple(kinds), tuple(good.items())), lambda: self._leads(kinds, good))

    def _leads(self, kinds: Kinds, good: Mapping[int, Mask]) -> list[Mask]:
        who = [0] * self.size
        for state, people in good.items():
            who[state] = people

        def more(state: int, onward: _Onward) -> bool:
            before = after = who[state]
            for to, kind in onward:
                after |= who[to] & kinds[kind]
            who[state] = after
            return after != before

        self._settle(more, range(self.size))
        return who

    def forced(self, caller: Kinds, outside: Kinds, good: Mapping[int, Mask]) -> Sequence[Mask]:
        """From where a good end comes about whatever happens outside: for each state, for whom.

        Args:
            caller: Who can take an edge of their own choice; the search has them take the best.
            outside: Whom an edge may befall; the search has the worst of them happen.
            good: The good ends, and for whom they are good.
        """
        key = ("forced", tuple(caller), tuple(outside), tuple(good.items()))
        return self._once(key, lambda: self._forced(caller, outside, good))

    def _forced(self, caller: Kinds, outside: Kinds, good: Mapping[int, Mask]) -> list[Mask]:
        who = [0] * self.size
        for state, people in good.items():
            who[state] = people
        everybody = self.space.people.all

        def better(state: int, onward: _Onward) -> bool:
            before = who[state]
            if before == everybody or not onward:
                return False
            befalls, chooses, own, moves = everybody, 0, False, False
            for to, kind in onward:
                if outside[kind]:
                    moves = True
                    befalls &= who[to] | ~outside[kind]
                if caller[kind]:
                    own = moves = True
                    chooses |= who[to] & caller[kind]
            if own:
                befalls &= chooses
            if moves and befalls & ~before:
                who[state] = before | befalls
                return True
            return False

        self._settle(better, range(self.size))
        return who

    def goes_on(self, kinds: Kinds, among: Sequence[Mask]) -> list[Mask]:
        """From where one can go on for ever without leaving these states: for each state, for whom."""
        who = list(among)

        def worse(state: int, onward: _Onward) -> bool:
            before = who[state]
            if not before:
                return False
            on = 0
            for to, kind in onward:
                on |= who[to] & kinds[kind]
            if before & ~on:
                who[state] = before & on
                return True
            return False

        self._settle(worse, [state for state, people in enumerate(who) if people])
        return who

    def _once(self, key: object, search: Callable[[], list[Mask]]) -> Sequence[Mask]:
        """What a search finds: where nothing is spoken, for one, several behaviours come to the same."""
        if key not in self._found:
            self._found[key] = search()
        return self._found[key]

    def _settle(self, step: Callable[[int, _Onward], bool], states: Iterable[int]) -> None:
        """Takes a step at these states, and again wherever something it leads to has changed, until nothing does."""
        rows, into, first_into, sources = self._rows, self._edges_into, self._first_into, self._sources
        due = bytearray(self.size)
        for state in states:
            due[state] = 1
        while any(due):
            # Most states come after what they lead to, so that few rounds are enough.
            for state, onward in rows:
                if due[state]:
                    due[state] = 0
                    if step(state, onward):
                        for place in range(first_into[state], first_into[state + 1]):
                            due[sources[into[place]]] = 1

    @cached_property
    def _rows(self) -> list[tuple[int, _Onward]]:
        """Where each state leads, each edge with its kind; a state comes after those it leads to, but for loops."""
        first, ends, kinds = self.space.first, self.space.ends, self.space.kinds
        edges = list(zip(ends, kinds, strict=True))
        return [(state, edges[first[state] : first[state + 1]]) for state in self._last_first()]

    def _last_first(self) -> Iterator[int]:
        """The states, each when all that it leads to has been told, as far as loops let it be."""
        first, ends = self.space.first, self.space.ends
        met = bytearray(self.size)
        for root in range(self.size):
            if met[root]:
                continue
            met[root] = 1
            work = [(root, iter(range(first[root], first[root + 1])))]
            while work:
                state, rest = work[-1]
                to = next((ends[edge] for edge in rest if not met[ends[edge]]), None)
                if to is None:
                    work.pop()
                    yield state
                else:
                    met[to] = 1
                    work.append((to, iter(range(first[to], first[to + 1]))))


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
