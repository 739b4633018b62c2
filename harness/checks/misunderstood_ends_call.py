"""Not being understood makes the service end the call.

What it checks:
    Whether a caller who answers, and is not understood each time a question is asked, is cut off without a human.

Why it matters:
    The caller has done what was asked. The machine cannot make out their speech, their accent or their language, and
    takes that as the end of the call. A human would have understood, or would have found somebody who does.

Who is shut out:
    People with a speech impairment, people whose accent the machine was not trained on, and people who speak little or
    no English.

Good:
    After two tries that fail: "I am sorry. I am putting you through to an adviser."

Poor:
    After two tries that fail: "I am sorry, I still did not understand. Goodbye."

How to put it right:
    After the last try that fails, put the caller through to a human.
"""

from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.persona import Persona
from harness.model.trace import AskedQuestion


@check(
    channels=["phone"],
    subject="question",
    standards=["EN 301 549 6.4", "W3C COGA: voice menus"],
    protects=["says.recognised", "understands.languages"],
    severity="shut-out",
)
def misunderstood_ends_call(question: AskedQuestion, _: Persona) -> Iterator[Judgement]:
    """Looks at where not being understood leads."""
    if question.misunderstood_ends is None:
        yield cannot_tell(f"What happens when a caller is not understood at “{question.asks}”? The flow does not say.")
    elif not question.attempts:
        yield inapplicable("The question was never put.")
    elif question.misunderstood_ends:
        yield failed(f"A caller who is not understood at “{question.asks}” is cut off, with no human.")
    else:
        yield passed()
