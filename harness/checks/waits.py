"""The wait at which somebody who was too late would have been in time."""

import math

from harness.model.finding import TurnsOn
from harness.model.trace import AskedQuestion


def too_late_by(question: AskedQuestion) -> float | None:
    """Seconds by which this person missed the last try; none when they had nothing to say or were in time."""
    last = question.attempts[-1] if question.attempts else None
    if last is None or last.ready is None or last.ready <= last.deadline:
        return None
    return last.ready - last.deadline


def turns_on_wait(question: AskedQuestion) -> TurnsOn | None:
    """The question's wait, where it is an assumption, and the wait that would have been enough.

    Each try waits that long, so each adds its share of what was missing; rounded up to a tenth of a second.
    """
    late = too_late_by(question)
    if late is None or not question.wait_assumed:
        return None
    needed = question.wait + late / len(question.attempts)
    tenths = math.ceil(round(needed * 10, 6))  # 53.000000000000007 is 53
    return TurnsOn(name="seconds the service waits", value=question.wait, flips_at=tenths / 10)
