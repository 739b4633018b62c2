"""The links of a menu change their order from page to page.

What it checks:
    Whether the links that a header, menu or footer has in common with the same part of an earlier page stand in the
    same order there. It fails where the two hold the same links but for one; where they share only some, or the menu
    is part of a page's own content, a person is asked. Ways to a human have a check of their own.

Why it matters:
    People who see little of the screen at a time, or who work by habit, go to where a link was on the last page. If it
    has moved, they pick the wrong one or search the whole page again.

Who is shut out:
    People who enlarge the page, people who use a screen reader, and people who find it hard to learn where things are.

Good:
    "Home, Messages, Payments" on each page.

Poor:
    "Home, Messages, Payments", and on the next page "Messages, Home, Payments".

How to put it right:
    Build the header, menu and footer once, and use them on every page. Mark the current page without moving its link.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from harness.checks.page.side_by_side import (
    REPEATED,
    Differs,
    as_link,
    called,
    known_by,
    landmark,
    own_links,
    part,
    shared,
    told_of_pages,
)
from harness.checks.page.ways_to_a_human import leads_to_contact
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit
from harness.model.visits import Visits

_Block = tuple[str, str]
_SURE = 3
"""Links that make two menus the same one though another link of them differs: assumption."""


@check(
    channels=["web"],
    subject="pages",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.2.3"],
    severity="moderate",
    technique="F66",
)
def navigation_moves_about(visits: Visits) -> Iterator[Judgement]:
    """Compares the order of links, menu by menu."""
    wrong: list[Differs] = []
    unsure: list[Differs] = []
    tried = False
    for pages in visits.sites:
        first: dict[_Block, tuple[Visit, Sequence[Element]]] = {}
        for visit in pages:
            for block, links in _blocks(visit).items():
                other, before = first.setdefault(block, (visit, links))
                was, now = shared([known_by(each) for each in before], [known_by(each) for each in links])
                tried |= other is not visit and len(was) > 1
                if was == now:
                    continue
                moved = next(after for one, after in pairwise(now) if was.index(after) < was.index(one))
                link = next(each for each in links if known_by(each) == moved)
                most = max(len(before), len(links))
                same = len(was) == most or (len(was) >= _SURE and len(was) == most - 1)
                if same and part(visit.snapshot, link) in REPEATED:
                    says = f"the link “{link.name}” stands in another place among the links around it than on "
                    wrong.append(Differs(visit, link, says + called(other)))
                elif len(was) * 2 >= most and len(was) >= _SURE:
                    asks = f"the link “{link.name}” stands elsewhere among its neighbours than on {called(other)}. "
                    unsure.append(
                        Differs(visit, link, f"{asks}Is this the same menu, with its links in another order?")
                    )
    yield from told_of_pages(tried=tried, wrong=wrong, unsure=unsure)


def _blocks(visit: Visit) -> dict[_Block, list[Element]]:
    """The links of each part that a page repeats, by its role and name; not where two parts are called the same."""
    found: dict[_Block, list[Element]] = {}
    around: dict[_Block, set[int]] = {}
    for link in own_links(visit.snapshot):
        block = landmark(visit.snapshot, link)
        if block is not None and block.role in REPEATED and not leads_to_contact(as_link(link)):
            key = (block.role, block.name.casefold())
            found.setdefault(key, []).append(link)
            around.setdefault(key, set()).add(block.at)
    return {key: links for key, links in found.items() if len(around[key]) == 1}
