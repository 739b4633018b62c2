"""A heading or a list is told to screen readers as mere text.

What it checks:
    Headings and lists with role="none" or "presentation". A heading with words fails. Of a list of two entries
    or more a person is asked, unless it lies in a menu, tabs or another control that takes its place.

Why it matters:
    The role takes away what the element says: the heading is no longer among the headings, the list is no
    longer counted.

Who is shut out:
    People who use a screen reader.

Good:
    <h2>Fees</h2>

Poor:
    <h2 role="presentation">Fees</h2>

How to put it right:
    Take the role away; how it looks is for the stylesheet.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_NOTHING = ("none", "presentation")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TAKES_PLACE = ("menu", "menubar", "tablist", "tree", "listbox", "toolbar", "group", "list", "radiogroup", "grid")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="F92",
)
def structure_taken_away(visit: Visit) -> Iterator[Judgement]:
    """Looks for roles that say there is nothing."""
    snapshot = visit.snapshot
    tried = [each for each in snapshot.tagged(*_HEADINGS, "ul", "ol") if each.box is not None]
    plain = [each for each in tried if each.get("role") in _NOTHING and not each.focusable and _told(snapshot, each)]
    yield from told(
        visit,
        tried,
        wrong=[each for each in plain if each.tag in _HEADINGS and snapshot.words(each)],
        says=lambda each: f"“{snapshot.words(each)}” is a heading in the code, and its role says that it is none",
        unsure=[each for each in plain if each.tag not in _HEADINGS and _is_list(snapshot, each)],
        asks=lambda each: f"is the list at {snapshot.selector(each)} a list? Its role says that it is none.",
    )


def _told(snapshot: Snapshot, element: Element) -> bool:
    """Whether it is told at all, and lies in nothing that gives it another meaning."""
    around = [element, *snapshot.ancestors(element)]
    return not any(each.get("aria-hidden") == "true" or each.get("role") in _TAKES_PLACE for each in around)


def _is_list(snapshot: Snapshot, element: Element) -> bool:
    entries = [each for each in snapshot.children(element) if each.tag == "li" and snapshot.words(each)]
    return len(entries) > 1 and not any(each.get("role") for each in entries)
