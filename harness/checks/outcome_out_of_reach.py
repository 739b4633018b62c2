"""Something that others can get here is out of this person's reach.

What it checks:
    Whether everything that the control, somebody without limits, can get from the service, this person can get as well,
    by whatever channel: each thing that people come for, and each kind of human.

Why it matters:
    The service does less for this person than for others. It may be a human who can only take a message, where others
    get theirs settled in the same call.

Who is shut out:
    The person named, from the outcome that is named.

Good:
    Without a National Insurance number, the caller is asked for a name and a date of birth, and goes on as others do.

Poor:
    Without a National Insurance number, the caller is told to write a letter.

How to put it right:
    Find the step at which this person's way and the control's part, and give this person a way on to the same outcome.
"""

from collections.abc import Iterator

from harness.checks.proofs import judgement_on
from harness.checks.registry import Judgement, check
from harness.model.persona import Persona
from harness.model.property import Property


@check(
    channels=["phone"],
    subject="property",
    standards=["Equality Act 2010 s.20", "Equality Act 2010 s.29", "Equality Act 2010 s.149"],
    severity="serious",
)
def outcome_out_of_reach(proof: Property, person: Persona) -> Iterator[Judgement]:
    """Looks at what the control can get and this person cannot."""
    asks = f"Can {person.name} get everything here that others can?"
    yield judgement_on(proof, "same-outcome", person, asks)
