"""A page has more than one main heading.

What it checks:
    Headings at level 1 beside the first. No WCAG criterion asks for a single one: this is advice.

Why it matters:
    People who listen go to the main heading to learn what the page is and where its content begins. Of two they
    cannot know which it is.

Who is shut out:
    People who use a screen reader.

Good:
    <h1>Bins</h1><h2>Garden waste</h2>

Poor:
    <h1>Bins</h1><h1>Garden waste</h1>

How to put it right:
    Keep level 1 for what the whole page is about.
"""

from collections.abc import Iterator

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
)
def several_main_headings(visit: Visit) -> Iterator[Judgement]:
    """Counts headings at level 1."""
    found = [heading for heading in headings(visit.snapshot) if level(heading) == 1 and heading.name]
    yield from told(
        visit,
        found,
        unsure=found[1:],
        asks=lambda heading: f"is “{heading.name}” what the whole page is about? The page has another main heading.",
    )
