"""A page has no main heading.

What it checks:
    Whether a page that has words has a heading at level 1. No WCAG criterion asks for one: this is advice.

Why it matters:
    On a new page people who use a screen reader go to its main heading, to hear what the page is and to start reading
    there. Without one they have to listen to the page from the top.

Who is shut out:
    People who use a screen reader, and people who skim.

Good:
    <h1>Where to find your tax reference</h1>

Poor:
    <h2>Where to find your tax reference</h2>, and no h1 on the page.

How to put it right:
    Make what the page is about its h1.
"""

from collections.abc import Iterator

from harness.checks.page.headings import headings, level
from harness.checks.page.passages import passages
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
def page_without_main_heading(visit: Visit) -> Iterator[Judgement]:
    """Looks for a heading at level 1."""
    pages = [visit.snapshot.root] if passages(visit.snapshot) else []
    has_one = any(level(heading) == 1 for heading in headings(visit.snapshot))
    yield from told(
        visit,
        pages,
        wrong=[] if has_one else pages,
        says=lambda _: "no heading is at level 1, so nothing says where the page's own words begin",
    )
