"""A telephone number is said once, with no way to hear it again.

What it checks:
    How often each telephone number is said in the call, and whether the caller can ask to hear it again.

Why it matters:
    Somebody who cannot write while listening has to hold eleven digits in mind. Said once, the number is lost.

Who is shut out:
    Blind people, people who cannot write by hand or not quickly, and people who remember few digits.

Good:
    "Please get a pen. The number is ... I will say it again ... To hear it once more, press star."

Poor:
    "If you need extra support, call 03069 990444. Goodbye."

How to put it right:
    Give a cue to write, say the number in groups at least twice, and offer a key to hear it again.
"""

from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.persona import Persona
from harness.model.trace import SpokenNumber


@check(
    channels=["phone"],
    subject="number",
    standards=["W3C COGA: voice menus"],
    protects=["remembers.spoken_number"],
    severity="serious",
)
def number_spoken_once(number: SpokenNumber, _: Persona) -> Iterator[Judgement]:
    """Looks at how often the number was said."""
    if number.received == 0:
        yield inapplicable("This person was not reached by the voice at all.")
    elif number.times > 1 or number.can_hear_again:
        yield passed()
    elif number.can_hear_again is None:
        yield cannot_tell(f"Can a caller hear {number.number} again? The flow does not say.")
    else:
        yield failed(f"The number {number.number} is said once, and nothing lets the caller hear it again.")
