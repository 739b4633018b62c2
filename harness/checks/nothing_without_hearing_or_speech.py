"""The task cannot be done without hearing and without speech.

What it checks:
    Whether some way in, by phone, text or web, lets this person do what they came for without hearing and without
    speech. A way in that the pack names and does not model is no proof that there is one.

Why it matters:
    Where a service has a phone menu, the standard asks for a way that needs neither hearing nor speech. A keypad is
    not enough: somebody who does not hear the menu does not know what to press.

Who is shut out:
    Deaf people, people who have lost their hearing, deafblind people, and people who neither hear nor speak on a phone.

Good:
    The same can be done in a webchat or by text, and the menu, the letter and the website say so.

Poor:
    The text that the menu sends says: "Call us if you cannot use the website."

How to put it right:
    Offer the whole task in a channel of written words, with a human in it, and name that channel wherever the phone
    number stands.
"""

from collections.abc import Iterator

from harness.checks.proofs import judgement_on
from harness.checks.registry import Judgement, check
from harness.model.persona import Persona
from harness.model.property import Property


@check(
    channels=["phone"],
    subject="property",
    standards=["EN 301 549 6.4", "Equality Act 2010 s.20"],
    severity="shut-out",
)
def nothing_without_hearing_or_speech(proof: Property, person: Persona) -> Iterator[Judgement]:
    """Looks at whether any way in needs neither hearing nor speech."""
    asks = f"Can {person.name} do this without hearing and without speech?"
    yield judgement_on(proof, "no-hearing-no-speech", person, asks)
