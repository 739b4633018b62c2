"""Nothing in the whole journey offers a human.

What it checks:
    Whether any question offered a human, any way to the service was given, or anybody answered.

Why it matters:
    Where a machine is all there is, everybody whom it does not fit has nowhere to turn, and does not even learn that
    there is nobody.

Who is shut out:
    Everybody whom the machine does not help; first of all people who cannot use the web, and people whose case is not
    on the menu.

Good:
    "To wait for somebody who can help you, press 0."

Poor:
    Two options, a text with a link, and the end of the call.

How to put it right:
    Offer a human in the first question, and give a number that a human answers in every text and on every page.
"""

from collections.abc import Iterator

from harness.checks.calls import IN_A_QUEUE
from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.persona import Persona
from harness.model.trace import Trace


@check(
    channels=["phone", "text", "web"],
    subject="walk",
    standards=["W3C COGA: voice menus", "Equality Act 2010 s.20"],
    severity="serious",
)
def no_human_offered(trace: Trace, _: Persona) -> Iterator[Judgement]:
    """Looks for a human in everything that was put before this person."""
    options = [(asked, option) for asked in trace.questions for option in asked.options if "person" in option.intents]
    if not trace.moments:
        yield inapplicable("Nothing was walked.")
    elif trace.ways or _reached(trace) or any(option.says for _, option in options):
        yield passed()
    elif options:
        asks = options[0][0].asks
        yield cannot_tell(
            f"A caller who asks for a human at “{asks}” gets one. Do callers know, though it is not said?"
        )
    elif trace.untested:
        yield cannot_tell("Do the pages that were not visited offer a human? Nothing before them does.")
    else:
        yield failed("From beginning to end this person is offered no human, and no way to one.")


def _reached(trace: Trace) -> bool:
    """Whether anybody answered, or the caller was put into a queue for somebody."""
    in_call = any(moment.kind == "human" or moment.did == IN_A_QUEUE for moment in trace.moments)
    return in_call or trace.human == "connected"
