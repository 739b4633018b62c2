"""A passage is centred.

What it checks:
    Whether a paragraph of 25 words and three lines or more is centred.

Why it matters:
    Each line begins somewhere else, and the eye has to look for it.

Who is shut out:
    People with dyslexia, and people with low vision.

Good:
    <p>…</p>

Poor:
    <p style="text-align: center">…</p>

How to put it right:
    Begin the lines of a passage at the same edge.
"""

from collections.abc import Iterator

from harness.checks.page.passages import lines, passages
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

FEWEST, LINES = 25, 3
"""Words and lines; less is a title or a slogan: assumptions."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GOV.UK content design"],
    severity="advice",
)
def centred_text(visit: Visit) -> Iterator[Judgement]:
    """Looks at how each passage is aligned."""
    snapshot = visit.snapshot
    long = [each for each in passages(snapshot) if each.length >= FEWEST and lines(snapshot, each) >= LINES]
    turned = ("center", "-webkit-center")
    yield from told(
        visit,
        [each.block for each in long],
        wrong=[each.block for each in long if snapshot.style(each.block, "text-align") in turned],
        says=lambda block: f"the passage at {snapshot.selector(block)} is centred",
    )
