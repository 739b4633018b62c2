"""The Tab key passes over a link, button or field.

What it checks:
    Links, buttons and fields that can be seen, with a tabindex below zero. Parts of tabs, menus, grids and the
    like, where arrow keys lead from one to the next, are left out, and so is a second link to one address and a
    button that belongs to a field.

Why it matters:
    People without a mouse can use what Tab stops at, and nothing else.

Who is shut out:
    People who use a keyboard, a switch or a screen reader.

Good:
    <a href="/order">Order a sack</a>

Poor:
    <a href="/order" tabindex="-1">Order a sack</a>

How to put it right:
    Take the tabindex away.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_PARTS = ("tab", "option", "menuitem", "menuitemradio", "menuitemcheckbox", "treeitem", "gridcell", "radio", "row")
_COMPOSITES = ("toolbar", "menu", "menubar", "listbox", "grid", "treegrid", "tree", "tablist", "radiogroup")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.1.1"],
    severity="serious",
    technique="F54",
)
def control_out_of_tab_order(visit: Visit) -> Iterator[Judgement]:
    """Looks for controls that were taken out of the order."""
    snapshot = visit.snapshot
    controls = [
        each
        for each in snapshot.tagged("a", "button", "input", "select", "textarea", "summary")
        if (each.tag != "a" or each.has("href")) and each.exposed and snapshot.seen(each) and not each.has("disabled")
    ]
    stops = {each.get("href") for each in controls if each.get("href") and not _is_out(each)}
    out = [
        each for each in controls if _is_out(each) and each.get("href") not in stops and not _is_part(snapshot, each)
    ]
    yield from told(
        visit,
        controls,
        unsure=out,
        asks=lambda each: f"can {snapshot.described(each)} be used without a mouse? Tab passes over it.",
    )


def _is_out(element: Element) -> bool:
    return element.get("tabindex").startswith("-")


def _is_part(snapshot: Snapshot, element: Element) -> bool:
    """Whether it is reached in another way: with the arrow keys, or through the field that it belongs to."""
    around = snapshot.parent(element)
    beside = snapshot.children(around) if around else ()
    helper = element.tag == "button" and any(each.role in ("combobox", "spinbutton", "searchbox") for each in beside)
    inside = any(each.role in _COMPOSITES for each in snapshot.ancestors(element))
    return helper or inside or element.role in _PARTS
