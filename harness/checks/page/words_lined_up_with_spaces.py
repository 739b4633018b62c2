"""Words are put in columns with spaces.

What it checks:
    Preformatted text, and lines with many spaces that do not break, of which three or more have the same number
    of columns. Code is left out.

Why it matters:
    A screen reader reads such lines from left to right as one sentence: which figure belongs to which heading
    is lost. Enlarged, the columns no longer stand below each other.

Who is shut out:
    People who use a screen reader, and people who enlarge the page.

Good:
    <table><tr><th scope="col">Day</th><th scope="col">Opens</th></tr><tr><td>Monday</td><td>9am</td></tr></table>

Poor:
    <pre>Day       Opens
    Monday    9am
    Tuesday   10am</pre>

How to put it right:
    Use a table with headers, or a list.
"""

import re
from collections.abc import Iterator

from harness.checks.page.passages import within
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit

FEWEST = 3
"""Lines with the same number of columns: assumption."""
_GAP = re.compile(r"(?<![.!?])[ \t\u00a0]{2,}")
_NO_WORDS = ("code", "kbd", "samp", "textarea", "svg", "script", "style")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1", "WCAG 2.2 1.3.2"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="F34",
)
def words_lined_up_with_spaces(visit: Visit) -> Iterator[Judgement]:
    """Counts the columns of each line that has gaps."""
    snapshot = visit.snapshot
    rows: dict[int, list[tuple[Element, int]]] = {}
    for text in snapshot.tagged(TEXT):
        if snapshot.seen(text) and not within(snapshot, text, *_NO_WORDS, roles=("img", "image")):
            together, lines = _lines(snapshot, text)
            rows.setdefault(together, []).extend((text, _columns(line)) for line in lines)
    gaps = {at: [row for row in found if row[1] > 1] for at, found in rows.items()}
    unsure = [found[0][0] for found in gaps.values() if len(found) >= FEWEST and len({n for _, n in found}) == 1]
    yield from told(
        visit,
        [row[0] for found in gaps.values() for row in found],
        unsure=unsure,
        asks=lambda text: f"is the text that begins “{_begins(text)}” a table that is drawn with spaces?",
    )


def _lines(snapshot: Snapshot, text: Element) -> tuple[int, list[str]]:
    """The lines of a text, with what they stand together in: the text itself, or what its block lies in."""
    if snapshot.style(text, "white-space").startswith(("pre", "break-spaces")):
        return text.at, text.text.splitlines()
    return snapshot.block(text).parent or 0, [text.text] if "\u00a0" in text.text else []


def _columns(line: str) -> int:
    cells = [cell for cell in _GAP.split(line.strip()) if cell]
    return len(cells) if all(re.search(r"\w", cell) for cell in cells) else 0


def _begins(text: Element) -> str:
    return " ".join(text.text.split())[:40]
