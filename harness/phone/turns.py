"""The values that the simulator and a caller exchange. All times are whole milliseconds since the call was answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from harness.model.callflow import Question
from harness.model.questions import Option

Length = Callable[[str], int]
"""How many milliseconds a prompt takes."""


def milliseconds(seconds: float) -> int:
    """Seconds as the whole milliseconds of the virtual clock."""
    return round(seconds * 1000)


FAULT = "a fault of the system"
"""What is chosen from outside where a step fails."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What neither the caller nor the flow chooses.

    Attributes:
        line: What the service sees of the caller's line.
        happens: What happens at a queue or a transfer, by step: ``answered``, ``handed-over``, ``too-long``,
            ``closing``, ``full`` or ``failed``. A step that is not named is answered.
        values: What other branches are on, by name: ``open`` (yes or no), ``prefix`` (dialled before the number, such
            as a relay's), ``text`` (delivered or not-delivered), and what else a flow branches on.
        chosen: What happens at one passing of a step and at no other, by how many steps the call passed before it: the
            case of a branch, ``FAULT``, ``not-delivered``, or what may happen at a queue or a transfer.
    """

    line: str = "mobile"
    happens: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of the voice.

    Attributes:
        step: The step that says it.
        words: What is said.
        start: When it begins.
        end: When it ends, unless it is interrupted.
        interruptible: Whether an answer during it counts.
        option: The option it offers, if it offers one.
        language: The language of the words.
    """

    step: str
    words: str
    start: int
    end: int
    interruptible: bool = True
    option: Option | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Sent:
    """A text message left for the caller's number."""

    step: str
    text: str
    at: int
    delivered: bool = True


@dataclass(frozen=True, slots=True)
class Held:
    """The caller was kept: in a queue, or while a message was recorded."""

    step: str
    start: int
    end: int
    result: str


Event = Spoken | Sent | Held
Result = Literal["answered", "silence", "not-understood"]


@dataclass(frozen=True, slots=True)
class State:
    """Where a call is. Two calls in the same state go on alike, whatever came before.

    Attributes:
        at: The step.
        now: The virtual clock.
        silences: How often this question has heard nothing.
        misunderstood: How often this question has not understood.
        kept: The values kept so far, by name, in order of name.
        typed: Keys pressed ahead of the question that will take them.
        waited: Milliseconds spent in queues so far, by the human waited for.
        passed: How many steps the call has passed; two calls that differ in this alone are in the same state.
    """

    at: str
    now: int = 0
    silences: int = 0
    misunderstood: int = 0
    kept: tuple[tuple[str, str], ...] = ()
    typed: tuple[str, ...] = ()
    waited: tuple[tuple[str, int], ...] = ()
    passed: int = field(default=0, compare=False)

    def moved(self, to: str, now: int | None = None) -> "State":
        """The state at another step, where every counter begins again."""
        # Spelt out: a call moves hundreds of times, and dataclasses.replace looks every field up each time.
        now = self.now if now is None else now
        return State(to, now, 0, 0, self.kept, self.typed, self.waited, self.passed + 1)

    def anew(self) -> "State":
        """The state at the same step, where every counter begins again."""
        return State(self.at, self.now, 0, 0, self.kept, self.typed, self.waited, self.passed)

    def keeping(self, values: Mapping[str, str]) -> "State":
        """The state with more values kept."""
        return replace(self, kept=tuple(sorted({**dict(self.kept), **values}.items())))


@dataclass(frozen=True, slots=True)
class Came:
    """What became of the answer before this turn.

    Attributes:
        result: What the service made of it.
        began: When an answer that counted began, and with it the prompt was cut short; none when none counted.
        by: How it was given.
    """

    result: Result
    began: int | None
    by: Literal["key", "speech"] | None


@dataclass(frozen=True, slots=True)
class Asking:
    """The service waits for the caller.

    Attributes:
        state: Where the call is.
        came: What became of the answer before; none at the first turn.
        events: What happened since the turn before, and cannot be interrupted any more.
        question: What is asked.
        spoken: What is said in this turn, in order.
        opens: From when an answer counts.
        deadline: Until when one may begin.
        attempt: 1 for the first time of asking.
    """

    state: State
    came: Came | None
    events: tuple[Event, ...]
    question: Question
    spoken: tuple[Spoken, ...]
    opens: int
    deadline: int
    attempt: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The call is over.

    Attributes:
        state: Where it was.
        came: What became of the answer before.
        events: What happened since the turn before.
        how: ``human`` (somebody answered), ``hung-up`` (by the service), ``left`` (by the caller), ``voicemail``,
            ``callback``, ``endless`` (the flow goes round without ever asking anything), or ``unknown`` (what happens
            at this step is not known).
        human: Who answered, or will ring back.
    """

    state: State
    came: Came | None
    events: tuple[Event, ...]
    how: Literal["human", "hung-up", "left", "voicemail", "callback", "endless", "unknown"]
    human: str | None = None


Turn = Asking | Ended


@dataclass(frozen=True, slots=True)
class Silence:
    """The caller lets the question pass."""


@dataclass(frozen=True, slots=True)
class HangUp:
    """The caller ends the call."""

    at: int


@dataclass(frozen=True, slots=True)
class Keys:
    """The caller presses keys: each with its time, in order."""

    presses: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """The caller says something.

    Attributes:
        words: What.
        start: When it begins.
        end: When it ends.
        clear: Whether the recogniser makes words of it.
        taken_as: The intent it is taken for, where the words may mean several or are not clear; none takes the first
            meaning of clear words, and makes nothing of others.
    """

    words: str
    start: int
    end: int
    clear: bool = True
    taken_as: str | None = None


Response = Silence | HangUp | Keys | Speech
