"""A picture and the words beside it are two links to one place.

What it checks:
    Whether two links follow each other that lead to the same address, the one a picture and the other words. A logo
    in the page's header, which leads home as the name beside it does, is left out.

Why it matters:
    Whoever goes through the page link by link stops twice at everything, and hears it twice.

Who is shut out:
    People who use a screen reader, a keyboard or a switch. For them it is slower, not barred.

Good:
    <a href="/otters"><img src="otter.jpg" alt=""> Otters</a>

Poor:
    <a href="/otters"><img src="otter.jpg" alt="Otters"></a> <a href="/otters">Otters</a>

How to put it right:
    Put the picture and the words in one link, the picture with an empty alt.
"""

from collections.abc import Iterator
from itertools import pairwise

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GDS accessibility tool audit", "WCAG 2.2 2.4.9"],
    severity="advice",
    technique="H2",
)
def same_link_twice_in_a_row(visit: Visit) -> Iterator[Judgement]:
    """Compares each link with the one before it."""
    snapshot = visit.snapshot
    links = [
        each for each in snapshot.having("link") if each.states.get("url") and not snapshot.closest(each, "header")
    ]
    yield from told(
        visit,
        links,
        wrong=[other for one, other in pairwise(links) if _are_one(snapshot, one, other)],
        says=lambda link: f"{snapshot.described(link)} follows another link to the same place, one of them a picture",
    )


def _are_one(snapshot: Snapshot, one: Element, other: Element) -> bool:
    if one.states["url"] != other.states["url"] or snapshot.holds(one, other):
        return False
    between = (each for each in snapshot.elements[one.at + 1 : other.at] if not snapshot.holds(one, each))
    if any(each.tag == TEXT and each.text.strip() for each in between):
        return False
    return _is_picture(snapshot, one) != _is_picture(snapshot, other)


def _is_picture(snapshot: Snapshot, link: Element) -> bool:
    pictured = any(each.tag in ("img", "svg", "picture") for each in snapshot.descendants(link))
    return pictured and not snapshot.text(link)
