"""The words of a passage cannot be selected.

What it checks:
    Passages of twenty words or more that the stylesheet keeps from being selected.

Why it matters:
    People select words to have them read out or translated, to look them up and to copy them. None of it works where
    nothing can be selected.

Who is shut out:
    People with dyslexia, people who have text read to them, and people who translate what they read.

Good:
    <p>…</p>

Poor:
    <p style="user-select: none">…</p>

How to put it right:
    Take the rule away.
"""

from collections.abc import Iterator

from harness.checks.page.passages import passages
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

FEWEST = 20
"""Words; fewer may be a button made of something else: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GOV.UK content design"],
    severity="advice",
)
def words_cannot_be_marked(visit: Visit) -> Iterator[Judgement]:
    """Looks at the style of each passage."""
    snapshot = visit.snapshot
    long = [each.block for each in passages(snapshot) if each.length >= FEWEST]
    yield from told(
        visit,
        long,
        wrong=[each for each in long if snapshot.style(each, "user-select") == "none"],
        says=lambda each: f"the words at {snapshot.selector(each)} cannot be selected",
    )
