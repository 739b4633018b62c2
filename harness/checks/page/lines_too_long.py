"""Lines of text are very long.

What it checks:
    Paragraphs of two lines or more with more than 110 letters in a line, in a window of the usual width. WCAG
    asks for 80 at level AAA, and only for a way to get them.

Why it matters:
    At the end of a long line the eye does not find the beginning of the next.

Who is shut out:
    People with dyslexia, and people with low vision.

Good:
    <style>p { max-width: 70ch }</style>

Poor:
    <style>p { width: 100% }</style>

How to put it right:
    Give paragraphs a greatest width, in letters.
"""

from collections.abc import Iterator

from harness.checks.page.passages import lines, passages
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

LONGEST = 110
"""Letters in a line; well above the 80 of WCAG 2.2, 1.4.8, as a window can be made narrower: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.4.8"],
    severity="advice",
)
def lines_too_long(visit: Visit) -> Iterator[Judgement]:
    """Divides the letters of each paragraph by its lines."""
    snapshot = visit.snapshot
    long = [each for each in passages(snapshot) if len(each.words) >= LONGEST and lines(snapshot, each) > 1]
    letters = {each.block.at: len(each.words) / lines(snapshot, each) for each in long}
    full = [each for each in long if letters[each.block.at] > LONGEST and each.box.width > snapshot.width / 2]
    yield from told(
        visit,
        [each.block for each in long],
        unsure=[each.block for each in full],
        asks=lambda block: f"can the lines at {snapshot.selector(block)} ({letters[block.at]:.0f} letters) be shorter?",
    )
