"""Several pages side by side: what they share, where on each it stands, and how a check says what it found."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from harness.checks.page.headings import headings, level
from harness.checks.page.links import Destination, destination, named_links
from harness.checks.page.told import told
from harness.checks.registry import Judgement, inapplicable, passed
from harness.model.page import Element, Snapshot
from harness.model.visit import Link, Visit

LANDMARKS: Mapping[str, str] = {
    "banner": "in the header",
    "navigation": "in the menu",
    "search": "with the search",
    "main": "in the main part",
    "complementary": "beside the main part",
    "contentinfo": "in the footer",
}
"""The roles of the parts of a page, and how to say where something is that is in one."""

REPEATED = frozenset({"banner", "navigation", "contentinfo"})
"""The parts that a site repeats from page to page."""

Key = TypeVar("Key", bound=Hashable)


class Differs(NamedTuple):
    """Something on one page that does not fit another page.

    Attributes:
        visit: To the page.
        element: What it is about.
        says: What is wrong with it, or what a person should answer, as the checks of one page say it.
    """

    visit: Visit
    element: Element
    says: str


def told_of_pages(*, tried: bool, wrong: Sequence[Differs] = (), unsure: Sequence[Differs] = ()) -> Iterator[Judgement]:
    """Turns what was found into one judgement, which points at the first page that differs.

    Args:
        tried: Whether the pages had anything to compare.
        wrong: What fails.
        unsure: What a person has to judge; said only where nothing fails.
    """
    found = wrong or unsure
    if not found:
        yield passed() if tried else inapplicable()
        return
    visit, _, says = found[0]
    about = [each.element for each in found if each.visit.id == visit.id]
    one_page = (
        told(visit, about, wrong=about, says=lambda _: says)
        if wrong
        else told(visit, about, unsure=about, asks=lambda _: says)
    )
    for judgement in one_page:
        yield replace(judgement, visit=visit)


def landmark(snapshot: Snapshot, element: Element) -> Element | None:
    """The nearest landmark that it lies in."""
    return next(_landmarks(snapshot, element), None)


def part(snapshot: Snapshot, element: Element) -> str:
    """The role of the outermost landmark that it lies in; empty where it lies in none."""
    around = list(_landmarks(snapshot, element))
    return around[-1].role if around else ""


def own_links(snapshot: Snapshot) -> list[Element]:
    """The links of the page itself, not of its frames, that have a name."""
    return [link for link in named_links(snapshot) if link.frame == 0]


def known_by(link: Element) -> tuple[str, Destination | None]:
    """What a link is recognised by on another page: its name and where it leads."""
    return " ".join(link.name.casefold().split()), destination(link)


def as_link(link: Element) -> Link:
    """The link as a visit holds it."""
    return Link(name=link.name, href=str(link.states.get("url") or link.get("href")))


def main_heading(visit: Visit) -> str:
    """What the page's headings at level 1 say."""
    return " ".join(each.name for each in headings(visit.snapshot) if level(each) == 1 and each.name)


def called(visit: Visit) -> str:
    """What to call a page in a sentence about another."""
    return f"“{visit.title or visit.url}”"


def shared(first: Sequence[Key], second: Sequence[Key]) -> tuple[list[Key], list[Key]]:
    """What stands in both exactly once, in the order of each."""
    once = {key for key, count in Counter(first).items() if count == 1}
    once &= {key for key, count in Counter(second).items() if count == 1}
    return [key for key in first if key in once], [key for key in second if key in once]


def _landmarks(snapshot: Snapshot, element: Element) -> Iterator[Element]:
    for each in snapshot.ancestors(element):
        if each.exposed and each.role in LANDMARKS:
            yield each
