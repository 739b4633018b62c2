"""Something is said only to those who rest a mouse on it.

What it checks:
    Words in the title attribute of what is no control, that are not among the words on the page. Abbreviations,
    times and frames, whose title is meant for this, are left out.

Why it matters:
    A title appears when a mouse rests on the element. It does not with a keyboard or on a touch screen, and
    most screen readers leave it out.

Who is shut out:
    People who do not use a mouse, and people who use a screen reader.

Good:
    <p>40 pounds (20 with council tax support)</p>

Poor:
    <p>40 <span title="20 with council tax support">pounds</span></p>

How to put it right:
    Write it on the page.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_PLAIN = ("span", "div", "p", "td", "th", "li", "b", "strong", "i", "em", "label", "dd", "dt", "h2", "h3", "h4", "sup")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.1.1"],
    severity="moderate",
)
def told_in_tooltip_only(visit: Visit) -> Iterator[Judgement]:
    """Looks for titles of plain elements."""
    snapshot = visit.snapshot
    titled = [
        each for each in snapshot.tagged(*_PLAIN) if each.get("title") and not each.focusable and snapshot.seen(each)
    ]
    said = set(re.findall(r"\w+", snapshot.text(snapshot.root).casefold()))
    yield from told(
        visit,
        titled,
        unsure=[each for each in titled if not set(re.findall(r"\w+", each.get("title").casefold())) <= said],
        asks=lambda each: f"“{each.get('title')}” shows only while a mouse rests on it: does anybody need to know it?",
    )
