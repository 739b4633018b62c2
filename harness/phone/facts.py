"""What a question does when it goes wrong, worked out from the flow so that a check need not know the flow."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from harness.model.trace import Offered
from harness.phone.lengths import Lengths
from harness.phone.simulator import Simulator
from harness.phone.turns import Asking, Ended, Keys, Response, Silence, Speech, State, Turn


@dataclass
class Facts:
    """The facts of a flow's questions, under one set of outside conditions, each worked out once."""

    simulator: Simulator
    lengths: Lengths
    _known: dict[tuple[object, ...], dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, simulator: Simulator, lengths: Lengths) -> "Facts":
        """Facts about the flow that a simulator plays."""
        return cls(simulator, lengths)

    def about(self, turn: Asking) -> dict[str, Any]:
        """The facts about the question of a turn, as ``AskedQuestion`` names them."""
        # Time spent in queues counts: it decides whether the next queue is waited out.
        step = (turn.state.at, turn.state.kept, turn.state.waited)
        if step not in self._known:
            first = _first(self.simulator, turn)
            question, platform = turn.question, self.simulator.flow.platform
            wait = question.wait or platform.wait
            silent = _after(self.simulator, first, lambda _: Silence(), question.silence.again)
            wrong = _after(self.simulator, first, wrong_answer, question.not_understood.again)
            self._known[step] = {
                "speech": question.takes_speech,
                "keys": question.takes_keys,
                "keys_after": keys_after(self.simulator, turn.state.at),
                "wait": wait.value,
                "wait_assumed": wait.assumption,
                "tries": question.silence.again + 1,
                "silence_ends": not question.optional and _cut_off(silent),
                "misunderstood_ends": not question.optional and _cut_off(wrong),
                "options": tuple(Offered(says=o.says, key=o.key, intents=o.intents) for o in question.options),
                "digits": question.entry is not None,
                "details": (details := self._details(turn)),
                "given_before": tuple(name for name in details if name in dict(turn.state.kept)),
                "own_time": question.wait is not None
                and (question.entry is None or question.entry.between is not None),
                "measured": self.lengths.measured(question.prompts()),
            }
        return self._known[step]

    def _details(self, turn: Asking) -> tuple[str, ...]:
        return tuple(name for name in turn.question.details if name in self.simulator.flow.details)


def _first(simulator: Simulator, turn: Asking) -> Asking:
    """The same question, asked for the first time."""
    again = simulator.turn_at(turn.state)
    return again if isinstance(again, Asking) else turn


def _after(simulator: Simulator, turn: Asking, answer: Callable[[Asking], Response], again: int) -> Turn:
    """The turn that follows when a question has been answered alike at every try."""
    now: Turn = turn
    for _ in range(again + 1):
        if isinstance(now, Asking):
            now = simulator.respond(now, answer(now))
    return now


def _cut_off(turn: Turn) -> bool:
    return isinstance(turn, Ended) and turn.how in ("hung-up", "endless")


def wrong_answer(turn: Asking) -> Response:
    """An answer that the question does not take: unclear speech, else a key that does nothing."""
    if turn.question.takes_speech:
        return Speech("", turn.opens, turn.opens, clear=False)
    return wrong_key(turn) or Keys((("*", turn.opens),))


def wrong_key(turn: Asking) -> Keys | None:
    """A key that is not understood at a question; none where every key does something, or none does anything."""
    question, taken = turn.question, {option.key for option in turn.question.options}
    keys = (key for key in "*#0987654321" if key not in taken)
    if question.entry is not None:
        # The key that ends an entry leaves it empty; a single digit is too short where two are wanted.
        key = question.entry.end_key or ("1" if question.entry.least > 1 else None)
    else:
        key = next(keys, None)
    return Keys(((key, turn.opens),)) if key and question.takes_keys else None


def keys_after(simulator: Simulator, step: str) -> int | None:
    """How many silences it takes at a question until keys are accepted; 0 at once, none when never."""
    now = simulator.turn_at(State(at=step))
    for failures in range(50):
        if isinstance(now, Ended):
            return None
        if now.question.takes_keys:
            return failures
        now = simulator.respond(now, Silence())
    return None
