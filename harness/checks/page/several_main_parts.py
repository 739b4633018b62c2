"""A page has two main parts.

What it checks:
    Main landmarks beside the first.

Why it matters:
    People who listen jump to the main part to begin there. Of two they find one, and may never know of the
    other.

Who is shut out:
    People who use a screen reader.

Good:
    <main>…</main>

Poor:
    <main>…</main><main>…</main>

How to put it right:
    Put all that is particular to the page in one <main>.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["HTML Living Standard"],
    severity="advice",
    protects=["perceives.screen"],
)
def several_main_parts(visit: Visit) -> Iterator[Judgement]:
    """Counts main landmarks."""
    mains = [each for each in visit.snapshot.having("main") if each.frame == 0]
    yield from told(
        visit,
        mains,
        wrong=mains[1:],
        says=lambda each: f"there is a second main part, at {visit.snapshot.selector(each)}",
    )
