"""Colours are written into the page, element by element.

What it checks:
    Style attributes that set a colour of words or of what is behind them. Drawings are left out.

Why it matters:
    Some people read with a style sheet of their own, yellow on black say. What is written on the element itself
    overrides it, so that some words keep the page's colour and vanish. No criterion of WCAG asks for it.

Who is shut out:
    People who set their own colours.

Good:
    <p class="notice">Offices are shut on Monday</p>

Poor:
    <p style="color: blue">Offices are shut on Monday</p>

How to put it right:
    Set colours in a style sheet, those of words and of what is behind them together.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Snapshot
from harness.model.visit import Visit

_SETS = re.compile(r"(?:^|;)\s{0,9}(color|background-color|background)\s{0,9}:\s{0,9}([^;]{1,200})", re.IGNORECASE)
_NO_COLOUR = re.compile(
    r"\s*(?:inherit|initial|unset|revert|none|transparent|currentcolor|url\(.*|var\(.*)?\s*(?:!important)?\s*", re.I
)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GDS accessibility tool audit"],
    severity="advice",
    protects=["perceives.screen"],
)
def colour_written_inline(visit: Visit) -> Iterator[Judgement]:
    """Reads the style attributes of what holds words."""
    page = visit.snapshot
    styled = [
        each for each in page.elements if each.get("style") and page.words(each) and not page.closest(each, "svg")
    ]
    yield from told(
        visit,
        styled,
        wrong=[each for each in styled if any(not _NO_COLOUR.fullmatch(value) for _, value in _set(each.get("style")))],
        says=lambda each: f"the colours of “{_cut(page, each.at)}” are written into its style attribute",
    )


def _set(style: str) -> list[tuple[str, str]]:
    return [(found[1], found[2]) for found in _SETS.finditer(style)]


def _cut(page: Snapshot, at: int) -> str:
    longest = 60  # characters
    words = page.words(page.elements[at])
    return words if len(words) <= longest else f"{words[:longest].rsplit(' ', 1)[0]} …"
