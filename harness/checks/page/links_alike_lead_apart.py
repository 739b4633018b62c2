"""Links of one name lead to different places.

What it checks:
    Whether links that are called the same on a page lead to the same address. Two websites with different paths are
    taken for different places; of two addresses on one website a person has to judge, since either may lead on to the
    other; and of links in one sentence too, since they may be as unclear to everybody.

Why it matters:
    In a list of links they are the same line twice. Who picks one has an even chance of the wrong page.

Who is shut out:
    People who use a screen reader's list of links, and people who speak a link's name to follow it. WCAG asks for
    names that stand by themselves only at level AAA.

Good:
    "Contact us about tax" and "Contact us about benefits".

Poor:
    "Contact us" twice, once to one office and once to another.

How to put it right:
    Say in each name what is different about where it leads.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from harness.checks.page.links import CONTEXTS, context, destination, named_links
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.4.9"],
    severity="advice",
    act=["b20e66"],
    technique="F84",
)
def links_alike_lead_apart(visit: Visit) -> Iterator[Judgement]:
    """Groups links by name, as it sounds."""
    snapshot = visit.snapshot
    named: dict[str, list[Element]] = {}
    for link in named_links(snapshot):
        named.setdefault(link.name.casefold(), []).append(link)
    alike = [links for links in named.values() if len(links) > 1]
    apart = [places for links in alike if len(places := _by_place(links)) > 1]
    sure = [places for places in apart if _surely(snapshot, places)]
    yield from told(
        visit,
        [link for links in alike for link in links],
        wrong=[places[1] for places in sure],
        says=lambda link: f"links to different websites are both called “{link.name}”",
        unsure=[places[1] for places in apart if places not in sure],
        asks=lambda link: f"do the links called “{link.name}” lead to the same thing, at different addresses?",
    )


def _by_place(links: Sequence[Element]) -> list[Element]:
    """The first link to each place."""
    places = {place: link for link in reversed(links) if (place := destination(link)) is not None}
    return sorted(places.values(), key=lambda link: link.at)


def _surely(snapshot: Snapshot, links: Sequence[Element]) -> bool:
    """Whether two of the links lead to different things, and do not stand in one paragraph, list item or cell."""
    return any(
        place.is_surely_not(other_place) and not _stand_together(snapshot, link, other)
        for link, other in combinations(links, 2)
        if (place := destination(link)) and (other_place := destination(other))
    )


def _stand_together(snapshot: Snapshot, one: Element, other: Element) -> bool:
    around = context(snapshot, one)
    return around.tag in CONTEXTS and around.at == context(snapshot, other).at
