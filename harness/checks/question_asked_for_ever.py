"""The same question can be asked for ever.

What it checks:
    Whether silence, or not being understood, can lead back to the same question without end. A key with which the
    caller asks to hear it again does not count.

Why it matters:
    The caller who cannot answer is asked once more, and once more. They pay by the minute, get nowhere, and in the end
    hang up: a call that no figure counts as cut off.

Who is shut out:
    Whoever cannot answer that question: people who do not hear it, do not speak, are not understood, or do not have
    what it asks for.

Good:
    Two more tries, each in other words, and then a human.

Poor:
    "Sorry, I did not get that. Please enter your reference number." There is no limit to it.

How to put it right:
    Count the tries at the step that is named, allow two or three, and then put the caller through to a human.
"""

from collections.abc import Iterator

from harness.checks.proofs import judgement_on
from harness.checks.registry import Judgement, check
from harness.model.persona import Persona
from harness.model.property import Property


@check(
    channels=["phone"],
    subject="property",
    standards=["W3C COGA: voice menus", "Equality Act 2010 s.20"],
    severity="serious",
)
def question_asked_for_ever(proof: Property, person: Persona) -> Iterator[Judgement]:
    """Looks at whether every question gives up asking at some time."""
    asks = f"Does every question that {person.name} may meet stop being asked at some time?"
    yield judgement_on(proof, "bounded-retries", person, asks)
