"""How long it takes to reach a human: the shortest way, and the longest that never comes round again."""

import heapq
from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from harness.model.answering import Queue, Voicemail
from harness.model.persona import Persona
from harness.model.property import TimeToHuman
from harness.model.questions import Ask, Menu
from harness.phone.prepared import prepared
from harness.phone.turns import FAULT, Asking, Outside, State, milliseconds
from harness.routes.abilities import response
from harness.routes.loops import groups
from harness.routes.moves import Move
from harness.routes.people import Mask
from harness.routes.proof import Proof


def times_to_human(proof: Proof) -> Mapping[str, TimeToHuman]:
    """How long each person takes to a human, in seconds, from the moment the call is answered."""
    clock = _Clock(proof)
    found = {}
    for person in proof.people.asked:
        shortest, longest = _shortest(proof, clock, person), _longest(proof, clock, person)
        reached = None not in (shortest, longest)
        found[person.id] = TimeToHuman(
            shortest=round((shortest or 0) / 1000, 3) if reached else None,
            longest=round((longest or 0) / 1000, 3) if reached else None,
        )
    return found


_Links = tuple[Mask, Mapping[tuple[int, str | None], Mask]]
"""Who can come to a step, and who can take which kind of move from it to where; none is an end without a human."""


class _Clock:
    """How many milliseconds each thing takes that may happen at a step."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        self.simulator = prepared(proof.pack, Outside()).simulator
        self.length = self.simulator.length
        self.tries = cache(self._tries)
        self.said = cache(self._said)

    @cached_property
    def links(self) -> Mapping[str, "_Links"]:
        """Who can come to each step, and where its moves lead, whatever is known there."""
        proof, space = self.proof, self.proof.space
        found: dict[str, tuple[Mask, dict[tuple[int, str | None], Mask]]] = {}
        for state, who in enumerate(proof.reached.who):
            place = space.places[state]
            if not who or place.end is not None:
                continue
            before, links = found.get(place.step, (0, {}))
            found[place.step] = (before | who, links)
            for edge in range(space.first[state], space.first[state + 1]):
                kind, end = space.kinds[edge], space.ends[edge]
                there = space.places[end]
                to = there.step if there.end is None else _HUMAN if end in proof.humans else None
                people = space.moves[kind].sure & proof.humans.get(end, proof.people.all)
                links[kind, to] = links.get((kind, to), 0) | people
        return found

    def takes(self, name: str, move: Move, person: int) -> int:
        """How long a move takes for somebody, what is said at its step included."""
        step = self.proof.pack.phone.steps[name]
        if move.chosen == FAULT:
            return 0
        if isinstance(step, Menu | Ask):
            answered = (move.after or {}).get(person)
            return self.tries(name, move.acts) if answered is None else answered
        waits = 0
        if isinstance(step, Queue) and move.chosen != "full":
            longest = step.longest_wait.value if step.longest_wait else step.usual_wait.value
            waits = milliseconds(longest if move.chosen == "too-long" else min(step.usual_wait.value, longest))
        if isinstance(step, Voicemail) and step.seconds:
            waits = milliseconds(step.seconds.value)
        return self.said(name) + waits

    def _said(self, step: str) -> int:
        words = getattr(self.proof.pack.phone.steps[step], "says", None)
        return self.length(words) if words else 0

    def _tries(self, step: str, acts: Sequence[object]) -> int:
        """How long a question takes that is answered in no way it takes."""
        turn = self.simulator.turn_at(State(at=step))
        began = now = turn.state.now
        for act in acts:
            if not isinstance(turn, Asking):
                break
            silent = act.does == "nothing"  # type: ignore[attr-defined]
            now = turn.deadline if silent else max(turn.opens, turn.spoken[-1].end if turn.spoken else 0)
            turn = self.simulator.respond(turn, response(act, now))  # type: ignore[arg-type]
        return now - began


def _shortest(proof: Proof, clock: _Clock, person: Persona) -> int | None:
    """The shortest way to a human who can serve them, where nothing outside goes wrong."""
    space, bit = proof.space, proof.people.bit(person)
    place_of = proof.people.everybody.index(person)
    best = dict.fromkeys(proof.starts, 0)
    waiting = [(0, start) for start in proof.starts]
    while waiting:
        now, state = heapq.heappop(waiting)
        if now > best[state]:
            continue
        if proof.humans.get(state, 0) & bit:
            return now
        for edge in range(space.first[state], space.first[state + 1]):
            move = space.moves[space.kinds[edge]]
            if not move.sure & bit or move.fault:
                continue
            to, then = space.ends[edge], now + clock.takes(space.places[state].step, move, place_of)
            if then < best.get(to, then + 1):
                best[to] = then
                heapq.heappush(waiting, (then, to))
    return None


def _longest(proof: Proof, clock: _Clock, person: Persona) -> int | None:
    """The longest way to a human: every step at most once, with all its retries; a loop counts each of them once."""
    onward, own = _steps(proof, clock, person)
    longest: dict[str, int | None] = {}
    for loop in groups(list(onward), lambda step: sorted(onward[step])):
        inside = set(loop)
        out = [longest[to] for step in loop for to in onward[step] if to not in inside]
        ends = [0] if _HUMAN in inside else [time for time in out if time is not None]
        beyond = max(ends, default=None)
        takes = sum(own.get(step, 0) for step in loop)
        for step in loop:
            longest[step] = None if beyond is None else beyond + takes
    starts = (longest.get(proof.space.places[start].step) for start in proof.starts)
    return max((time for time in starts if time is not None), default=None)


_HUMAN = "a human"


def _steps(proof: Proof, clock: _Clock, person: Persona) -> tuple[dict[str, set[str]], dict[str, int]]:
    """Where each step leads for somebody, and how long it takes them at most."""
    space, bit = proof.space, proof.people.bit(person)
    place_of = proof.people.everybody.index(person)
    onward: dict[str, set[str]] = {_HUMAN: set()}
    own: dict[str, int] = {}
    for step, (who, links) in clock.links.items():
        here = onward.setdefault(step, set()) if who & bit else set()
        for (kind, to), people in links.items():
            if not who & people & bit:
                continue
            own[step] = max(own.get(step, 0), clock.takes(step, space.moves[kind], place_of))
            if to is not None and to != step:
                here.add(to)
                onward.setdefault(to, set())
    return onward, own
