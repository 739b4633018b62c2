"""A digital service cannot be had in person.

What it checks:
    Whether the service lists a counter, beside the page on which it starts, where this person meets somebody who can
    settle what they came for: an office, a library, a Post Office, a visit at home.

Why it matters:
    Some people need somebody beside them who sees the same screen or the same paper. A call is no help to people who
    cannot hear or follow it.

Who is shut out:
    People who can use neither the page nor the telephone.

Good:
    A list of libraries where staff fill in the service together with whoever comes.

Poor:
    The offices were closed when the page went live.

How to put it right:
    Offer help face to face, also through partners, where people are already; then list it as a counter and say who
    answers there.
"""

from collections.abc import Iterator

from harness.checks.assisted.offered import any_serves, not_digital, of_kinds
from harness.checks.registry import Judgement, check
from harness.model.persona import Persona
from harness.model.trace import Trace


@check(
    channels=["web"],
    subject="walk",
    standards=["GOV.UK Service Manual: assisted digital"],
    severity="moderate",
)
def no_way_in_person(trace: Trace, _: Persona) -> Iterator[Judgement]:
    """Looks for a counter that serves this person."""
    if trace.alternatives is None:
        yield not_digital()
    else:
        yield from any_serves(of_kinds(trace, "counter"), "Beside its start page, the service lists no counter.")
