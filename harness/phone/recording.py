"""Puts what was heard of a walk's calls together as one sound: each prompt at its time, quiet between them.

The times of the moments are the clock. A prompt is cut where the caller's answer interrupted it. The caller's own voice
is not there: while it speaks there is quiet.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from harness.model.base import Channel
from harness.model.persona import Persona
from harness.model.trace import Moment
from harness.phone.turns import milliseconds
from harness.phone.wav import TELEPHONE_RATE

LONGEST_QUIET = 3_000
"""Milliseconds that a wait is shortened to: in a queue, and between two calls of one journey."""

_QUIET = b"\xff"  # nought, in µ-law
_UNNOTICED = 50  # milliseconds of a prompt that may be missing without a word


@dataclass(frozen=True, slots=True)
class Assembled:
    """The sound of a walk's calls.

    Attributes:
        sound: 8 kHz, µ-law.
        notes: What in it is not as it was, in plain English.
    """

    sound: bytes
    notes: tuple[str, ...]

    @property
    def seconds(self) -> float:
        """How long it plays."""
        return len(self.sound) / TELEPHONE_RATE


@dataclass(frozen=True, slots=True)
class Played:
    """A prompt as far as it was played, in milliseconds.

    Attributes:
        words: The whole prompt.
        start: When it began.
        end: When it ended, or was interrupted.
        takes: How long the whole prompt takes.
    """

    words: str
    start: int
    end: int
    takes: int

    @property
    def interrupted(self) -> bool:
        """Whether an answer cut it short."""
        return self.end - self.start < self.takes


def calls_in(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """The moments on the phone."""
    return tuple(moment for moment in moments if moment.channel is Channel.PHONE)


def hears(person: Persona, moments: Iterable[Moment]) -> bool:
    """Whether somebody heard, on this person's side, anything that was said on the phone; understood or not."""
    can = person.perceives.relay is not None or person.perceives.sound != "none"
    return can and any(moment.spoken for moment in calls_in(moments))


def played(moment: Moment, length: Callable[[str], int]) -> Iterator[Played]:
    """The prompts of a moment, one after another, as far as they were played.

    Args:
        moment: A moment on the phone.
        length: How many milliseconds a prompt takes.
    """
    start, until = milliseconds(moment.at), milliseconds(moment.until)
    for words in moment.spoken:
        takes = length(words)
        end = min(start + takes, until)
        yield Played(words, start, end, takes)
        start = end


def assemble(moments: Sequence[Moment], sound: Callable[[str], bytes], length: Callable[[str], int]) -> Assembled:
    """Puts the sound of a walk's calls together.

    Args:
        moments: What happened in the walk, in order.
        sound: The sound of a prompt: 8 kHz, µ-law.
        length: How many milliseconds a prompt takes by the clock of the walk.
    """
    whole = bytearray()
    waits: list[int] = []
    too_long: set[str] = set()
    now, on_call = None, False
    for moment in calls_in(moments):
        start, until = milliseconds(moment.at), milliseconds(moment.until)
        if now is not None:
            whole += _quiet(start - now) if on_call else _wait(start - now, waits)
        if not moment.spoken:
            whole += _wait(until - start, waits)
        for prompt in played(moment, length):
            wanted, said = _samples(prompt.end - prompt.start), sound(prompt.words)
            whole += said[:wanted].ljust(wanted, _QUIET)
            if not prompt.interrupted and len(said) - wanted > _samples(_UNNOTICED):
                too_long.add(prompt.words)
            start = prompt.end
        if moment.spoken:
            whole += _quiet(until - start)
        now, on_call = until, moment.kind not in ("human", "end")
    return Assembled(bytes(whole), tuple(_notes(waits, len(too_long))))


def _samples(time: int) -> int:
    return time * TELEPHONE_RATE // 1000


def _quiet(time: int) -> bytes:
    return _QUIET * _samples(time)


def _wait(time: int, shortened: list[int]) -> bytes:
    """The quiet of a wait; one that is shortened is added to the list of those."""
    if time > LONGEST_QUIET:
        shortened.append(time)
    return _quiet(min(time, LONGEST_QUIET))


def _notes(waits: Sequence[int], too_long: int) -> Iterator[str]:
    kept = LONGEST_QUIET // 1000
    if len(waits) == 1:
        yield f"A wait of {_spelt(waits[0])} is shortened to {kept} seconds of quiet."
    elif waits:
        yield f"{len(waits)} waits, {_spelt(sum(waits))} in all, are shortened to {kept} seconds of quiet each."
    if too_long:
        prompts = "1 prompt is cut off: it takes" if too_long == 1 else f"{too_long} prompts are cut off: they take"
        yield f"{prompts} longer in this voice than by the lengths that the call was timed with."


def _spelt(time: int) -> str:
    minutes, seconds = divmod(round(time / 1000), 60)
    parts = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in ((minutes, "minute"), (seconds, "second")) if n]
    return " and ".join(parts) or "0 seconds"
