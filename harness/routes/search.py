"""Searches over the states of a call, for everybody at once: a set of people is the bits of one number.

Three questions answer all the properties: where can a caller come to; from where does some way lead on to a good end;
from where does one, whatever happens outside.
"""

from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from harness.routes.people import Mask
from harness.routes.space import Space

Kinds = Sequence[Mask]
"""Who can take an edge, by its kind; nobody where it does not belong to the search."""
_Moves = list[tuple[int, Mask]]
"""Where edges lead, each with those it is open to."""


@dataclass(frozen=True)
class Reached:
    """Where people come to.

    Attributes:
        who: Those who can come to each state.
        states: The states in the order in which people first come to them, the nearest to the start first; a state
            comes again where other people come to it later.
        people: Who comes there then.
        before: Which of these arrivals they come from; -1 at a start.
        kinds: The edge they come by; -1 at a start.
    """

    who: list[Mask]
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
        reached = Reached([0] * self.size)
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
        who = [0] * self.size
        for state, people in good.items():
            who[state] = people
        rows = [(state, mine, others) for state, mine, others in self._game(caller, outside) if mine or others]
        everybody, changed = self.space.people.all, True
        while changed:
            # Most edges lead to states that were found later, so from the last to the first few rounds are enough.
            changed = False
            for state, mine, others in rows:
                now = everybody
                for to, people in others:
                    now &= who[to] | ~people
                if mine:
                    chooses = 0
                    for to, people in mine:
                        chooses |= who[to] & people
                    now &= chooses
                if now & ~who[state]:
                    who[state] |= now
                    changed = True
        return who

    def _game(self, caller: Kinds, outside: Kinds) -> Iterator[tuple[int, _Moves, _Moves]]:
        """What each state offers to the caller and to the outside, the last state first."""
        first, ends, edge_kinds = self.space.first, self.space.ends, self.space.kinds
        for state in range(self.size - 1, -1, -1):
            mine: _Moves = []
            others: _Moves = []
            for edge in range(first[state], first[state + 1]):
                kind = edge_kinds[edge]
                if caller[kind]:
                    mine.append((ends[edge], caller[kind]))
                if outside[kind]:
                    others.append((ends[edge], outside[kind]))
            yield state, mine, others

    def goes_on(self, kinds: Kinds, among: Sequence[Mask]) -> list[Mask]:
        """From where one can go on for ever without leaving these states: for each state, for whom."""
        who = list(among)
        nobody = [0] * len(kinds)
        rows = [(state, onward) for state, onward, _ in self._game(kinds, nobody) if who[state]]
        changed = True
        while changed:
            changed = False
            for state, onward in rows:
                on = 0
                for to, people in onward:
                    on |= who[to] & people
                if who[state] & ~on:
                    who[state] &= on
                    changed = True
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
