"""A human is reached only when nothing outside goes wrong.

What it checks:
    Whether this person, if they choose well, reaches a human whatever happens outside the call: a fault, a full queue,
    a transfer that fails, a text that does not arrive, an answer of another system. The check `no-human-from-here`
    asks for some way on; this one asks for a way that does not depend on luck.

Why it matters:
    The way to a human exists on paper. On a busy day it ends in "please call back later", and the people who find each
    call hard are the least able to call again.

Who is shut out:
    Everybody on a bad day; most of all people for whom each call costs much effort, credit or courage.

Good:
    When the queue is full: "Nobody is free. We will call you back today; press 1 to agree."

Poor:
    When the queue is full: "All our advisers are busy. Goodbye."

How to put it right:
    Give each transfer, queue and text that can fail a second way on: a call-back, another line, or voicemail that
    somebody answers.
"""

from collections.abc import Iterator

from harness.checks.proofs import judgement_on
from harness.checks.registry import Judgement, check
from harness.model.persona import Persona
from harness.model.property import Property


@check(
    channels=["phone"],
    subject="property",
    standards=["Equality Act 2010 s.20", "W3C COGA: help and support"],
    severity="serious",
)
def human_only_with_luck(proof: Property, person: Persona) -> Iterator[Judgement]:
    """Looks at whether this person has a way that always works."""
    asks = f"Can {person.name} reach a human whatever goes wrong outside?"
    yield judgement_on(proof, "human-whatever-happens", person, asks)
