"""Text only looks like a heading.

What it checks:
    Whether a few words on a line of their own, bold or larger than the text that follows, are no heading in the code.
    A check cannot be sure that they are meant as one, so it asks.

Why it matters:
    People who use a screen reader go through a page by its headings. Words that are only made bold are not among them:
    the part that they introduce cannot be found, and is read as part of the one before.

Who is shut out:
    People who use a screen reader.

Good:
    <h2>What you will need</h2>

Poor:
    <p><b>What you will need</b></p>

How to put it right:
    Make the words a heading of the right level, and set their looks in the stylesheet.
"""

from collections.abc import Iterator
from itertools import pairwise

from harness.checks.page.passages import Passage, lines, passages, within
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Snapshot
from harness.model.visit import Visit

MOST_WORDS = 10
"""A heading is seldom longer: assumption."""
LARGER = 1.15
"""How much larger than the text that follows looks like a heading: assumption; GOV.UK's smallest step is 1.19."""
_BOLD = 600
"""Font weight from which letters look bold: assumption."""
_FOLLOWING_WORDS = 5
"""With fewer what follows is no running text: assumption."""
_OTHERWISE = (
    "h1 h2 h3 h4 h5 h6 a button label legend summary figcaption caption th td dt dd li nav header footer address "
    "blockquote figure dialog form fieldset time output"
).split()
_ROLES = tuple("heading alert status note tab link button navigation banner contentinfo region".split())


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="F2",
)
def text_posing_as_heading(visit: Visit) -> Iterator[Judgement]:
    """Compares each short line with what stands right under it."""
    snapshot = visit.snapshot
    short = [
        (passage, after)
        for passage, after in pairwise(passages(snapshot))
        if _is_short(snapshot, passage) and _follows(passage, after)
    ]
    yield from told(
        visit,
        [passage.block for passage, _ in short],
        unsure=[passage.block for passage, after in short if _stands_out(snapshot, passage, after)],
        asks=lambda block: f"is “{snapshot.words(block)}” a heading? It looks like one, and is none in the code.",
    )


def _is_short(snapshot: Snapshot, passage: Passage) -> bool:
    own_line = passage.length <= MOST_WORDS and lines(snapshot, passage) == 1
    ended = passage.words[-1:] in ".,;:!" or not any(letter.isalpha() for letter in passage.words)
    return own_line and not ended and not within(snapshot, passage.texts[0], *_OTHERWISE, roles=_ROLES)


def _follows(passage: Passage, after: Passage) -> bool:
    """Whether the next words are running text right under it."""
    below = after.box.y >= passage.box.bottom - 1
    near = after.box.y - passage.box.bottom <= 3 * passage.box.height
    return below and near and after.length >= _FOLLOWING_WORDS and after.block.tag not in ("h1", "h2", "h3", "h4")


def _stands_out(snapshot: Snapshot, passage: Passage, after: Passage) -> bool:
    def bold(one: Passage) -> bool:
        return all(snapshot.pixels(text, "font-weight") >= _BOLD for text in one.texts)

    def size(one: Passage) -> float:
        return min(snapshot.pixels(text, "font-size") for text in one.texts)

    return size(passage) >= LARGER * size(after) or (bold(passage) and not bold(after) and size(passage) >= size(after))
