"""The Tab key goes another way than the page reads.

What it checks:
    Whether the order of the stops contradicts the layout where something was done to it: a tabindex above zero, or the
    order and flex-direction styles, which move things on the screen and leave them where they were for the keyboard.
    Sure only for the fields of one form that have numbers of their own.

Why it matters:
    The focus jumps to and fro. People lose it, miss a field, or answer the second question before the first.

Who is shut out:
    People who use a keyboard or a switch and see the page; people who see only a small part of it, enlarged.

Good:
    <input id="day"> <input id="month"> <input id="year">

Poor:
    <input id="day" tabindex="3"> <input id="month" tabindex="1"> <input id="year" tabindex="2">

How to put it right:
    Put things into the page in the order in which they are to be read, and take out what changes the order.
"""

from collections.abc import Iterator
from itertools import pairwise

from harness.checks.page.stops import reached, walked
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Box, Element, Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "keyboard"],
    standards=["WCAG 2.2 2.4.3"],
    severity="serious",
    protects=["presses.pointing"],
    technique="F44",
)
def focus_order_against_layout(visit: Visit) -> Iterator[Judgement]:
    """Compares each stop with the one before."""
    page = visit.snapshot
    stops = [each.element for each in reached(visit, walked(visit).forward) if page.seen(each.element)]
    before = {then.at: now for now, then in pairwise(stops)}
    jumps = [then for then in stops[1:] if _goes_back(page, before[then.at], then)]
    wrong = [then for then in jumps if _numbered_fields(page, before[then.at], then)]
    yield from told(
        visit,
        stops[1:],
        wrong=wrong,
        says=lambda then: (
            f"the Tab key comes to {page.described(then)} after {page.described(before[then.at])}, though it stands "
            "before it in the same form"
        ),
        unsure=[then for then in jumps if then not in wrong],
        asks=lambda then: (
            f"does it make sense that the Tab key comes to {page.described(then)} after "
            f"{page.described(before[then.at])}, though it stands before it on the screen?"
        ),
    )


def _goes_back(page: Snapshot, now: Element, then: Element) -> bool:
    """Whether the second stands before the first, for a reason that somebody wrote down."""
    if now.frame != then.frame or now.box is None or then.box is None:
        return False
    if then.at < now.at:
        return _number(now) > 0 and _stands_before(page, then, now, then.box, now.box)
    branches = _branches(page, now, then)
    if branches is None:
        return False
    around, one, other = branches
    moved = page.style(one, "order") != page.style(other, "order")
    turned = page.style(around, "flex-direction").endswith("-reverse")
    flows = "flex" in page.style(around, "display") or "grid" in page.style(around, "display")
    if not flows or not (moved or turned) or one.box is None or other.box is None:
        return False
    return _stands_before(page, other, one, other.box, one.box)


def _stands_before(page: Snapshot, first: Element, second: Element, box: Box, than: Box) -> bool:
    """Whether one is wholly above the other, or beside it on the side where reading begins."""
    fixed = any(
        page.style(each, "position") in ("fixed", "sticky", "absolute")
        for element in (first, second)
        for each in (element, *page.ancestors(element))
    )
    if fixed:
        return False
    if box.bottom <= than.y + 1:
        return True
    same_row = box.y < than.bottom - 1 and than.y < box.bottom - 1
    rightwards = page.style(second, "direction") != "rtl"
    return same_row and (box.right <= than.x + 1 if rightwards else box.x >= than.right - 1)


def _branches(page: Snapshot, one: Element, other: Element) -> tuple[Element, Element, Element] | None:
    """The nearest element around both, and what in it leads to each."""
    lines = [[each, *page.ancestors(each)] for each in (one, other)]
    places = {each.at for each in lines[1]}
    at = next((number for number, each in enumerate(lines[0]) if each.at in places), 0)
    number = next(number for number, each in enumerate(lines[1]) if each.at == lines[0][at].at)
    return (lines[0][at], lines[0][at - 1], lines[1][number - 1]) if at and number else None


def _numbered_fields(page: Snapshot, now: Element, then: Element) -> bool:
    fields = all(each.tag in ("input", "select", "textarea") and _number(each) > 0 for each in (now, then))
    forms = [page.closest(each, "form", "fieldset") for each in (now, then)]
    return fields and forms[0] is not None and forms[0] is forms[1]


def _number(element: Element) -> int:
    written = element.get("tabindex")
    return int(written) if written.isdigit() else 0
