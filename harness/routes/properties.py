"""The properties of DESIGN section 4, each judged for everybody at once.

Every one comes down to the same three answers for each person: *proved* where it holds with what is certain alone,
*refuted* where it fails even with everything that may be, *cannot tell* between the two.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from harness.model.property import PropertyName
from harness.model.questions import Ask
from harness.routes.loops import groups
from harness.routes.moves import Behaviour, Move
from harness.routes.people import Mask
from harness.routes.proof import Proof
from harness.routes.refutation import Verdicts, anybody, refuted
from harness.routes.search import Reached


def human_reachable(proof: Proof, name: PropertyName, behaviour: Behaviour) -> Verdicts:
    """For all states that can be reached, some path leads on to a good end (AG EF good)."""
    sure_reached, may_reached = _reached(proof, behaviour)
    leads, may_lead = _leads(proof, behaviour)
    holds = ~_somebody(may_reached, leads) & proof.people.all
    lost = _but(sure_reached.who, may_lead)
    return refuted(proof, name, holds, sure_reached, lost, proof.kinds(behaviour, sure=True))


def human_whatever_happens(proof: Proof) -> Verdicts:
    """The caller has a strategy that reaches a good end against every allowed outside choice (an attractor)."""
    won = _forced(proof, Behaviour.FREE, sure=True)
    may_win = won if proof.all_certain else _forced(proof, Behaviour.FREE, sure=False)
    return _against_all(proof, "human-whatever-happens", won, may_win, _sensible(proof))


def fixed_behaviour(proof: Proof, name: PropertyName, behaviour: Behaviour) -> Verdicts:
    """With a fixed behaviour, every play reaches a good end."""
    kinds, may = proof.kinds(behaviour, sure=True), proof.kinds(behaviour, sure=False)
    nobody = [0] * len(kinds)
    won = proof.search.forced(nobody, may, proof.good(sure=True))
    may_win = won
    if not proof.all_certain:
        # Of what may happen where it is not known what does, the best is reckoned with.
        only_maybe = [other & ~one for one, other in zip(kinds, may, strict=True)]
        may_win = proof.search.forced(only_maybe, kinds, proof.good(sure=False))
    return _against_all(proof, name, won, may_win, kinds)


def bounded_retries(proof: Proof) -> Verdicts:
    """No play asks the same question for ever on silence or not-understood alone."""
    kinds, may = proof.kinds(Behaviour.RETRY, sure=True), proof.kinds(Behaviour.RETRY, sure=False)
    settled = _settled(proof, kinds)
    rounds = _for_ever(proof, settled, proof.reached.who)
    may_go = _for_ever(proof, may, proof.may_reach.who)
    holds = proof.people.all & ~anybody(may_go) & ~(proof.lost_sight_of | proof.not_followed)
    return refuted(proof, "bounded-retries", holds, proof.reached, rounds, settled)


def no_livelock(proof: Proof) -> Verdicts:
    """No reachable loop that has no way on to a good end."""
    leads, may_lead = _leads(proof, Behaviour.FREE)
    kinds, may = proof.kinds(Behaviour.FREE, sure=True), proof.kinds(Behaviour.FREE, sure=False)
    settled = _settled(proof, kinds)
    stuck = proof.search.goes_on(settled, _but(proof.reached.who, may_lead))
    may_stick = proof.search.goes_on(may, _but(proof.may_reach.who, leads))
    holds = proof.people.all & ~anybody(may_stick) & ~(proof.lost_sight_of | proof.not_followed)
    return refuted(proof, "no-livelock", holds, proof.reached, stuck, settled)


# The pieces.


def _reached(proof: Proof, behaviour: Behaviour) -> tuple[Reached, Reached]:
    if behaviour is Behaviour.FREE:
        return proof.reached, proof.may_reach
    sure = proof.reach(behaviour, sure=True)
    return sure, sure if proof.certain else proof.reach(behaviour, sure=False)


def _leads(proof: Proof, behaviour: Behaviour) -> tuple[Sequence[Mask], Sequence[Mask]]:
    sure = proof.leads(behaviour, sure=True)
    return sure, sure if proof.all_certain else proof.leads(behaviour, sure=False)


def _forced(proof: Proof, behaviour: Behaviour, *, sure: bool) -> Sequence[Mask]:
    """Where the caller wins: with what they can do and against what may happen, or the other way about."""
    caller = proof.who_decides("caller", proof.kinds(behaviour, sure=sure))
    outside = proof.who_decides("outside", proof.kinds(behaviour, sure=not sure))
    return proof.search.forced(caller, outside, proof.good(sure=sure))


def _sensible(proof: Proof) -> Sequence[Mask]:
    """The moves of somebody who answers wherever an answer may help: so the call shows what shuts them out."""
    leads, space = proof.leads(Behaviour.FREE, sure=False), proof.space
    step_of: dict[int, str] = {}
    helped: dict[str, Mask] = {}
    answers = [move.maybe if _answers(move) else 0 for move in space.moves]
    for state, place in enumerate(space.places):
        helps = 0
        for edge in range(space.first[state], space.first[state + 1]):
            kind = space.kinds[edge]
            if kind not in step_of:
                step_of[kind] = place.step
            if answers[kind]:
                helps |= answers[kind] & leads[space.ends[edge]]
        if helps:
            helped[place.step] = helped.get(place.step, 0) | helps
    kinds = list(proof.kinds(Behaviour.FREE, sure=True))
    for kind, move in enumerate(space.moves):
        if move.by == "caller" and not answers[kind]:
            kinds[kind] &= ~helped.get(step_of[kind], 0)
    return kinds


def _answers(move: Move) -> bool:
    """Whether a move is an answer to a question, and not a failure to give one."""
    return move.by == "caller" and not move.behaviours & Behaviour.RETRY


def _settled(proof: Proof, kinds: Sequence[Mask]) -> Sequence[Mask]:
    """The moves without those on values that are asked for again: a counter of the flow's own may end it."""
    again = proof.names.asked
    moves = zip(proof.space.moves, kinds, strict=True)
    return [0 if move.by == "outside" and move.ranged in again else who for move, who in moves]


