"""Text is justified.

What it checks:
    Whether a paragraph of two lines or more is spread out so that both its edges are straight. WCAG asks for it at
    level AAA only.

Why it matters:
    To make lines equally long, a browser widens the gaps between words, differently on each line. For people with
    dyslexia the gaps run together into white rivers, and the eye follows them down instead of the words across.

Who is shut out:
    People with dyslexia, and people with low vision, who have few words on each line.

Good:
    <p style="text-align: left">…</p>

Poor:
    <p style="text-align: justify">…</p>

How to put it right:
    Leave text aligned to the side on which its lines begin.
"""

from collections.abc import Iterator

from harness.checks.page.passages import lines, passages
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.4.8"],
    severity="moderate",
    technique="C19",
)
def justified_text(visit: Visit) -> Iterator[Judgement]:
    """Looks at the paragraphs of more than one line."""
    snapshot = visit.snapshot
    blocks = [passage.block for passage in passages(snapshot) if lines(snapshot, passage) > 1]
    yield from told(
        visit,
        blocks,
        wrong=[block for block in blocks if snapshot.style(block, "text-align") == "justify"],
        says=lambda block: f"{snapshot.described(block)} is justified, with uneven gaps between its words",
    )
