"""How long it takes to reach a human: the shortest way, and the longest that never comes round again."""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from harness.model.persona import Persona
from harness.model.property import TimeToHuman
from harness.model.questions import Ask, Menu
from harness.model.steps import Queue, Voicemail
from harness.phone.prepared import prepared
from harness.phone.simulator import milliseconds
from harness.phone.turns import Asking, Outside, State
from harness.routes.abilities import response
from harness.routes.moves import Move
from harness.routes.proof import Proof
from harness.routes.space import Place


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


class _Clock:
    """How many milliseconds each thing takes that may happen at a step."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        self.simulator = prepared(proof.pack, Outside()).simulator
        self.length = self.simulator.length
        self.tries = cache(self._tries)
        self.said = cache(self._said)

    def takes(self, place: Place, move: Move, person: int) -> int:
        """How long a move takes for somebody, what is said at its step included."""
        step = self.proof.pack.phone.steps[place.step]
        if move.chosen == "error":
            return 0
        if isinstance(step, Menu | Ask):
            answered = (move.after or {}).get(person)
            return self.tries(place.step, move.acts) if answered is None else answered
        waits = 0
        if isinstance(step, Queue) and move.chosen != "full":
            longest = step.longest_wait.value if step.longest_wait else step.usual_wait.value
            waits = milliseconds(longest if move.chosen == "too-long" else min(step.usual_wait.value, longest))
        if isinstance(step, Voicemail) and step.seconds:
            waits = milliseconds(step.seconds.value)
        return self.said(place.step) + waits

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
            to, then = space.ends[edge], now + clock.takes(space.places[state], move, place_of)
            if then < best.get(to, then + 1):
                best[to] = then
                heapq.heappush(waiting, (then, to))
    return None


def _longest(proof: Proof, clock: _Clock, person: Persona) -> int | None:
    """The longest way to a human: every step at most once, with all its retries; a loop counts each of them once."""
    onward, own = _steps(proof, clock, person)
    longest: dict[str, int | None] = {}
    for loop in _loops(onward):
        inside = set(loop)
        out = [longest[to] for step in loop for to in onward[step] if to not in inside]
        ends = [0] if _HUMAN in inside else [time for time in out if time is not None]
        beyond = max(ends, default=None)
        takes = sum(own.get(step, 0) for step in loop)
        for step in loop:
            longest[step] = None if beyond is None else beyond + takes
    starts = [longest.get(space_start.step) for space_start in (proof.space.places[s] for s in proof.starts)]
    return max((time for time in starts if time is not None), default=None)


_HUMAN = "a human"


def _steps(proof: Proof, clock: _Clock, person: Persona) -> tuple[dict[str, set[str]], dict[str, int]]:
    """Where each step leads for somebody, and how long it takes them at most."""
    space, bit = proof.space, proof.people.bit(person)
    place_of = proof.people.everybody.index(person)
    onward: dict[str, set[str]] = {_HUMAN: set()}
    own: dict[str, int] = {}
    for state, who in enumerate(proof.reached.who):
        place = space.places[state]
        if not who & bit or place.end is not None:
            continue
        here = onward.setdefault(place.step, set())
        for edge in range(space.first[state], space.first[state + 1]):
            move, to = space.moves[space.kinds[edge]], space.places[space.ends[edge]]
            if not move.sure & bit:
                continue
            own[place.step] = max(own.get(place.step, 0), clock.takes(place, move, place_of))
            if proof.humans.get(space.ends[edge], 0) & bit:
                here.add(_HUMAN)
            elif to.end is None and to.step != place.step:
                here.add(to.step)
                onward.setdefault(to.step, set())
    return onward, own


def _loops(onward: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """The steps in groups that lead round to one another (Tarjan 1972); what a group leads to comes before it."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in onward:
        if root in number:
            continue
        work = [(root, iter(sorted(onward[root])))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            step, rest = work[-1]
            to = next(rest, None)
            if to is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[step])
                if low[step] == number[step]:
                    group: list[str] = []
                    while not group or group[-1] != step:
                        group.append(stack.pop())
                        on_stack.discard(group[-1])
                    yield group
            elif to not in number:
                number[to] = low[to] = len(number)
                stack.append(to)
                on_stack.add(to)
                work.append((to, iter(sorted(onward[to]))))
            elif to in on_stack:
                low[step] = min(low[step], number[to])
