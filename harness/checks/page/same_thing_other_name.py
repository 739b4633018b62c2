"""A link of the header, menu or footer is called something else on another page.

What it checks:
    Links to the same address in the headers, menus and footers of pages in one language: whether their names share a
    word. A person is asked about those that do not. Links that lead to the page before or after are left out.

Why it matters:
    People learn what a link is called and look, listen or search for that name. Under another name they do not find it,
    or take it for something new.

Who is shut out:
    People who use a screen reader, people who find it hard to read or to remember, and people who use their voice.

Good:
    "Messages" on each page.

Poor:
    "Messages" on one page, "Inbox" on the next, for the same list.

How to put it right:
    Choose one name for each thing that is on several pages, and use it on all of them.
"""

import re
from collections.abc import Iterator
from urllib.parse import urldefrag

from harness.checks.page.links import Destination, destination
from harness.checks.page.side_by_side import REPEATED, Differs, called, landmark, own_links, told_of_pages
from harness.checks.registry import Judgement, check
from harness.language.stems import topics
from harness.model.page import Element
from harness.model.visit import Visit
from harness.model.visits import Visits

_PAGING = re.compile(r"\b(?:next|previous|prev|back|continue|first|last|nesaf|blaenorol|yn ôl)\b|^\W*\d+\W*$", re.I)


@check(
    channels=["web"],
    subject="pages",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.2.4"],
    severity="moderate",
    technique="F31",
)
def same_thing_other_name(visits: Visits) -> Iterator[Judgement]:
    """Compares the names of links that lead to the same place."""
    unsure: list[Differs] = []
    tried = False
    for pages in visits.sites:
        first: dict[tuple[str, Destination], tuple[Visit, str]] = {}
        for visit in pages:
            language = (visit.language or "").lower().partition("-")[0]
            for place, link in _places(visit).items():
                other, name = first.setdefault((language, place), (visit, link.name))
                tried |= other is not visit
                if topics(name) and topics(link.name) and not topics(name) & topics(link.name):
                    asks = f"the link “{link.name}” is called “{name}” on {called(other)}. Are they the same thing?"
                    unsure.append(Differs(visit, link, asks))
    yield from told_of_pages(tried=tried, unsure=unsure)


def _places(visit: Visit) -> dict[Destination, Element]:
    """Where the repeated parts of a page lead by one link each; two to one place may well have two names."""
    found: dict[Destination, list[Element]] = {}
    for link in own_links(visit.snapshot):
        place = destination(link)
        around = landmark(visit.snapshot, link)
        pages_on = _PAGING.search(link.name) or {"next", "prev"} & set(link.get("rel").lower().split())
        here = urldefrag(str(link.states.get("url") or ""))[0] == urldefrag(visit.url)[0]
        if place and around and around.role in REPEATED and not pages_on and not here:
            found.setdefault(place, []).append(link)
    return {place: links[0] for place, links in found.items() if len({link.name for link in links}) == 1}
