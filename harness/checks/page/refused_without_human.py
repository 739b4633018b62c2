"""A page turns somebody away and names no human.

What it checks:
    Whether a page whose title or heading says that the person could not be identified, cannot go on or is locked out
    holds a telephone number, or a link whose name leads to contact with somebody.

Why it matters:
    A failed identity check is where the web ends for people with a new name, no passport or no credit history. If
    nobody is named there, the service is closed to them. WCAG asks nothing of such a page; the service's promise
    that nobody is shut out does.

Who is shut out:
    Everybody who is turned away, first of all people who cannot prove who they are online.

Good:
    "We could not confirm your identity. Call 03069 990444, and we will do it with you."

Poor:
    "We could not confirm your identity. Return to the start page."

How to put it right:
    Say on the same page which human can help and how to reach them, in more than one way.
"""

import re
from collections.abc import Iterator

from harness.checks.page.ways_to_a_human import has_way_to_human, may_lead_to_contact, speaks_of_contact
from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.visit import Visit

_NOT = r"(?:(?:could|can|was|were|are) ?not|(?:could|was|were|are)n[’']t|can[’']t)(?: been)?(?: able to)?"
_REFUSED = re.compile(
    rf"\b(?:{_NOT}|unable to) (?:confirm|verify|check|prove|match|identify) (?:your|you|who you|that you)\b|"
    rf"\byou (?:{_NOT}|are unable to|are not eligible to) (?:use this|continue|carry on|go on|access|sign in|log in|"
    r"apply online|do this online|register online|view)\b|"
    r"\byou(?: have been| are|[’']ve been|[’']re) locked out\b|\baccount (?:has been|is) (?:locked|blocked|suspended)|"
    r"\bidentity (?:check (?:has )?failed|(?:could|was|has) not\b)|\baccess (?:is )?denied\b|"
    r"\b(?:ni allem|nid oedd modd|methu) (?:gadarnhau|cadarnhau|wirio|gwirio)\b|\bni allwch (?:ddefnyddio|barhau)\b",
    re.IGNORECASE,
)
# "You cannot use this service if …" says beforehand whom it is not for.
_IN_CASE = re.compile(r"\s+\S{0,30}\s*(?:\w+ ){0,2}(?:if|unless|until|when|before|without|oni bai|os)\b", re.IGNORECASE)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["The service's own promise", "W3C COGA: help and support"],
    severity="moderate",
)
def refused_without_human(visit: Visit) -> Iterator[Judgement]:
    """Looks at what the title and the headings say, and then for somebody to turn to."""
    headings = [heading for heading in visit.snapshot.having("heading") if heading.name]
    said = next(filter(_refuses, (*(heading.name for heading in headings), visit.title)), None)
    if not said:
        yield inapplicable()
    elif has_way_to_human(visit):
        yield passed()
    elif speaks_of_contact(visit.words) or any(map(may_lead_to_contact, visit.links)):
        yield cannot_tell(f"Who reads “{said}” is sent on by the words of the page. Do they reach a human that way?")
    elif visit.links and not (visit.language or "en").lower().startswith("en"):
        yield cannot_tell(f"Does a link of the page that says “{said}” lead to a human? Its names are not in English.")
    else:
        yield failed(f"A page says “{said}”, and holds no telephone number and no link to a human.")


def _refuses(words: str) -> bool:
    found = _REFUSED.search(words)
    return found is not None and not _IN_CASE.match(words, found.end())
