"""Every call that one person can make to a small flow, played attempt by attempt: a second opinion on the proofs.

``harness.routes`` folds the retries of a question into one place, forgets values that no longer matter, searches for
everybody at once and keeps the states as numbers. Here one person calls at a time, the real simulator plays every
single answer to every single time of asking, and nothing is forgotten but the clock. ``definitions.py`` then evaluates
the properties on it. It knows no spoken numbers, no texts and no pages.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from harness.model.answering import Queue, Transfer
from harness.model.callflow import CallFlow
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.questions import Ask, Menu
from harness.model.steps import Branch, SendText, Set
from harness.phone.call import usual as outside_of
from harness.phone.caller import Caller
from harness.phone.facts import wrong_key
from harness.phone.simulator import Simulator
from harness.phone.taking import readings
from harness.phone.turns import FAULT, Asking, Ended, Keys, Outside, Response, Silence, Speech, State, Turn

OTHER = "none of those"
"""A value that no branch names."""
TYPED = "1234567890" * 3
"""What is typed in where digits are asked for, as many as it takes; which digits they are is then not known."""


class TooLarge(Exception):  # noqa: N818 -- nothing went wrong
    """The flow has more nodes than are worth counting by hand."""


class Fork(Exception):  # noqa: N818 -- nothing went wrong
    """The call has come to a step where something outside decides."""

    def __init__(self, state: State):
        self.state = state


class Probe(Simulator):
    """The simulator, stopped wherever something outside decides."""

    def __init__(self, flow: CallFlow, outside: Outside):
        super().__init__(flow, lambda _: 1000, outside)
        constant = {name for step in flow.steps.values() if isinstance(step, Set) for name in step.values}
        asked = {name for step in flow.steps.values() if isinstance(step, Set) for name in step.asks}
        entries = [s.entry for s in flow.steps.values() if isinstance(s, Menu | Ask) and s.entry]
        self._typed = {(entry.keeps, TYPED[: entry.most]) for entry in entries}
        # Until the flow says otherwise, whether the lines are open is decided outside.
        self._owned = constant - asked - {entry.keeps for entry in entries} - {"open"}

    def decide(self, state: State, choice: str | None) -> Turn:
        """The turn that follows when a choice is made where the call forked, at this passing and at no other."""
        step = self.flow.steps[state.at]
        if isinstance(step, Branch) and choice not in (None, FAULT):
            state, choice = state.keeping({step.on: choice}), None
        decided = Probe(self.flow, replace(self.outside, chosen={state.passed: choice}))
        return decided.turn_at(state)

    def unknown(self, state: State) -> bool:
        """Whether a branch stands at a value that nobody gave."""
        step = self.flow.steps[state.at]
        if not isinstance(step, Branch) or step.on in {"line", "prefix", *self._owned}:
            return False
        kept = dict(state.kept).get(step.on)
        # What was decided at an earlier branch stays so, though it may be the first of the digits that are typed.
        return kept is None or (step.on, kept) in self._typed

    def _chosen(self, state):
        if state.passed in self.outside.chosen:
            return super()._chosen(state)
        step = self.flow.steps[state.at]
        if step.fault is not None or isinstance(step, Transfer | Queue | SendText) or self.unknown(state):
            raise Fork(state)
        return None

    def _through(self, state, step, queued):
        after = super()._through(state, step, queued)
        return without(after, *(set(step.asks) - set(step.values))) if isinstance(step, Set) else after


def without(state: State, *names: str) -> State:
    """The state with some values unknown again."""
    return replace(state, kept=tuple(pair for pair in state.kept if pair[0] not in names))


@dataclass
class Node:
    """A point of the call: ``asks`` (the caller is to act), ``forks`` (something outside acts), or how it ended."""

    kind: str
    step: str
    human: str | None = None
    onward: list[tuple[str, tuple]] = field(default_factory=list)


class Enumerator:
    """Every call of one person to the line ``main`` of a pack, as a graph.

    ``usual`` leaves out what goes wrong outside: passing faults, and lines that are closed.
    """

    def __init__(self, pack: Pack, person: Persona, *, most: int = 20_000, usual: bool = False):
        self.pack, self.flow, self.person = pack, pack.phone, person
        self.probe = Probe(pack.phone, outside_of(person))
        self.usual, self.faults = usual, 0 if usual else pack.phone.bounds.failures
        self.cases = {}
        for step in pack.phone.steps.values():
            if isinstance(step, Branch):
                self.cases.setdefault(step.on, {}).update(dict.fromkeys(step.cases))
        self.nodes: dict[tuple, Node] = {}
        self._waiting: list[Callable[[], None]] = []
        self.start = self._come(lambda: self.probe.start("main"), 0, ())
        while self._waiting:
            if len(self.nodes) > most:
                raise TooLarge
            self._waiting.pop()()

    # The graph, depth first.

    def _come(self, play: Callable[[], Turn], faults: int, heard: tuple[Asking, ...]) -> tuple:
        """Plays on to the next point, and gives its key."""
        try:
            turn = play()
        except Fork as fork:
            state = fork.state
            key = ("forks", state.at, state.kept, faults)
            return self._enter(key, Node("forks", state.at), lambda: self._fork(key, state, faults))
        if isinstance(turn, Ended):
            return self._enter((turn.how, turn.state.at), Node(turn.how, turn.state.at, turn.human), None)
        state = turn.state
        key = ("asks", state.at, state.silences, state.misunderstood, state.kept, faults)
        heard = (*heard, turn) if turn.attempt > 1 else (turn,)
        return self._enter(key, Node("asks", state.at), lambda: self._ask(key, heard, faults))

    def _enter(self, key: tuple, node: Node, later: Callable[[], None] | None) -> tuple:
        if key not in self.nodes:
            self.nodes[key] = node
            if later:
                self._waiting.append(later)
        return key

    def _fork(self, key: tuple, state: State, faults: int) -> None:
        for choice, more in self._choices(state, faults):
            to = self._come(lambda choice=choice: self.probe.decide(state, choice), faults + more, ())
            self.nodes[key].onward.append((f"{choice}", to))

    def _choices(self, state: State, faults: int) -> Iterator[tuple[str | None, int]]:
        """What may happen, and whether it is one of the faults that a call has only so many of."""
        step = self.flow.steps[state.at]
        some_left = faults < self.faults
        if step.fault is not None and some_left:
            yield FAULT, 1
        if isinstance(step, Transfer | Queue):
            yield "answered", 0
        elif isinstance(step, SendText):
            yield "delivered", 0
        elif self.probe.unknown(state):
            closed = {"no"} if self.usual and step.on == "open" else set()
            yield from ((case, 0) for case in (*self.cases[step.on], OTHER) if case not in closed)
        else:
            yield None, 0
        if some_left and isinstance(step, Transfer):
            yield "failed", 1
        if some_left and isinstance(step, SendText):
            yield "not-delivered", 1
        if some_left and isinstance(step, Queue):
            exits = {"too-long": step.too_long, "closing": step.closing, "full": step.full}
            exits |= {"handed-over": step.hands_over}
            yield from ((what, 1) for what, to in exits.items() if to is not None)

    def _ask(self, key: tuple, heard: tuple[Asking, ...], faults: int) -> None:
        turn, onward = heard[-1], self.nodes[key].onward
        for tag, responses in self._acts(heard):
            if len(responses) == 1:
                onward.append((tag, self._respond(turn, responses[0], faults, heard)))
                continue
            said = ("forks", *key, repr(responses))  # the service takes it in one of several ways
            if said not in self.nodes:
                self.nodes[said] = Node("forks", turn.state.at)
                to = (("taken", self._respond(turn, one, faults, heard)) for one in responses)
                self.nodes[said].onward.extend(to)
            onward.append((tag, said))

    def _respond(self, turn: Asking, response: Response, faults: int, heard: tuple[Asking, ...]) -> tuple:
        return self._come(lambda: self.probe.respond(turn, response), faults, heard)

    def _acts(self, heard: tuple[Asking, ...]) -> Iterator[tuple[str, list[Response]]]:
        """What this person can do now: what it counts as, and how the service may take it."""
        turn, question = heard[-1], heard[-1].question
        yield "silence", [Silence()]
        # Whoever fails hears the question out: to cut it short would keep its words from being heard a second time.
        over = max(turn.opens, turn.spoken[-1].end)
        wrong = wrong_key(turn)
        if wrong is not None:
            yield "wrong-key", [Keys(((wrong.presses[0][0], over),))]
        if question.takes_speech:
            yield "unclear", [Speech("", over, over, clear=False)]
        caller = Caller(self.person, (), lambda _: None)
        for before in heard[:-1]:
            list(caller.able(before))
        for able in caller.able(turn):
            at = max(able.ready, turn.opens)
            if at > turn.deadline:
                continue
            if able.by == "key":
                yield "key", [Keys(((able.option.key, at),))]
            elif able.by == "digits":
                yield "digits", [Keys(tuple((key, at) for key in TYPED[: question.entry.most]))]
            else:
                yield from self._spoken(turn, at, clear=able.clear)

    def _spoken(self, turn: Asking, at: int, *, clear: bool) -> Iterator[tuple[str, list[Response]]]:
        for phrase in self.flow.phrases:
            words = " ".join(phrase.words)
            taken = list(readings(self.flow, turn.question, words, clear=clear))
            if taken and not clear:
                taken.append(None)
            if taken:
                yield "speech", [Speech(words, at, at, clear, intent) for intent in taken]
