"""The caption of a table is written in a cell.

What it checks:
    Tables without a caption whose first row is a single cell across all columns, with words in it and further
    rows of two cells or more below.

Why it matters:
    A screen reader announces a caption with the table, so that people know whether to go in. A cell is only met
    inside, and is taken for a header of everything.

Who is shut out:
    People who use a screen reader.

Good:
    <table><caption>Fees in 2026</caption>…</table>

Poor:
    <table><tr><td colspan="2">Fees in 2026</td></tr>…</table>

How to put it right:
    Use <caption> for what the table is called.
"""

from collections.abc import Iterator

from harness.checks.page.tables import Cell, Table, tables
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="H39",
)
def caption_in_a_cell(visit: Visit) -> Iterator[Judgement]:
    """Looks at the first row of each table."""
    found = tables(visit.snapshot)
    yield from told(
        visit,
        [table.element for table in found],
        unsure=[cell.element for table in found if (cell := _across(visit.snapshot, table))],
        asks=lambda cell: f"is “{visit.snapshot.words(cell)}” the caption of its table? It is written in a cell.",
    )


def _across(snapshot: Snapshot, table: Table) -> Cell | None:
    """The cell that is the whole first row of a table that has no name."""
    first = [cell for cell in table.cells if cell.row == 0]
    if table.element.name or len(first) != 1 or table.columns < 2 or first[0].width < table.columns:
        return None
    return first[0] if snapshot.words(first[0].element) and not first[0].element.get("scope") else None
