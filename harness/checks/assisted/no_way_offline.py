"""A digital service cannot be had without the internet.

What it checks:
    Whether the service lists a telephone line, a counter or an address to write to, beside the page on which it starts,
    that leads this person to somebody who can settle what they came for.

Why it matters:
    Some people will never use the internet, and everybody may be without it for a day. Where the page is all there is,
    they go without what they have a right to.

Who is shut out:
    People who have no internet or cannot use it; for others it is a matter of luck.

Good:
    The same thing can be asked for by phone or at a library, and whoever answers there can do it.

Poor:
    A helpline that says only which page to open.

How to put it right:
    Let it be done by phone or face to face, with somebody who fills in the service for the person who asks; or, if you
    already do, list that way in and who answers there.
"""

from collections.abc import Iterator

from harness.checks.assisted.offered import any_serves, not_digital, of_kinds
from harness.checks.registry import Judgement, check
from harness.model.alternatives import OFFLINE
from harness.model.finding import Severity
from harness.model.persona import Persona
from harness.model.trace import Trace


@check(
    channels=["web"],
    subject="walk",
    standards=["Equality Act 2010 s.149", "GOV.UK Service Manual: assisted digital"],
    severity="shut-out",
)
def no_way_offline(trace: Trace, person: Persona) -> Iterator[Judgement]:
    """Looks for a way in that takes no internet and serves this person."""
    if trace.alternatives is None:
        yield not_digital()
        return
    none = "Beside the page on which it starts, the service lists no way in that takes no internet."
    at_most = Severity.MODERATE if person.has.browser else Severity.SHUT_OUT
    yield from any_serves(of_kinds(trace, *OFFLINE), none, at_most)
