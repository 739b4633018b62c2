"""It takes longer to reach a human than the service allows itself.

What it checks:
    Whether this person, knowing the way and meeting no trouble, reaches a human within the limit that the pack sets. A
    pack without a limit is not judged. The check `human-option-late` looks at when one walk was first offered a human.

Why it matters:
    Somebody who tires, pays by the minute, or reads each word from a relay has hung up by then.

Who is shut out:
    People who call through a relay, for whom each prompt is longer, people with little energy or attention, people in
    distress, and people with little credit.

Good:
    The first menu offers an adviser before anything else.

Poor:
    Three announcements, four menus and a security question come before the queue.

How to put it right:
    Shorten what is said on the shortest way to a human, and offer the human earlier on it.
"""

from collections.abc import Iterator

from harness.checks.proofs import judgement_on
from harness.checks.registry import Judgement, check
from harness.model.persona import Persona
from harness.model.property import Property


@check(
    channels=["phone"],
    subject="property",
    standards=["W3C COGA: help and support"],
    severity="moderate",
)
def too_long_to_human(proof: Property, person: Persona) -> Iterator[Judgement]:
    """Looks at how long the shortest way takes."""
    asks = f"Does {person.name} reach a human within the time that the service allows itself?"
    yield judgement_on(proof, "time-to-human", person, asks)
