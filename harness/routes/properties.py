"""The properties of DESIGN section 4, each judged for everybody at once.

Every one comes down to the same three answers for each person: *proved* where it holds with what is certain alone,
*refuted* where it fails even with everything that may be, *cannot tell* between the two.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from harness.model.property import PropertyName
from harness.routes.moves import Move, Play
from harness.routes.people import Mask
from harness.routes.proof import Proof
from harness.routes.refutation import Verdicts, refuted
from harness.routes.search import Reached


def human_reachable(proof: Proof, name: PropertyName, play: Play) -> Verdicts:
    """For all states that can be reached, some path leads on to a good end (AG EF good)."""
    sure_reached, may_reached = _reached(proof, play)
    leads, may_lead = _leads(proof, play)
    holds = ~_somebody(may_reached, leads) & proof.people.all
    lost = _but(sure_reached.who, may_lead)
    return refuted(proof, name, holds, sure_reached, lost, play)


def human_whatever_happens(proof: Proof) -> Verdicts:
    """The caller has a strategy that reaches a good end against every allowed outside choice (an attractor)."""
    won = _forced(proof, Play.FREE, sure=True)
    may_win = won if proof.all_certain else _forced(proof, Play.FREE, sure=False)
    everybody = proof.people.all
    holds = everybody
    for start in proof.starts:
        holds &= won[start]
    lost = [everybody & ~who for who in may_win]
    kinds = _sensible(proof)
    reached = proof.search.reach(kinds, proof.starts, everybody, within=lost)
    return refuted(proof, "human-whatever-happens", holds, reached, list(reached.who), Play.FREE, kinds=kinds)


def fixed_behaviour(proof: Proof, name: PropertyName, play: Play) -> Verdicts:
    """With a fixed behaviour, every play reaches a good end."""
    kinds, may = proof.kinds(play, sure=True), proof.kinds(play, sure=False)
    nobody = [0] * len(kinds)
    won = proof.search.forced(nobody, may, proof.good(sure=True))
    may_win = won if proof.all_certain else proof.search.forced(nobody, kinds, proof.good(sure=False))
    everybody = proof.people.all
    holds = everybody
    for start in proof.starts:
        holds &= won[start]
    lost = [everybody & ~who for who in may_win]
    reached = proof.search.reach(kinds, proof.starts, everybody, within=lost)
    return refuted(proof, name, holds, reached, list(reached.who), play)


def bounded_retries(proof: Proof) -> Verdicts:
    """No play asks the same question for ever on silence or not-understood alone."""
    kinds, may = proof.kinds(Play.RETRY, sure=True), proof.kinds(Play.RETRY, sure=False)
    settled = _settled(proof, kinds)
    rounds = _and(_for_ever(proof, settled), proof.reached.who)
    may_go = _and(_for_ever(proof, may), proof.may_reach.who)
    holds = proof.people.all & ~_anybody(may_go)
    return refuted(proof, "bounded-retries", holds, proof.reached, rounds, Play.RETRY, kinds=settled)


def no_livelock(proof: Proof) -> Verdicts:
    """No reachable loop that has no way on to a good end."""
    leads, may_lead = _leads(proof, Play.FREE)
    kinds, may = proof.kinds(Play.FREE, sure=True), proof.kinds(Play.FREE, sure=False)
    settled = _settled(proof, kinds)
    stuck = proof.search.goes_on(settled, _but(proof.reached.who, may_lead))
    may_stick = proof.search.goes_on(may, _but(proof.may_reach.who, leads))
    holds = proof.people.all & ~_anybody(may_stick)
    return refuted(proof, "no-livelock", holds, proof.reached, stuck, Play.FREE, kinds=settled)


# The pieces.


def _reached(proof: Proof, play: Play) -> tuple[Reached, Reached]:
    if play is Play.FREE:
        return proof.reached, proof.may_reach
    sure = proof.reach(play, sure=True)
    return sure, sure if proof.certain else proof.reach(play, sure=False)


def _leads(proof: Proof, play: Play) -> tuple[Sequence[Mask], Sequence[Mask]]:
    sure = proof.leads(play, sure=True)
    return sure, sure if proof.all_certain else proof.leads(play, sure=False)


def _forced(proof: Proof, play: Play, *, sure: bool) -> Sequence[Mask]:
    """Where the caller wins: with what they can do and against what may happen, or the other way about."""
    caller = proof.who_decides("caller", proof.kinds(play, sure=sure))
    outside = proof.who_decides("outside", proof.kinds(play, sure=not sure))
    return proof.search.forced(caller, outside, proof.good(sure=sure))


def _sensible(proof: Proof) -> Sequence[Mask]:
    """The moves of somebody who answers wherever an answer may help: so the call shows what shuts them out."""
    leads, space = proof.leads(Play.FREE, sure=False), proof.space
    step_of: dict[int, str] = {}
    helped: dict[str, Mask] = {}
    for state, place in enumerate(space.places):
        for edge in range(space.first[state], space.first[state + 1]):
            kind = space.kinds[edge]
            step_of.setdefault(kind, place.step)
            if _answers(space.moves[kind]):
                helped[place.step] = helped.get(place.step, 0) | space.moves[kind].maybe & leads[space.ends[edge]]
    kinds = []
    for kind, move in enumerate(space.moves):
        gives_up = move.by == "caller" and not _answers(move)
        kinds.append(move.sure & ~(helped.get(step_of[kind], 0) if gives_up else 0) if move.plays & Play.FREE else 0)
    return kinds


def _answers(move: Move) -> bool:
    """Whether a move is an answer to a question, and not a failure to give one."""
    return move.by == "caller" and not move.plays & Play.RETRY


def _settled(proof: Proof, kinds: Sequence[Mask]) -> Sequence[Mask]:
    """The moves without those on values that are asked for again: a counter of the flow's own may end it."""
    again = proof.names.asked
    moves = zip(proof.space.moves, kinds, strict=True)
    return [0 if move.ranged in again else who for move, who in moves]


