"""A call in plain English: what a queue did, how the call ended, what the caller missed and what they did."""

from collections.abc import Sequence

from harness.phone.caller import Answer
from harness.phone.receiving import Received
from harness.phone.turns import Came, Silence, Spoken

QUEUE = {
    "waiting": "Held in a queue.",
    "message": "Time to leave a message.",
    "answered": "Held in a queue until somebody answered.",
    "too-long": "Held in a queue for the longest time it allows.",
    "closing": "Held in a queue until the lines closed.",
    "full": "The queue took nobody more.",
    "handed-over": "Held in a queue until somebody answered, who put the caller through elsewhere.",
}
"""What became of somebody who was held, by its result."""
END = {
    "human": "{human} answered.",
    "hung-up": "The service ended the call.",
    "left": "The caller ended the call.",
    "voicemail": "The call ended at a voicemail.",
    "callback": "{human} is to ring back.",
    "endless": "The call flow goes round without asking anything; the harness ended the call.",
    "unknown": "What happens next is not known, so the call is not followed any further.",
}
"""How a call ended."""


def missed_prompt(received: Received) -> str | None:
    """Why not all of a prompt reached the caller, or not at once; none where all did."""
    return received.missed or _late(received)


def missed_question(said: Sequence[Spoken], whole: Sequence[Spoken], received: Sequence[Received]) -> str | None:
    """Why not all of a question reached the caller, or not at once; none where all did.

    Args:
        said: What was begun of it.
        whole: What of that was said to its end.
        received: What reached the caller of what was said to its end.
    """
    if any(r.missed for r in received):
        return next(r.missed for r in received if r.missed)
    if received and (late := _late(received[-1])):
        return late
    return "The answer cut it short." if len(whole) < len(said) else None


def did(answer: Answer, came: Came) -> str:
    """What the caller did, and what the service made of it where it made nothing of it."""
    if came.result == "not-understood":
        return f"{answer.did} The service did not understand."
    if came.result == "silence" and not isinstance(answer.response, Silence):
        return f"{answer.did} The service takes no such answer here."
    return answer.did


def _late(received: Received) -> str | None:
    """A remark on words that reached the caller well after they were said."""
    behind = received.at - received.spoken.end
    return (
        f"It was typed {behind / 1000:.0f} seconds after it had been said."
        if received.words and behind >= 1000
        else None
    )
