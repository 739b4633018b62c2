"""Paragraphs are kept apart only by line breaks.

What it checks:
    Two line breaks or more in a row between words of the same block, with twenty words or more in it. No WCAG
    criterion is about it.

Why it matters:
    A screen reader goes from paragraph to paragraph. Line breaks make one long paragraph of all of it, and
    some screen readers read each break as “blank”.

Who is shut out:
    People who use a screen reader.

Good:
    <p>We empty the bin each week.</p><p>You can ask for a second one.</p>

Poor:
    We empty the bin each week.<br><br>You can ask for a second one.

How to put it right:
    Use <p> for paragraphs, and the stylesheet for the space between them.
"""

from collections.abc import Iterator
from itertools import pairwise

from harness.checks.page.passages import Passage, passages
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Snapshot
from harness.model.visit import Visit

FEWEST = 20
"""Words; fewer may be an address or a poem: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["HTML Living Standard"],
    severity="advice",
    protects=["perceives.screen"],
)
def paragraphs_by_line_breaks(visit: Visit) -> Iterator[Judgement]:
    """Looks for breaks in a row."""
    snapshot = visit.snapshot
    blocks = [each for each in passages(snapshot) if each.length >= FEWEST]
    yield from told(
        visit,
        [each.block for each in blocks],
        wrong=[each.block for each in blocks if _only_breaks(snapshot, each)],
        says=lambda block: f"the paragraphs at {snapshot.selector(block)} are kept apart only by line breaks",
    )


def _only_breaks(snapshot: Snapshot, passage: Passage) -> bool:
    """Whether two breaks follow each other with nothing between, before more words."""
    inside = [
        each
        for each in snapshot.descendants(passage.block)
        if (each.tag == "br" or (each.tag == TEXT and each.text.strip())) and each.at < passage.texts[-1].at
    ]
    after = [each for each in inside if each.at > passage.texts[0].at]
    return any(one.tag == other.tag == "br" for one, other in pairwise(after))
