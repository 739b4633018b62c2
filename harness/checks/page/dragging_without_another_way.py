"""Something is dragged, and nothing else moves it.

What it checks:
    Elements with draggable="true" that hold no button or choice and have none beside them.

Why it matters:
    Dragging takes a steady hand that keeps a button down. It cannot be done with a keyboard, by voice or with
    many other devices.

Who is shut out:
    People whose hands shake or tire, and people who use a keyboard, a switch or their voice.

Good:
    <li draggable="true">Sofa <button>Move up</button></li>

Poor:
    <li draggable="true">Sofa</li>

How to put it right:
    Offer buttons or a choice list that do the same.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.5.7"],
    severity="serious",
    protects=["presses.pointing"],
)
def dragging_without_another_way(visit: Visit) -> Iterator[Judgement]:
    """Looks for what can be dragged."""
    snapshot = visit.snapshot
    dragged = [each for each in snapshot.elements if each.get("draggable").lower() == "true" and snapshot.seen(each)]
    yield from told(
        visit,
        dragged,
        unsure=[each for each in dragged if not _has_control(snapshot, each)],
        asks=lambda each: f"can {snapshot.described(each)} be moved without dragging it?",
    )


def _has_control(snapshot: Snapshot, element: Element) -> bool:
    around = snapshot.closest(element, "li", "tr") or element
    row = snapshot.parent(around) if around is element else around
    inside = (each for each in snapshot.descendants(row)) if row else ()
    return any(each.tag in ("button", "select", "input") or each.role in ("button", "menuitem") for each in inside)
