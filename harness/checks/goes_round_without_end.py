"""The call can go round in a circle that has no way out to a human.

What it checks:
    Whether this person can come into a loop of menus, announcements or transfers from which no way leads on to a human
    or to what they came for. The check `question-asked-for-ever` is about one question; this one about any circle.

Why it matters:
    Nothing says that it is a circle. The caller goes through it again, believes that they chose wrongly, and gives up.

Who is shut out:
    Whoever comes into it; most of all people who cannot tell from the words that they have been there before, and
    people who pay by the minute.

Good:
    The second time at the main menu: "It seems that we have not found it. I am putting you through to an adviser."

Poor:
    "For opening hours, press 1. For our address, press 2. To go back, press 9." Each leads back here.

How to put it right:
    Lead out of the circle at the step that is named: a key for an adviser there, or a human after the second time
    round.
"""

from collections.abc import Iterator

from harness.checks.proofs import fails_from_the_start, judgement_on
from harness.checks.registry import Judgement, check
from harness.model.persona import Persona
from harness.model.property import Property


@check(
    channels=["phone"],
    subject="property",
    standards=["Equality Act 2010 s.20", "W3C COGA: voice menus"],
    severity="shut-out",
)
def goes_round_without_end(proof: Property, person: Persona) -> Iterator[Judgement]:
    """Looks for a circle that leads nowhere."""
    asks = f"Is there a way out of every circle that {person.name} may come into?"
    yield judgement_on(proof, "no-livelock", person, asks, avoidable=not fails_from_the_start(proof))
