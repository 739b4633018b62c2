"""Words are written by the stylesheet.

What it checks:
    Words of four letters or more that a stylesheet puts before or behind an element.

Why it matters:
    They cannot be searched for, copied or translated; they are gone in a view for reading and for people who
    use a stylesheet of their own, and not every screen reader reads them.

Who is shut out:
    People who use a screen reader, and people who read with their own styles.

Good:
    <p><strong>Warning:</strong> the road is shut</p>

Poor:
    <style>.warning::before { content: 'Warning: ' }</style>

How to put it right:
    Write the words in the page, and leave marks and ornament to the stylesheet.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_WORD = re.compile(r"[^\W\d_]{4}")
_URL = re.compile(r"url\([^)]{0,500}\)")
_QUOTED = re.compile(r"\"([^\"]{1,200})\"")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="F87",
)
def words_from_style_sheet(visit: Visit) -> Iterator[Judgement]:
    """Looks at what stands before and behind elements."""
    snapshot = visit.snapshot
    added = [each for each in snapshot.tagged("::before", "::after") if each.box and each.parent is not None]
    said = {each.parent: " ".join(_QUOTED.findall(_URL.sub("", snapshot.style(each, "content")))) for each in added}
    words = {at: text for at, text in said.items() if at is not None and _WORD.search(text)}
    owners = [each for each in snapshot.elements if each.at in said]
    yield from told(
        visit,
        owners,
        unsure=[owner for owner in owners if owner.at in words],
        asks=lambda owner: f"“{words[owner.at]}” is written by the stylesheet: is anything lost without it?",
    )
