"""The voice says that a text was sent before it was.

What it checks:
    Whether, when the voice says that a text has been sent or is being sent, one had been sent by then; and whether one
    ever arrived.

Why it matters:
    The caller lets go of the call because a text is said to be there. Where none comes, they have neither the text nor
    the call.

Who is shut out:
    People without a mobile, people whose phone is off or full, and people who take words as they are said.

Good:
    The text is sent; then: "We have sent you a text message. If it has not come, press 1."

Poor:
    "We have sent you a text message." The text goes out when the call is over, or to a landline.

How to put it right:
    Send the text first, and say so only when it has gone; where it cannot be delivered, offer a human.
"""

import re
from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.persona import Persona
from harness.model.trace import Moment, Trace

_TEXT = re.compile(r"\b(?:text(?: message)?s?|sms)\b", re.IGNORECASE)
_SENT = re.compile(
    r"\b(?:(?:have|['’]ve|has|have just|has just|was|were|been) (?:been )?sent|we sent|just sent)\b", re.I
)
_SENDING = re.compile(r"\b(?:sending|being sent|on (?:its|the) way)\b", re.I)
_WILL = re.compile(r"\b(?:will|['’]ll|going to|shortly|soon)\b", re.I)


@check(
    channels=["phone", "text"],
    subject="walk",
    standards=["GDS: texts and emails"],
    severity="moderate",
)
def text_promised_before_sent(trace: Trace, _: Persona) -> Iterator[Judgement]:
    """Compares when a text is spoken of with when one was sent."""
    said = [
        (moment, sentence)
        for moment in trace.moments
        if moment.kind == "prompt"
        for words in moment.spoken
        for sentence in re.split(r"(?<=[.!?])\s+", words)
        if _TEXT.search(sentence)
    ]
    broken = next((why for moment, sentence in said if (why := _broken(trace, moment, sentence))), None)
    unclear = next((s for _, s in said if not any(tense.search(s) for tense in (_SENT, _SENDING, _WILL))), None)
    if not said:
        yield inapplicable("The voice speaks of no text.")
    elif broken:
        yield failed(broken)
    elif unclear:
        yield cannot_tell(f"Does “{unclear}” say that a text has been sent?")
    else:
        yield passed()


def _broken(trace: Trace, moment: Moment, sentence: str) -> str | None:
    """What is untrue in a sentence that speaks of a text; none when it holds."""
    promises = (_SENT, _SENDING, _WILL)
    if not any(tense.search(sentence) for tense in promises):
        return None
    if not trace.texts:
        return f"The voice says “{sentence}”; no text was sent."
    if all(text.arrived is None for text in trace.texts):
        return f"The voice says “{sentence}”; no text ever reached this person."
    # What has been sent is sent when the words begin; what is being sent, by the time they end.
    due = moment.at if _SENT.search(sentence) else moment.until if _SENDING.search(sentence) else None
    first = min(text.sent for text in trace.texts)
    if due is None or first <= due:
        return None
    return f"The voice says “{sentence}” {first - moment.at:.0f} seconds before the text is sent."
