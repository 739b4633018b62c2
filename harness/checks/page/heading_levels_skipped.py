"""Headings skip a level.

What it checks:
    Whether a heading is more than one level below the heading before it. Going back up by any number is as it should
    be. No WCAG criterion asks for it: this is advice.

Why it matters:
    People who listen to a page learn its outline from the levels of its headings. A jump from the second level to the
    fourth sounds as if a heading had been missed, and people go back to look for it.

Who is shut out:
    People who use a screen reader.

Good:
    <h2>Before you start</h2> <h3>What you will need</h3>

Poor:
    <h2>Before you start</h2> <h4>What you will need</h4>

How to put it right:
    Choose levels by the outline, one below the heading that a part belongs to, and set the size in the stylesheet.
"""

from collections.abc import Iterator
from itertools import pairwise

from harness.checks.page.headings import headings, level
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GOV.UK Design System"],
    severity="advice",
    protects=["perceives.screen"],
    technique="G141",
)
def heading_levels_skipped(visit: Visit) -> Iterator[Judgement]:
    """Goes from heading to heading."""
    found = headings(visit.snapshot)
    before = {after.at: level(heading) for heading, after in pairwise(found)}
    yield from told(
        visit,
        found,
        wrong=[heading for heading in found[1:] if level(heading) > before[heading.at] + 1],
        says=lambda heading: (
            f"{visit.snapshot.described(heading)} is at level {level(heading)}, and the one before it is at level "
            f"{before[heading.at]}"
        ),
    )
