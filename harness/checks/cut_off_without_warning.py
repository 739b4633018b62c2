"""The service ends the call without saying that it will.

What it checks:
    Whether, since the last question, something that reached this person said that the call is about to end, and what
    to do next. Who had all they came for in the call itself is not cut off.

Why it matters:
    A call that simply ends looks like a fault, or like a rebuff. The caller does not know whether to ring again, to
    wait, or what they did wrong; somebody with anxiety may not try again.

Who is shut out:
    People with anxiety or in distress most of all, people who hear part of the call, and everybody who still had a
    question. Anybody may be cut off, so the check speaks for everybody.

Good:
    "This call will now end. Please read the text that we have sent you. If you need help, call 03069 990444."

Poor:
    "Thank you for calling. Goodbye."

How to put it right:
    Before ending a call, say that it will end, say what to do next, and offer a key for a human.
"""

import re
from collections.abc import Iterator

from harness.checks.calls import BY_THE_SERVICE
from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.base import Channel
from harness.model.persona import Persona
from harness.model.trace import Trace

_CALL = r"(?:the|this|your|our) (?:telephone |phone )?call"
_ENDS = r"(?:end|finish|close|disconnect|hang up|be (?:ended|cut off|disconnected|closed))"
_WARNS = re.compile(
    rf"\b{_CALL} (?:will|is going to|is about to) (?:now |soon |then )?{_ENDS}\b"
    rf"|\b{_CALL} (?:is|will be) (?:now )?(?:ending|ended|being ended|coming to an end)\b"
    rf"|\b(?:we|i)(?: are|['’]re| am|['’]m| will|['’]ll| have to| need to| must)\b[^.!?]*"
    rf"\b(?:end|ending|disconnect|disconnecting|close|closing) {_CALL}\b"
    r"|\b(?:we|i)(?: are|['’]re| am|['’]m| will|['’]ll)(?: now| going to)* (?:hang|hanging) up\b",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"\b(?:end(?:s|ed|ing)?|finish\w*|disconnect\w*|hang(?:ing)? up|cut off|let you go|terminat\w*)\b", re.IGNORECASE
)
_NEXT = re.compile(
    r"\b(?:call|ring|phone|visit|go to|read|follow|write|use|open|look|check|try|contact|come|reply|wait)\b",
    re.IGNORECASE,
)


@check(
    channels=["phone"],
    subject="walk",
    standards=["W3C COGA: voice menus", "US 508 1194.23(d)"],
    severity="moderate",
)
def cut_off_without_warning(trace: Trace, _: Persona) -> Iterator[Judgement]:
    """Looks for a warning in what was received since the last question."""
    call = [moment for moment in trace.moments if moment.channel is Channel.PHONE]
    if not call or call[-1].kind != "end" or call[-1].offered != BY_THE_SERVICE:
        yield inapplicable("The service did not end the call.")
        return
    if trace.goal == "met" and not trace.texts:
        yield inapplicable("The call itself gave what this person came for; it ended, and was not cut off.")
        return
    asked = max((index for index, moment in enumerate(call) if moment.kind == "question"), default=0)
    words = " ".join(moment.received for moment in call[asked:] if moment.spoken and moment.received)
    said = re.split(r"(?<=[.!?])\s+", words)
    warnings = [sentence for sentence in said if _WARNS.search(sentence)]
    if warnings and _NEXT.search(re.sub(_CALL, "", words, flags=re.IGNORECASE)):
        yield passed()
    elif warnings:
        yield failed(f"“{warnings[0]}” says that the call will end; nothing says what to do next.")
    elif unclear := next((sentence for sentence in said if _PERHAPS.search(sentence)), None):
        yield cannot_tell(f"Does “{unclear}” tell the caller that the call is about to end?")
    else:
        yield failed("Nothing that reached this person before the call was cut off said that it would end.")
