"""Digits are to be typed in the time that the platform happens to give.

What it checks:
    Whether a question that asks for digits states its own waiting times: until the first digit, and between two.

Why it matters:
    A platform's defaults are made for one key of a menu. Eleven digits from a letter take longer: it has to be found,
    read and typed, and the phone taken from the ear for each key. Who is too slow is taken to be done, or silent.

Who is shut out:
    People with a tremor or little strength in their hands, blind people, people who look for a letter first, and
    people who call through a relay.

Good:
    "Type your 10-digit reference. You have as long as you need: press hash when you are done."

Poor:
    "Please enter your reference." After 3 seconds without a key, what is there is taken for the whole.

How to put it right:
    Set the wait and the time between keys for this question, by how long your slowest callers need.
"""

from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.persona import Persona
from harness.model.trace import AskedQuestion


@check(
    channels=["phone"],
    subject="question",
    standards=["ISO/IEC 13714", "NDA Ireland telecoms 2.1"],
    protects=["presses.decides", "presses.each_key", "perceives.relay"],
    severity="moderate",
)
def entry_without_own_time(question: AskedQuestion, _: Persona) -> Iterator[Judgement]:
    """Looks at whose times an entry takes."""
    if question.keys is None:
        yield cannot_tell(f"Are digits to be typed at “{question.asks}”, and in what time? The flow does not say.")
    elif not question.digits:
        yield inapplicable("No digits are to be typed.")
    elif question.own_time:
        yield passed()
    else:
        yield failed(f"“{question.asks}” asks for digits and leaves the time for them to the platform's default.")
