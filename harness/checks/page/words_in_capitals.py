"""A whole sentence is in capitals.

What it checks:
    Whether a block of eight words or more is in capital letters throughout, as written or by the stylesheet. No WCAG
    criterion is about it.

Why it matters:
    Readers know words by their outlines, and in capitals all outlines are alike. People with dyslexia slow down most;
    some screen readers spell capitals letter by letter.

Who is shut out:
    People with dyslexia, people with a learning disability, and some people who use a screen reader.

Good:
    <p><strong>You must sign the form before you send it.</strong></p>

Poor:
    <p>YOU MUST SIGN THE FORM BEFORE YOU SEND IT.</p>

How to put it right:
    Write as in any sentence, and make what matters bold.
"""

from collections.abc import Iterator

from harness.checks.page.passages import Passage, passages
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Snapshot
from harness.model.visit import Visit

FEWEST_WORDS = 8
"""With fewer it may be a name or a label: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GOV.UK content design"],
    severity="advice",
)
def words_in_capitals(visit: Visit) -> Iterator[Judgement]:
    """Looks at every block that is long enough."""
    snapshot = visit.snapshot
    long = [passage for passage in passages(snapshot) if passage.length >= FEWEST_WORDS]
    yield from told(
        visit,
        [passage.block for passage in long],
        wrong=[passage.block for passage in long if _is_in_capitals(snapshot, passage)],
        says=lambda block: f"“{snapshot.words(block)[:60]} …” is in capitals throughout",
    )


def _is_in_capitals(snapshot: Snapshot, passage: Passage) -> bool:
    return all(
        text.text.isupper()
        or snapshot.style(text, "text-transform") == "uppercase"
        or not any(letter.isalpha() for letter in text.text)
        for text in passage.texts
    ) and any(letter.isalpha() and letter.lower() != letter.upper() for letter in passage.words)
