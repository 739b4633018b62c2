"""A question can be answered by speech alone.

What it checks:
    Whether a question that takes a spoken answer also takes a key, at once or after it has failed to understand.

Why it matters:
    Somebody whose speech the machine does not understand, or who does not speak, can never answer it.

Who is shut out:
    People with a speech impairment, people who do not speak, and people who call without hearing or speech.

Good:
    "Tell me why you are calling, or press 1 for Self Assessment, 2 for anything else."

Poor:
    "In a few words, tell me why you are calling." Nothing but speech is ever taken.

How to put it right:
    Let a key give each answer, and say so in the question itself.
"""

from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.persona import Persona
from harness.model.trace import AskedQuestion


@check(
    channels=["phone"],
    subject="question",
    standards=["EN 301 549 6.4", "Equality Act 2010 s.20"],
    protects=["says.recognised", "perceives.sound"],
    severity="shut-out",
)
def speech_only_question(question: AskedQuestion, _: Persona) -> Iterator[Judgement]:
    """Looks at how the question can be answered."""
    if question.speech is False:
        yield inapplicable("The question takes no speech.")
    elif question.speech is None or question.keys is None:
        yield cannot_tell(f"Can “{question.asks}” be answered with a key? The flow does not say.")
    elif question.keys or question.keys_after is not None:
        yield passed()
    else:
        yield failed(f"“{question.asks}” takes a spoken answer only, however often it fails to understand.")
