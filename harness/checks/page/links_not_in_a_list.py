"""The links of a menu are in no list.

What it checks:
    Navigation with three links or more and no list.

Why it matters:
    In a list a screen reader says how many links there are and which one is being read, and lets people pass
    them by.

Who is shut out:
    People who use a screen reader.

Good:
    <nav><ul><li><a href="/a">Skips</a></li>…</ul></nav>

Poor:
    <nav><a href="/a">Skips</a> <a href="/b">Sacks</a> <a href="/c">Tips</a></nav>

How to put it right:
    Put the links in a list; its signs can be taken away in the stylesheet.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

FEWEST = 3
"""Links; two, such as the next page and the one before, are no list: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="advice",
    protects=["perceives.screen"],
    technique="H48",
)
def links_not_in_a_list(visit: Visit) -> Iterator[Judgement]:
    """Looks into navigation."""
    snapshot = visit.snapshot
    menus = [each for each in snapshot.having("navigation") if len(_links(snapshot, each)) >= FEWEST]
    yield from told(
        visit,
        menus,
        unsure=[each for each in menus if not any(_listed(snapshot, link) for link in _links(snapshot, each))],
        asks=lambda each: f"should the {len(_links(snapshot, each))} links at {snapshot.selector(each)} be a list?",
    )


def _links(snapshot: Snapshot, menu: Element) -> list[Element]:
    return [each for each in snapshot.descendants(menu) if each.exposed and each.role == "link"]


def _listed(snapshot: Snapshot, link: Element) -> bool:
    return any(each.tag in ("li", "dd", "td") or each.role == "listitem" for each in snapshot.ancestors(link))
