"""A digital service cannot be had by phone.

What it checks:
    Whether the service lists a telephone line, beside the page on which it starts, that leads this person to somebody
    who can settle what they came for.

Why it matters:
    The telephone is what most people have who have no internet, and who cannot travel to a counter.

Who is shut out:
    People without the internet for whom a counter is too far. People who do not use the telephone are not judged.

Good:
    A freephone line, where an adviser fills in the service for the caller.

Poor:
    A line that plays the address of a page and ends the call.

How to put it right:
    Give a number that a person answers who can do what the page does.
"""

from collections.abc import Iterator

from harness.checks.assisted.offered import any_serves, not_digital, of_kinds
from harness.checks.registry import Judgement, check, inapplicable
from harness.model.persona import Persona
from harness.model.trace import Trace


@check(
    channels=["web"],
    subject="walk",
    standards=["GOV.UK Service Manual: assisted digital"],
    severity="moderate",
)
def no_way_by_phone(trace: Trace, person: Persona) -> Iterator[Judgement]:
    """Looks for a line that serves this person."""
    if trace.alternatives is None:
        yield not_digital()
    elif not person.can_use("phone"):
        yield inapplicable("This person does not use the telephone.")
    else:
        yield from any_serves(of_kinds(trace, "phone"), "Beside its start page, the service lists no telephone line.")
