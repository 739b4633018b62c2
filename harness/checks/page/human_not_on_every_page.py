"""A way to a human was offered earlier, and is gone where the walk comes to an end.

What it checks:
    On the pages of one walk: whether the last page, if it leads nowhere, and the page before it hold a way to a human
    when an earlier page held one. A person is asked about those that do not. Each page by itself has a check of its
    own, and so has a page that turns somebody away.

Why it matters:
    Nobody notes a number down before they need it. Where people learn that they cannot get through, they would have to
    find their way back to a page that they left minutes ago.

Who is shut out:
    People who find it hard to remember, and everybody for whom the service does not work out.

Good:
    "Contact us" in the footer of the first page, and of the last.

Poor:
    A telephone number on the start page; two pages further "We need more details from you", and nothing more.

How to put it right:
    Repeat the way to a human on every page, in the same place, and most of all where the way ends.
"""

from collections.abc import Iterator

from harness.checks.page.fields import fields
from harness.checks.page.links import destination
from harness.checks.page.side_by_side import REPEATED, Differs, called, own_links, part, told_of_pages
from harness.checks.page.ways_to_a_human import has_way_to_human, may_lead_to_contact
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit
from harness.model.visits import Visits


@check(
    channels=["web"],
    subject="pages",
    needs=["snapshot"],
    standards=["W3C COGA: help and support", "WCAG 2.2 3.2.6"],
    severity="advice",
)
def human_not_on_every_page(visits: Visits) -> Iterator[Judgement]:
    """Looks at the last two pages of a walk, and at those before them."""
    walked = visits.visits if visits.did else ()
    earlier = [visit for visit in walked[:-2] if has_way_to_human(visit)]
    ends = bool(earlier) and _leads_nowhere(walked[-1])
    gone = ends and not any(has_way_to_human(visit) or _may_help(visit) for visit in walked[-2:])
    page = walked[-1] if walked else None
    asks = f"nothing leads on from here or to a human, as {called(earlier[0])} did. " if earlier else ""
    found = [Differs(page, page.snapshot.root, f"{asks}How do people find it again?")] if page and gone else []
    yield from told_of_pages(tried=ends, unsure=found)


def _leads_nowhere(visit: Visit) -> bool:
    """Whether a page has nothing to fill in or press, and no link of its own to another page."""
    page = visit.snapshot
    own = [
        link for link in own_links(page) if part(page, link) not in REPEATED and not link.get("href").startswith("#")
    ]
    return not fields(page) and not page.having("button") and not any(map(destination, own))


def _may_help(visit: Visit) -> bool:
    return any(map(may_lead_to_contact, visit.links))
