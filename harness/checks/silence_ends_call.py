"""Silence makes the service end the call.

What it checks:
    Whether a caller who says and presses nothing, each time a question is asked, is cut off without a human.

Why it matters:
    Silence is how a caller sounds who cannot hear the question, cannot speak, is still reading what a relay assistant
    types, or needs longer. They are the callers who most need a human, and they are cut off.

Who is shut out:
    Deaf people, people who do not speak, people who call through a relay, and people who need more time.

Good:
    After two silent tries: "I am putting you through to an adviser."

Poor:
    After two silent tries: "Please call again. Goodbye."

How to put it right:
    After the last silent try, put the caller through to a human.
"""

from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.persona import Persona
from harness.model.trace import AskedQuestion


@check(
    channels=["phone"],
    subject="question",
    standards=["EN 301 549 6.4", "W3C COGA: voice menus"],
    protects=["perceives.sound", "perceives.relay", "says.recognised", "presses.decides"],
    severity="shut-out",
)
def silence_ends_call(question: AskedQuestion, _: Persona) -> Iterator[Judgement]:
    """Looks at where silence leads."""
    if question.silence_ends is None:
        yield cannot_tell(f"What happens when a caller stays silent at “{question.asks}”? The flow does not say.")
    elif not question.attempts:
        yield inapplicable("The question was never put.")
    elif question.silence_ends:
        tries = "once" if question.tries == 1 else f"{question.tries} times"
        yield failed(f"A caller who is silent at “{question.asks}” is asked {tries} and then cut off.")
    else:
        yield passed()