def _for_ever(proof: Proof, kinds: Sequence[Mask], among: Sequence[Mask]) -> Sequence[Mask]:
    """From where some question can be come to again and again by these moves: for each state, for whom."""
    keeps = proof.search.goes_on(kinds, among)
    rounds = [0] * proof.search.size
    for people in _alike(proof, kinds, anybody(keeps)):
        for group in _loops(proof, kinds, keeps, people):
            if not proof.questions.isdisjoint(group):
                for state in group:
                    rounds[state] |= keeps[state] & people
    return proof.search.goes_on(kinds, rounds)


def _alike(proof: Proof, kinds: Sequence[Mask], people: Mask) -> Iterator[Mask]:
    """Those who can take the same moves, together: what leads round for one of them does so for all."""
    together: dict[tuple[int, ...], Mask] = {}
    told_apart = [who for who in dict.fromkeys(kinds) if who & people not in (0, people)]
    for place in range(len(proof.people.everybody)):
        bit = 1 << place
        if people & bit:
            key = tuple(index for index, who in enumerate(told_apart) if who & bit)
            together[key] = together.get(key, 0) | bit
    yield from together.values()


def _loops(proof: Proof, kinds: Sequence[Mask], keeps: Sequence[Mask], people: Mask) -> Iterator[list[int]]:
    """The states that lead round to one another for some people."""
    space = proof.space

    def onward(state: int) -> Iterator[int]:
        for edge in range(space.first[state], space.first[state + 1]):
            if keeps[state] & keeps[space.ends[edge]] & kinds[space.kinds[edge]] & people:
                yield space.ends[edge]

    for group in groups([state for state, who in enumerate(keeps) if who & people], onward):
        if len(group) > 1 or group[0] in onward(group[0]):
            yield group


def _against_all(
    proof: Proof, name: PropertyName, won: Sequence[Mask], may_win: Sequence[Mask], kinds: Sequence[Mask]
) -> Verdicts:
    """The verdicts where a good end has to come about from every start, whatever happens."""
    everybody = proof.people.all
    holds = everybody
    for start in proof.starts:
        holds &= won[start]
    lost = [everybody & ~who for who in may_win]
    reached = proof.search.reach(kinds, proof.starts, everybody, within=lost)
    # What goes round by answers that are given anew each time need not go round for ever.
    return refuted(proof, name, holds, reached, reached.who, _settled(proof, kinds))


def _but(some: Sequence[Mask], others: Sequence[Mask]) -> list[Mask]:
    return [one & ~other for one, other in zip(some, others, strict=True)]


def _somebody(reached: Reached, leads: Sequence[Mask]) -> Mask:
    """Those who can come to a state from which nothing leads on to a good end."""
    return anybody(_but(reached.who, leads))


def when_keys_are_taken(proof: Proof) -> str:
    """The questions of the call that take no key at once, and when they do; nothing where all take one."""
    late: dict[str, list[str]] = {}
    for step in dict.fromkeys(proof.space.places[state].step for state in sorted(proof.questions)):
        after, question = proof.keys_after(step), proof.pack.phone.steps[step]
        if isinstance(question, Ask) and question.bot is not None:
            late.setdefault("Whether keys are taken is not known at", []).append(f"'{step}'")
        elif after is None:
            late.setdefault("Keys are never taken at", []).append(f"'{step}'")
        elif after:
            failures = "a failure" if after == 1 else f"{after} failures"
            late.setdefault(f"Keys are taken after {failures} at", []).append(f"'{step}'")
    return "".join(f" {what} {', '.join(names)}." for what, names in late.items())


CALL_PROPERTIES: Final[Mapping[PropertyName, Callable[[Proof], Verdicts]]] = {
    "human-reachable": partial(human_reachable, name="human-reachable", behaviour=Behaviour.FREE),
    "human-whatever-happens": human_whatever_happens,
    "silent-caller": partial(fixed_behaviour, name="silent-caller", behaviour=Behaviour.SILENT),
    "wrong-key-caller": partial(fixed_behaviour, name="wrong-key-caller", behaviour=Behaviour.WRONG_KEY),
    "unrecognised-caller": partial(fixed_behaviour, name="unrecognised-caller", behaviour=Behaviour.UNRECOGNISED),
    "keypad-only-caller": partial(human_reachable, name="keypad-only-caller", behaviour=Behaviour.KEYPAD),
    "bounded-retries": bounded_retries,
    "no-livelock": no_livelock,
}
"""The properties that are about the states of a call."""
