"""Keys are taken only after speech has failed.

What it checks:
    Whether a question that takes a spoken answer also takes a key at once, or only after it has failed.

Why it matters:
    Somebody whom the machine does not understand has to speak, fail and be told so before there is a way that works
    for them. Nothing tells them that it will come, and many hang up first.

Who is shut out:
    People with a speech impairment, people who do not speak, and people who cannot hear the question.

Good:
    "Tell me why you are calling, or press 1 for Self Assessment, 2 for anything else."

Poor:
    "Tell me why you are calling." The keypad menu comes after two answers that were not understood.

How to put it right:
    Offer the keypad in the first question, and take a key at any time.
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
    severity="serious",
)
def keypad_only_after_failures(question: AskedQuestion, _: Persona) -> Iterator[Judgement]:
    """Looks at when the question takes a key."""
    after = question.keys_after
    if question.speech is False:
        yield inapplicable("The question takes no speech.")
    elif question.speech is None or question.keys is None:
        yield cannot_tell(f"Is a key taken at once at “{question.asks}”? The flow does not say.")
    elif question.keys:
        yield passed()
    elif after is None:
        yield inapplicable("The question never takes a key; another check says so.")
    elif after:
        failures = "1 failure" if after == 1 else f"{after} failures"
        yield failed(f"“{question.asks}” can be answered with a key only after {failures}.")
    else:
        yield passed()
