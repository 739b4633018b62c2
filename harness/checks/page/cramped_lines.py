"""Lines of text are too close together.

What it checks:
    Whether a paragraph of two lines or more is set with lines at most 1.2 times as high as its letters. What the
    browser chooses by itself is left alone. WCAG asks for 1.5 at level AAA only; below 1.1 this is more than advice.

Why it matters:
    When lines stand close, the eye slips to the wrong one at the end of each. People read the same line twice or miss
    one, and with it a date or a "not".

Who is shut out:
    People with dyslexia, people with low vision, and people with a learning disability.

Good:
    <p style="line-height: 1.5">…</p>

Poor:
    <p style="line-height: 1">…</p>

How to put it right:
    Set line-height to 1.5, without a unit, so that it follows the size of the letters.
"""

from collections.abc import Iterator

from harness.checks.page.passages import Passage, lines, passages, within
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.finding import Severity
from harness.model.page import Snapshot
from harness.model.visit import Visit

TIGHT, TIGHTEST = 1.2, 1.1
"""Heights of a line, in heights of its letters. A typeface's own is 1.15 or so, and GOV.UK sets 1.25 and more."""
_FEWEST_WORDS = 10
"""Fewer are a label or a title: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.4.8"],
    severity="moderate",
    technique="C21",
)
def cramped_lines(visit: Visit) -> Iterator[Judgement]:
    """Looks at the paragraphs of a page."""
    paragraphs = {
        passage.block.at: _height(visit.snapshot, passage)
        for passage in passages(visit.snapshot)
        if passage.length >= _FEWEST_WORDS and _is_prose(visit.snapshot, passage)
    }
    blocks = [visit.snapshot.elements[at] for at in paragraphs]
    tight = sorted((block for block in blocks if 0 < paragraphs[block.at] <= TIGHT), key=lambda b: paragraphs[b.at])
    yield from told(
        visit,
        blocks,
        wrong=tight,
        says=lambda block: (
            f"the lines of {visit.snapshot.described(block)} are only {paragraphs[block.at]:.2g} times as high as its "
            "letters"
        ),
        at_most=Severity.MODERATE if tight and paragraphs[tight[0].at] < TIGHTEST else Severity.ADVICE,
    )


def _is_prose(snapshot: Snapshot, passage: Passage) -> bool:
    heading = within(snapshot, passage.block, "h1", "h2", "h3", "h4", "h5", "h6", roles=("heading",))
    return not heading and lines(snapshot, passage) > 1


def _height(snapshot: Snapshot, passage: Passage) -> float:
    """The height of a line in heights of its letters; 0 where the browser chooses it."""
    size = snapshot.pixels(passage.texts[0], "font-size")
    return snapshot.pixels(passage.texts[0], "line-height") / size if size else 0.0