def _for_ever(proof: Proof, kinds: Sequence[Mask]) -> list[Mask]:
    """From where some question can be come to again and again by these moves: for each state, for whom."""
    size, space = proof.search.size, proof.space
    keeps = proof.search.goes_on(kinds, [proof.people.all] * size)
    while any(keeps):
        leads = proof.search.leads(kinds, {n: who for n, who in enumerate(keeps) if who and proof.is_question(n)})
        after = [0] * size
        for state, who in enumerate(keeps):
            if who:
                for edge in range(space.first[state], space.first[state + 1]):
                    after[state] |= leads[space.ends[edge]] & kinds[space.kinds[edge]]
        now = _and(keeps, after)
        if now == keeps:
            break
        keeps = now
    return keeps


def _and(some: Sequence[Mask], others: Sequence[Mask]) -> list[Mask]:
    return [one & other for one, other in zip(some, others, strict=True)]


def _but(some: Sequence[Mask], others: Sequence[Mask]) -> list[Mask]:
    return [one & ~other for one, other in zip(some, others, strict=True)]


def _anybody(who: Sequence[Mask]) -> Mask:
    found = 0
    for people in who:
        found |= people
    return found


def _somebody(reached: Reached, leads: Sequence[Mask]) -> Mask:
    """Those who can come to a state from which nothing leads on to a good end."""
    return _anybody(_but(reached.who, leads))


def when_keys_are_taken(proof: Proof) -> str:
    """The questions of the call that take no key at once, and when they do; nothing where all take one."""
    steps = dict.fromkeys(place.step for n, place in enumerate(proof.space.places) if proof.is_question(n))
    late: dict[str, list[str]] = {}
    for step in steps:
        after = proof.keys_after(step)
        if after != 0:
            late.setdefault("never" if after is None else f"after {after} failures", []).append(f"'{step}'")
    return "".join(f" Keys are taken {when} at {', '.join(names)}." for when, names in late.items())


CALL_PROPERTIES: Final[Mapping[PropertyName, Callable[[Proof], Verdicts]]] = {
    "human-reachable": partial(human_reachable, name="human-reachable", play=Play.FREE),
    "human-whatever-happens": human_whatever_happens,
    "silent-caller": partial(fixed_behaviour, name="silent-caller", play=Play.SILENT),
    "wrong-key-caller": partial(fixed_behaviour, name="wrong-key-caller", play=Play.WRONG_KEY),
    "unrecognised-caller": partial(fixed_behaviour, name="unrecognised-caller", play=Play.UNRECOGNISED),
    "keypad-only-caller": partial(human_reachable, name="keypad-only-caller", play=Play.KEYPAD),
    "bounded-retries": bounded_retries,
    "no-livelock": no_livelock,
}
"""The properties that are about the states of a call."""
