"""A control stands inside another.

What it checks:
    Buttons, links and fields in a link or a button.

Why it matters:
    It is not said which of the two is pressed. Browsers and screen readers each do something else: some leave
    out the inner one, some stop twice at one place.

Who is shut out:
    People who use a keyboard or a screen reader.

Good:
    <a class="button" href="/order">Order a sack</a>

Poor:
    <a href="/order"><button>Order a sack</button></a>

How to put it right:
    Use a link that looks like a button, or a button alone.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_FIELDS = ("input", "select", "textarea")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["HTML Living Standard"],
    severity="moderate",
)
def control_within_control(visit: Visit) -> Iterator[Judgement]:
    """Looks around each control for another."""
    snapshot = visit.snapshot
    controls = [each for each in snapshot.tagged("a", "button", *_FIELDS) if _is_control(each) and each.box is not None]
    outer = {each.at: around for each in controls if (around := _around(snapshot, each)) is not None}
    yield from told(
        visit,
        controls,
        wrong=[each for each in controls if each.at in outer],
        says=lambda each: f"{snapshot.described(each)} stands inside {snapshot.described(outer[each.at])}",
    )


def _around(snapshot: Snapshot, element: Element) -> Element | None:
    outer = [each for each in snapshot.ancestors(element) if each.frame == element.frame]
    return next((each for each in outer if each.tag in ("a", "button") and _is_control(each)), None)


def _is_control(element: Element) -> bool:
    return (element.tag != "a" or element.has("href")) and element.get("type").lower() != "hidden"
