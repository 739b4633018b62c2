"""From some point on, no way leads to a human.

What it checks:
    Whether, wherever a call of this person can come to, some way still leads on to a human, to a way in that leads
    them to one, or to what they came for with a human offered. It speaks of every call that can be made; the check
    `stuck` speaks of the one call of a walk.

Why it matters:
    One wrong choice, or one thing that goes wrong, and nothing that this person can do brings them to anybody. They
    are not told that the last way on is behind them.

Who is shut out:
    The person named, at that point. It fails for everybody where the service hangs up without a way on.

Good:
    "We are closed. To be called back tomorrow, press 1, or write to us at the address in the text that we are sending."

Poor:
    "We are closed. Goodbye."

How to put it right:
    From the step that is named, add a way on to a human: a key for an adviser, a call-back, or a number that leads to
    one, given so that it can be kept.
"""

from collections.abc import Iterator

from harness.checks.proofs import fails_from_the_start, judgement_on
from harness.checks.registry import Judgement, check
from harness.model.persona import Persona
from harness.model.property import Property


@check(
    channels=["phone"],
    subject="property",
    standards=["Equality Act 2010 s.20", "Equality Act 2010 s.29", "W3C COGA: voice menus"],
    severity="shut-out",
)
def no_human_from_here(proof: Property, person: Persona) -> Iterator[Judgement]:
    """Looks at what was proved of every place that a call can come to."""
    asks = f"Can {person.name} still reach a human from everywhere?"
    yield judgement_on(proof, "human-reachable", person, asks, avoidable=not fails_from_the_start(proof))
