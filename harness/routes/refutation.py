"""The verdicts on a property, and the shortest call that refutes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from harness.model.property import PropertyName
from harness.model.questions import Ask
from harness.model.steps import Unknown
from harness.routes.moves import Move, Play
from harness.routes.people import Mask
from harness.routes.plays import Way
from harness.routes.proof import Proof
from harness.routes.search import Reached
from harness.routes.space import Place


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
    proof: Proof,
    name: PropertyName,
    holds: Mask,
    reached: Reached,
    lost: Sequence[Mask],
    play: Play,
    kinds: Sequence[Mask] | None = None,
) -> Verdicts:
    """The verdicts, with the shortest call for everybody for whom it fails."""
    moves = proof.kinds(play, sure=True) if kinds is None else kinds
    fails, ways, supply = 0, {}, {}
    for person in proof.people.asked:
        bit = proof.people.bit(person)
        if holds & bit:
            continue
        way = _shortest(proof, reached, lost, moves, bit)
        again = way.contradicts_itself() if way else None
        if way is not None and again is None:
            fails |= bit
            ways[person.id] = way
        else:
            supply[person.id] = _missing(proof, again)
    failing = [
        (state, here)
        for state, people in zip(reached.states, reached.people, strict=True)
        if (here := people & lost[state] & fails)
    ]
    return Verdicts(name, holds, fails, ways, failing, {}, supply)


def _shortest(proof: Proof, reached: Reached, lost: Sequence[Mask], kinds: Sequence[Mask], bit: Mask) -> Way | None:
    """The shortest call that ends where it should not, or else one that goes round there for ever."""
    first: int | None = None
    for arrival, state in enumerate(reached.states):
        if lost[state] & bit and reached.people[arrival] & bit:
            if proof.space.places[state].end is not None:
                return Way.to(proof.space, reached, arrival)
            first = arrival if first is None else first
    if first is None:
        return None
    return _round(proof, Way.to(proof.space, reached, first), reached.states[first], lost, kinds, bit)


def _round(proof: Proof, way: Way, state: int, lost: Sequence[Mask], kinds: Sequence[Mask], bit: Mask) -> Way | None:
    """Goes on where nothing good comes any more, until a question comes again, or until nothing is asked at all."""
    space = proof.space
    places: list[Place] = []
    moves: list[Move] = []
    asked: set[int] = {state} if proof.is_question(state) else set()
    seen = {state}
    while True:
        onward = [
            edge
            for edge in range(space.first[state], space.first[state + 1])
            if kinds[space.kinds[edge]] & bit and lost[space.ends[edge]] & bit
        ]
        if not onward:
            return None
        # What has not been seen comes first: so the walk leaves a loop that asks nothing, where it can.
        edge = min(onward, key=lambda edge: space.ends[edge] in seen)
        state = space.ends[edge]
        places.append(space.places[state])
        moves.append(space.moves[space.kinds[edge]])
        if space.places[state].end is not None or state in asked:
            return way.then(places, moves)
        if proof.is_question(state):
            asked.add(state)
        elif state in seen:
            return way.then(places, moves)
        seen.add(state)


def _missing(proof: Proof, again: str | None) -> tuple[str, ...]:
    """What is not known, and what to supply."""
    if again is not None:
        return (f"What '{again}' is each time it is asked for: the flow does not say.",)
    reached, steps = proof.may_reach.who, proof.pack.phone.steps
    met = dict.fromkeys(place.step for n, place in enumerate(proof.space.places) if reached[n])
    found = [step.what for name in met if isinstance(step := steps[name], Unknown)]
    bots = dict.fromkeys(step.bot for name in met if isinstance(step := steps[name], Ask) and step.bot)
    found += [f"The export of the speech bot '{bot}': whether it takes keys is not known." for bot in bots]
    if found:
        return tuple(dict.fromkeys(found))
    names = ", ".join(sorted(f"'{name}'" for name in proof.names.asked))
    what = f"What {names} is each time it is asked for" if names else "What a way in leads to that is given"
    return (f"{what}: it is not modelled here.",)
