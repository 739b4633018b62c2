"""The way to a human is in another place from page to page.

What it checks:
    Whether a link to a human, or a telephone number, that several pages hold stands in the same part of each, and in
    the same order among the other links there. It fails where it goes from one part that pages repeat to another, as
    from the header to the footer, or changes places with a link beside it. Where it is in a page's own content, or is
    another link on each page, a person is asked. Pages without one have a check of their own.

Why it matters:
    Whoever needs help is already in difficulty. They look where help was the last time; if it is not there, they take
    it that there is none.

Who is shut out:
    People who find it hard to learn where things are, people who enlarge the page, and people who are upset or tired.

Good:
    "Contact us" as the first link of the footer on each page.

Poor:
    "Contact us" in the header of the first page, and in the footer of the next.

How to put it right:
    Put the same way to a human in the header or footer that all pages share, always in the same order.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harness.checks.page.links import Destination
from harness.checks.page.side_by_side import (
    LANDMARKS,
    REPEATED,
    Differs,
    as_link,
    called,
    known_by,
    own_links,
    part,
    shared,
    told_of_pages,
)
from harness.checks.page.ways_to_a_human import leads_to_contact
from harness.checks.registry import Judgement, check
from harness.language.numbers import find_numbers
from harness.model.page import TEXT, Element
from harness.model.visit import Visit
from harness.model.visits import Visits

_Key = tuple[str, Destination | None]


class _Way(NamedTuple):
    """A way to a human, the part of the page that it is in, and the links in that part."""

    key: _Key
    name: str
    element: Element
    part: str
    among: Sequence[_Key]


@check(
    channels=["web"],
    subject="pages",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.2.6"],
    severity="moderate",
    technique="G220",
)
def help_moves_about(visits: Visits) -> Iterator[Judgement]:
    """Compares where ways to a human stand, first those that are the same on several pages."""
    wrong: list[Differs] = []
    unsure: list[Differs] = []
    tried = False
    for pages in visits.sites:
        helped = [(visit, ways) for visit in pages if (ways := _ways(visit))]
        tried |= len(helped) > 1
        if len(helped) < 2 or _stays(helped):
            continue
        first, before = helped[0]
        for visit, ways in helped[1:]:
            was, now = _same(before, ways) or (before[0], ways[0])
            if _in_place(was, now):
                continue
            moved = was.part != now.part
            if was.key == now.key and moved and {was.part, now.part} <= REPEATED:
                wrong.append(
                    Differs(visit, now.element, f"“{now.name}” is {_says(now)}; on {called(first)}, {_says(was)}")
                )
            elif was.key == now.key and not moved and was.part in REPEATED:
                order = (
                    f"“{now.name}” stands {_says(now)} in another order among the links there than on {called(first)}"
                )
                wrong.append(Differs(visit, now.element, order))
            elif moved and was.part and now.part:
                where = f"help is {_says(now)}, “{now.name}”; on {called(first)}, {_says(was)}, “{was.name}”."
                unsure.append(Differs(visit, now.element, f"{where} Do people find it again?"))
    yield from told_of_pages(tried=tried, wrong=wrong, unsure=unsure)


def _ways(visit: Visit) -> list[_Way]:
    page = visit.snapshot
    links = own_links(page)
    ways = [(known_by(link), link.name, link) for link in links if leads_to_contact(as_link(link))]
    for text in page.tagged(TEXT):
        if text.frame == 0 and page.seen(text) and not page.closest(text, "a"):
            ways += [((number, None), number, text) for number in find_numbers(text.text)]
    among: dict[str, list[_Key]] = {}
    for link in links:
        among.setdefault(part(page, link), []).append(known_by(link))
    ways.sort(key=lambda way: way[2].at)
    return [
        _Way(key, name, element, inside := part(page, element), among.get(inside, [])) for key, name, element in ways
    ]


def _stays(helped: Sequence[tuple[Visit, Sequence[_Way]]]) -> bool:
    """Whether some way to a human is where it was on every page that has one."""
    return any(all(any(_in_place(way, each) for each in ways) for _, ways in helped[1:]) for way in helped[0][1])


def _same(before: Sequence[_Way], ways: Sequence[_Way]) -> tuple[_Way, _Way] | None:
    """A way that two pages share: one that stays in place if there is any, or else the first."""
    both = [(was, now) for was in before for now in ways if was.key == now.key]
    return next((pair for pair in both if _in_place(*pair)), both[0] if both else None)


def _in_place(was: _Way, now: _Way) -> bool:
    """Whether it is in the same part, and with the same links before and behind it as far as both pages have them."""
    if was.part != now.part or was.key != now.key:
        return False
    if was.part not in REPEATED or was.key[1] is None:
        return True
    first, second = shared(was.among, now.among)
    if was.key not in first:
        return True
    return set(first[: first.index(was.key)]) == set(second[: second.index(was.key)])


def _says(way: _Way) -> str:
    return LANDMARKS.get(way.part, "outside the parts that are marked")
