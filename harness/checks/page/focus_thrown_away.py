"""Something throws the keyboard's focus away.

What it checks:
    Whether an element's onfocus takes the focus away from it with blur().

Why it matters:
    Whoever goes from stop to stop with the Tab key is sent back to the start, and never sees where they are.

Who is shut out:
    People who use a keyboard.

Good:
    <a href="/order">Order a sack</a>

Poor:
    <a href="/order" onfocus="this.blur()">Order a sack</a>

How to put it right:
    Take the handler away; the line around what has the focus is needed.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_THROWS = re.compile(r"\bthis\.blur\(")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.1.1", "WCAG 2.2 2.4.7"],
    severity="serious",
    protects=["presses.pointing"],
    technique="F55",
)
def focus_thrown_away(visit: Visit) -> Iterator[Judgement]:
    """Looks at what runs when something gets the focus."""
    snapshot = visit.snapshot
    handled = [each for each in snapshot.elements if each.has("onfocus") and snapshot.seen(each)]
    yield from told(
        visit,
        handled,
        wrong=[each for each in handled if _THROWS.search(each.get("onfocus"))],
        says=lambda each: f"{snapshot.described(each)} throws the focus away as soon as it gets it",
    )
