"""What becomes of somebody who waits in a queue: how long, what is said meanwhile, and where it lets them go.

A caller who comes back to a queue for the same human has not lost the time that was waited.
"""

from collections.abc import Iterator, Mapping
from itertools import cycle

from harness.model.answering import Queue
from harness.phone.turns import Length, milliseconds


def exits(step: Queue) -> Mapping[str, str | None]:
    """Where a queue lets a caller go, by what happens; none where it does not let them go for that."""
    return {"too-long": step.too_long, "closing": step.closing, "full": step.full, "handed-over": step.hands_over}


def outcome(step: Queue, happens: str, waited: int, *, told: bool) -> tuple[str, int]:
    """What becomes of the wait, and how many milliseconds it lasts.

    Args:
        step: The queue.
        happens: What happens there: ``answered``, ``handed-over``, ``too-long``, ``closing`` or ``full``.
        waited: Milliseconds already waited for the same human.
        told: Whether that was chosen for this very wait: then an answer or closing time comes before the longest wait
            is reached.
    """
    result = happens if happens == "answered" or exits(step)[happens] is not None else "answered"
    left = max(0, milliseconds(step.usual_wait.value) - waited)
    longest = None if step.longest_wait is None else milliseconds(step.longest_wait.value)
    if result == "full":
        return result, 0
    if told and happens in ("answered", "handed-over", "closing"):
        return result, left if longest is None else min(left, longest)
    if longest is not None and (result == "too-long" or longest < left):
        return "too-long", longest
    return result, left


def announced(step: Queue, length: Length, start: int, until: int) -> Iterator[tuple[str, int, int]]:
    """What is said to somebody who waits, with when; nothing is begun that the answer would cut short."""
    if step.announcements is None:
        return
    every = milliseconds(step.announcements.every.value)
    for words in cycle(step.announcements.saying):
        said, start = start + every, start + every + length(words)
        if every == 0 or start > until:
            return
        yield words, said, start
