"""A heading has no words.

What it checks:
    Whether each heading that the accessibility tree exposes has a name.

Why it matters:
    People who listen to a page jump from heading to heading. One without words is announced as a heading and then
    nothing: they cannot know what follows, nor whether something failed to load.

Who is shut out:
    People who use a screen reader.

Good:
    <h2>What you will need</h2>

Poor:
    <h2></h2>

How to put it right:
    Put words in the heading, or take the element away if it is there for the space.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.4.6"],
    severity="moderate",
    protects=["perceives.screen"],
    act=["ffd0e9"],
    technique="G130",
)
def heading_without_words(visit: Visit) -> Iterator[Judgement]:
    """Looks at the names of headings."""
    headings = visit.snapshot.having("heading")
    yield from told(
        visit,
        headings,
        wrong=[heading for heading in headings if not heading.name],
        says=lambda heading: f"the heading at {visit.snapshot.selector(heading)} has no words",
    )
