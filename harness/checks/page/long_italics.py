"""A whole passage is in italics.

What it checks:
    Whether a block of fifteen words or more is in italics throughout. No WCAG criterion is about it.

Why it matters:
    Slanted letters lean into one another. People with dyslexia or low vision manage a title or a word of them, and lose
    their place in a paragraph.

Who is shut out:
    People with dyslexia, and people with low vision.

Good:
    <p>We will write to you within ten days.</p>

Poor:
    <p><i>We will write to you within ten days and tell you what we have decided and what you can do.</i></p>

How to put it right:
    Leave the passage upright; an inset or a quotation mark can set it apart.
"""

from collections.abc import Iterator

from harness.checks.page.passages import passages
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

FEWEST_WORDS = 15
"""With fewer it may be a title or a saying: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GOV.UK content design"],
    severity="advice",
)
def long_italics(visit: Visit) -> Iterator[Judgement]:
    """Looks at every block that is long enough."""
    snapshot = visit.snapshot
    long = [passage for passage in passages(snapshot) if passage.length >= FEWEST_WORDS]
    slanted = [
        passage.block
        for passage in long
        if all(snapshot.style(text, "font-style").startswith(("italic", "oblique")) for text in passage.texts)
    ]
    yield from told(
        visit,
        [passage.block for passage in long],
        wrong=slanted,
        says=lambda block: f"“{snapshot.words(block)[:60]} …” is in italics throughout",
    )
