"""A header of a table says with a word that does not exist which cells it is for.

What it checks:
    Whether the scope of each header cell is one of the four words that HTML has: row, col, rowgroup and
    colgroup.

Why it matters:
    Browsers ignore another word, and guess. In a table with headers both ways they may guess wrong.

Who is shut out:
    People who use a screen reader.

Good:
    <th scope="col">Day</th>

Poor:
    <th scope="column">Day</th>

How to put it right:
    Write row or col.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_WORDS = ("row", "col", "rowgroup", "colgroup")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="H63",
)
def scope_without_meaning(visit: Visit) -> Iterator[Judgement]:
    """Looks at the scope of header cells."""
    scoped = [each for each in visit.snapshot.tagged("th", "td") if each.has("scope") and each.exposed]
    yield from told(
        visit,
        scoped,
        wrong=[each for each in scoped if each.tag == "th" and each.get("scope").lower() not in _WORDS],
        says=lambda each: f"a header cell has the scope “{each.get('scope')}”, which does not exist",
    )
