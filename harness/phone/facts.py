"""What a question does when it goes wrong, worked out from the flow so that a check need not know the flow."""

from dataclasses import dataclass, field
from typing import Any

from harness.phone.lengths import Lengths
from harness.phone.simulator import Simulator
from harness.phone.turns import Asking, Ended, Silence, Turn


@dataclass
class Facts:
    """The facts of a flow's questions, under one set of outside conditions, each worked out once."""

    simulator: Simulator
    lengths: Lengths
    _known: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, simulator: Simulator, lengths: Lengths) -> "Facts":
        """Facts about the flow that a simulator plays."""
        return cls(simulator, lengths)

    def about(self, turn: Asking) -> dict[str, Any]:
        """The facts about the question of a turn, as ``AskedQuestion`` names them."""
        step = turn.state.at
        if step not in self._known:
            first = _first(self.simulator, turn)
            question, platform = turn.question, self.simulator.flow.platform
            wait = question.wait or platform.wait
            after = _after_silence(self.simulator, first)
            self._known[step] = {
                "speech": question.takes_speech,
                "keys": question.takes_keys,
                "keys_after": _keys_after(self.simulator, first),
                "wait": wait.value,
                "wait_assumed": wait.assumption,
                "tries": question.silence.again + 1,
                "silence_ends": isinstance(after, Ended) and after.how in ("hung-up", "endless"),
                "measured": self.lengths.measured(question.prompts()),
            }
        return self._known[step]


def _first(simulator: Simulator, turn: Asking) -> Asking:
    """The same question, asked for the first time."""
    again = simulator.turn_at(turn.state)
    return again if isinstance(again, Asking) else turn


def _after_silence(simulator: Simulator, turn: Asking) -> Turn:
    """The turn that follows when a question has been met with silence at every try."""
    now: Turn = turn
    for _ in range(turn.question.silence.again + 1):
        if isinstance(now, Asking):
            now = simulator.respond(now, Silence())
    return now


def _keys_after(simulator: Simulator, turn: Asking) -> int | None:
    """How many silences it takes until keys are accepted; 0 at once, none when never."""
    now: Turn = turn
    for failures in range(50):
        if isinstance(now, Ended):
            return None
        if now.question.takes_keys:
            return failures
        now = simulator.respond(now, Silence())
    return None
