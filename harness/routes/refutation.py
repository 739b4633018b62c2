"""The verdicts on a property, and the shortest call that refutes it."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from harness.model.property import PropertyName
from harness.model.questions import Ask
from harness.model.steps import Branch, Unknown
from harness.routes.people import Mask
from harness.routes.plays import Way
from harness.routes.proof import Proof
from harness.routes.search import Reached
from harness.routes.values import OTHER


@dataclass(frozen=True)
class Verdicts:
    """A property, judged for everybody.

    Attributes:
        name: Which one.
        holds: For whom it is proved.
        fails: For whom it is refuted.
        ways: The shortest call that refutes it, by person.
        failing: The states from which it cannot be had, and for whom, nearest to the start first.
        words: What is wrong, in a sentence without its end, by person.
        supply: What is not known where it cannot be told, by person.
    """

    name: PropertyName
    holds: Mask
    fails: Mask
    ways: Mapping[str, Way] = field(default_factory=dict)
    failing: Sequence[tuple[int, Mask]] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    supply: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def refuted(
    proof: Proof, name: PropertyName, holds: Mask, reached: Reached, lost: Sequence[Mask], rounds: Sequence[Mask]
) -> Verdicts:
    """The verdicts, with the shortest call for everybody for whom it fails.

    Args:
        proof: The proof.
        name: The property.
        holds: For whom it is proved.
        reached: Where people come to, and how.
        lost: The states from which it cannot be had, and for whom.
        rounds: The moves that may go round for ever, where no call ends badly.
    """
    finder = _Finder(proof, reached, lost, rounds)
    fails, ways, supply = 0, {}, {}
    for person in proof.people.asked:
        bit = proof.people.bit(person)
        if holds & bit:
            continue
        way = finder.shortest(bit)
        again = way.contradicts_itself() if way else None
        if again is not None:
            way = finder.of_one_mind(bit, again)
        if way is not None:
            fails |= bit
            ways[person.id] = way
        else:
            supply[person.id] = missing(proof, again)
    failing = [
        (state, here)
        for state, people in zip(reached.states, reached.people, strict=True)
        if (here := people & lost[state] & fails)
    ]
    return Verdicts(name, holds, fails, ways, failing, {}, supply)


def anybody(who: Sequence[Mask]) -> Mask:
    """All those for whom something holds in some state."""
    found = 0
    for people in who:
        found |= people
    return found


class _Finder:
    """Finds the shortest call that ends where it should not, or else one that goes round for ever."""

    def __init__(self, proof: Proof, reached: Reached, lost: Sequence[Mask], rounds: Sequence[Mask]) -> None:
        self.proof, self.space, self.reached, self.lost, self.kinds = proof, proof.space, reached, lost, rounds

    def shortest(self, bit: Mask) -> Way | None:
        """The call, for one person."""
        arrival = self._first(self._bad_ends, bit, self.lost)
        if arrival is not None:
            return Way.to(self.space, self.reached, arrival)
        arrival = self._first(range(len(self.reached.states)), bit, self._for_ever)
        return None if arrival is None else self._round(arrival, bit)

    def of_one_mind(self, bit: Mask, name: str) -> Way | None:
        """The shortest of those calls in which a value that the flow asks for anew is the same each time."""
        proof, moves = self.proof, self.space.moves
        for case in (*proof.names.cases[name], OTHER):

            def keeps(kinds: Sequence[Mask], case: str = case) -> list[Mask]:
                return [0 if m.ranged == name and m.chosen != case else k for m, k in zip(moves, kinds, strict=True)]

            reached = proof.search.reach(keeps(self.reached.by), proof.starts, bit, self.reached.within)
            way = _Finder(proof, reached, self.lost, keeps(self.kinds)).shortest(bit)
            if way is not None and way.contradicts_itself() is None:
                return way
        return None

    @cached_property
    def _bad_ends(self) -> Sequence[int]:
        """The arrivals at the end of a call that is no good one."""
        places, lost = self.space.places, self.lost
        arrivals = enumerate(self.reached.states)
        return [arrival for arrival, state in arrivals if lost[state] and places[state].end is not None]

    @cached_property
    def _for_ever(self) -> Sequence[Mask]:
        """From where a lost call can go on for ever."""
        return self.proof.search.goes_on(self.kinds, self.lost)

    def _first(self, arrivals: Iterable[int], bit: Mask, among: Sequence[Mask]) -> int | None:
        states, people = self.reached.states, self.reached.people
        return next((n for n in arrivals if people[n] & among[states[n]] & bit), None)

    def _round(self, arrival: int, bit: Mask) -> Way:
        """Goes on until a question comes again, or, where nothing is asked any more, a step."""
        way, state = Way.to(self.space, self.reached, arrival), self.reached.states[arrival]
        seen = {state}
        while True:
            onward = self._to_question(state, bit) or [self._onward(state, bit)[0]]
            ends = [self.space.ends[edge] for edge in onward]
            kinds = [self.space.moves[self.space.kinds[edge]] for edge in onward]
            way, state = way.then([self.space.places[end] for end in ends], kinds), ends[-1]
            if state in seen:
                return way
            seen.add(state)

    def _onward(self, state: int, bit: Mask) -> Sequence[int]:
        """The edges that stay where the call can go on for ever."""
        space, kinds, stays = self.space, self.kinds, self._for_ever
        edges = range(space.first[state], space.first[state + 1])
        return [edge for edge in edges if kinds[space.kinds[edge]] & stays[space.ends[edge]] & bit]

    def _to_question(self, state: int, bit: Mask) -> Sequence[int]:
        """The edges to the nearest question; none where no question comes any more."""
        came: dict[int, tuple[int, int]] = {}
        waiting = deque([state])
        while waiting:
            here = waiting.popleft()
            for edge in self._onward(here, bit):
                end = self.space.ends[edge]
                if end in came:
                    continue
                came[end] = (here, edge)
                if end in self.proof.questions:
                    return _back(came, state, end)
                waiting.append(end)
        return []


def _back(came: Mapping[int, tuple[int, int]], start: int, end: int) -> Sequence[int]:
    edges: list[int] = []
    while not edges or end != start:
        end, edge = came[end]
        edges.append(edge)
    return edges[::-1]


def missing(proof: Proof, again: str | None) -> tuple[str, ...]:
    """What is not known, and what to supply."""
    if again is not None:
        return (f"What '{again}' is each time it is asked for: the flow does not say.",)
    reached, steps = proof.may_reach.who, proof.pack.phone.steps
    met = dict.fromkeys(place.step for n, place in enumerate(proof.space.places) if reached[n])
    found = [step.what for name in met if isinstance(step := steps[name], Unknown)]
    talks = [name for name in met if getattr(steps[name], "afterwards", None) is not None]
    found += [f"What follows the talk at '{name}': the call goes on there, and is not followed." for name in talks]
    bots = dict.fromkeys(step.bot for name in met if isinstance(step := steps[name], Ask) and step.bot)
    found += [f"The export of the speech bot '{bot}': whether it takes keys is not known." for bot in bots]
    tested = {step.on for name in met if isinstance(step := steps[name], Branch)} & proof.names.asked
    if tested:
        few = sorted(tested)[:_FEW]
        more = f" and {len(tested) - len(few)} more" if len(tested) > len(few) else ""
        names = ", ".join(f"'{name}'" for name in few)
        found.append(f"What {names}{more} is each time it is asked for: the flow does not say.")
    return tuple(dict.fromkeys(found)) or ("What a way in leads to that is given: it is not modelled here.",)


_FEW = 5
