"""Text is too small to read.

What it checks:
    Whether any words on the page are set smaller than 9 CSS pixels; raised and lowered figures, such as those of
    footnotes, may be smaller. No WCAG criterion sets a least size.

Why it matters:
    At 9 pixels a small letter is about a millimetre high on most screens. People who cannot make it out have to find
    out how to enlarge the page before they can begin, and miss what they do not know is there.

Who is shut out:
    People with low vision, people over fifty without their glasses at hand, and people on small phones.

Good:
    <p style="font-size: 1rem">Send the form by 31 January.</p>

Poor:
    <p style="font-size: 7px">Send the form by 31 January.</p>

How to put it right:
    Set words at 16 CSS pixels or more, in a unit that follows the reader's own setting, such as rem.
"""

from collections.abc import Iterator

from harness.checks.page.passages import passages, within
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

SMALLEST = 9.0
"""In CSS pixels: assumption. The smallest size in the GOV.UK type scale is 14; nobody defends what lies below 9."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GOV.UK Design System"],
    severity="moderate",
    protects=["perceives.screen"],
)
def tiny_text(visit: Visit) -> Iterator[Judgement]:
    """Looks at the size that each run of words is laid out with."""
    snapshot = visit.snapshot
    words = [
        text
        for passage in passages(snapshot)
        for text in passage.texts
        if any(letter.isalnum() for letter in text.text) and not within(snapshot, text, "sup", "sub", "rt")
    ]
    yield from told(
        visit,
        words,
        wrong=[text for text in words if 0 < snapshot.pixels(text, "font-size") < SMALLEST],
        says=lambda text: (
            f"“{' '.join(text.text.split())[:60]}” is {snapshot.pixels(text, 'font-size'):.2g} pixels high, too small "
            "to read"
        ),
    )
