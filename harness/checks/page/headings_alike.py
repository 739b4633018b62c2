"""Two headings of one part of the page say the same.

What it checks:
    Headings of one level that say the same under the same heading.

Why it matters:
    In a list of headings the two cannot be told apart, and people have to go to each to find what they want.

Who is shut out:
    People who use a screen reader.

Good:
    <h2>Fees for bins</h2><h2>Fees for skips</h2>

Poor:
    <h2>Information</h2><h2>Information</h2>

How to put it right:
    Say in each heading what is particular to its part.
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
    standards=["WCAG 2.2 2.4.6"],
    severity="advice",
    protects=["perceives.screen"],
)
def headings_alike(visit: Visit) -> Iterator[Judgement]:
    """Looks at each heading with the ones above it."""
    found = headings(visit.snapshot)
    known: set[tuple[str, ...]] = set()
    above: list[tuple[int, str]] = []
    again = []
    for heading in found:
        above = [each for each in above if each[0] < level(heading)]
        above.append((level(heading), heading.name.casefold()))
        way = (str(level(heading)), *(name for _, name in above))
        if heading.name and way in known:
            again.append(heading)
        known.add(way)
    yield from told(
        visit,
        found,
        unsure=again,
        asks=lambda heading: f"two headings say “{heading.name}”: how are their parts told apart?",
    )
