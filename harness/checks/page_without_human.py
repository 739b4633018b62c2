"""A page offers no way to a human.

What it checks:
    Whether the page holds a telephone number, or a link whose name shows that it leads to contact with somebody.

Why it matters:
    Somebody for whom the page does not work has nowhere to turn. The text brought them here, and the call is over.

Who is shut out:
    Everybody whom the page does not help; first of all people who find the web hard, and people whose case is not on
    it.

Good:
    At the end of the page: "If you cannot do this online, call 03069 990444."

Poor:
    Guidance, a form, and a link to more guidance.

How to put it right:
    Give the number of a line that a human answers, or a link named "Contact us", in the same place on each page.
"""

from collections.abc import Iterator

from harness.checks.page.ways_to_a_human import has_way_to_human, may_lead_to_contact
from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed, untested
from harness.model.persona import Persona
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="visit",
    standards=["W3C COGA: help and support", "WCAG 2.2 3.2.6"],
    severity="moderate",
)
def page_without_human(visit: Visit, _: Persona) -> Iterator[Judgement]:
    """Looks for numbers and for links to contact."""
    unclear = next((link for link in visit.links if may_lead_to_contact(link)), None)
    if visit.untested:
        yield untested(visit.untested)
    elif visit.page is None:
        yield inapplicable("The page is not one of the service's own.")
    elif has_way_to_human(visit):
        yield passed()
    elif unclear:
        yield cannot_tell(f"On “{visit.title}”, does the link “{unclear.name}” lead to a human?")
    elif visit.links and not (visit.language or "en").lower().startswith("en"):
        yield cannot_tell(f"On “{visit.title}”, does a link lead to a human? Its names are not in English.")
    else:
        yield failed(f"“{visit.title}” holds no telephone number, and no link whose name leads to a human.")
