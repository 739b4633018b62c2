"""A paragraph is very long.

What it checks:
    Paragraphs of more than 120 words without a break. No WCAG criterion is about it.

Why it matters:
    Long blocks of words put people off, and those who lose their place do not find it again.

Who is shut out:
    People with dyslexia, with low vision, with learning disabilities, and whoever reads on a telephone.

Good:
    <p>We empty the bin every week.</p><p>You can ask for a second one.</p>

Poor:
    <p>We empty the bin every week. You can ask … (200 words)</p>

How to put it right:
    Begin a new paragraph with each new thought, and use headings and lists.
"""

from collections.abc import Iterator

from harness.checks.page.passages import passages
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

SHORTEST, MOST = 20, 120
"""Words: what counts as a paragraph, and about eight sentences of fifteen. Assumptions."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GOV.UK content design"],
    severity="advice",
)
def paragraph_too_long(visit: Visit) -> Iterator[Judgement]:
    """Counts the words of each block."""
    snapshot = visit.snapshot
    breaks = [each.at for each in snapshot.tagged("br")]
    blocks = [each for each in passages(snapshot) if each.length >= SHORTEST]
    long = [
        each
        for each in blocks
        if each.length > MOST and not any(each.texts[0].at < at < each.texts[-1].at for at in breaks)
    ]
    length = {each.block.at: each.length for each in blocks}
    yield from told(
        visit,
        [each.block for each in blocks],
        unsure=[each.block for each in long],
        asks=lambda block: f"can the paragraph of {length[block.at]} words at {snapshot.selector(block)} be split up?",
    )
