"""A whole passage is marked as a heading.

What it checks:
    Headings of more than 25 words.

Why it matters:
    A screen reader reads headings as a list of what there is. A paragraph among them is read to its end, and
    mostly it was only meant to be large.

Who is shut out:
    People who use a screen reader.

Good:
    <h2>Fees</h2>

Poor:
    <h2>From May on we will collect your rubbish every second week, and from June on …</h2>

How to put it right:
    Make it a paragraph, and set its size in the stylesheet.
"""

from collections.abc import Iterator

from harness.checks.page.headings import headings
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

MOST = 25
"""Words; questions and titles of laws have fewer: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="advice",
    protects=["perceives.screen"],
    technique="F43",
)
def heading_too_long(visit: Visit) -> Iterator[Judgement]:
    """Counts the words of headings."""
    found = headings(visit.snapshot)
    yield from told(
        visit,
        found,
        unsure=[heading for heading in found if len(heading.name.split()) > MOST],
        asks=lambda heading: f"is “{heading.name[:40]}…” a heading, or a paragraph that was meant to be large?",
    )
