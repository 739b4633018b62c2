"""The rows of a table have no headers.

What it checks:
    Tables of three rows and columns or more whose upper left cell is empty, with headers for columns and none
    for rows.

Why it matters:
    In the middle of a table a screen reader says which column a figure is in, and not which row: 45, but for
    which zone?

Who is shut out:
    People who use a screen reader.

Good:
    <tr><th scope="row">East</th><td>45</td></tr>

Poor:
    <tr><td>East</td><td>45</td></tr>

How to put it right:
    Make the first cell of each row a <th scope="row">.
"""

from collections.abc import Iterator

from harness.checks.page.tables import Table, tables
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Snapshot
from harness.model.visit import Visit

FEWEST = 3
"""Rows and columns; a smaller table is grasped without: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="moderate",
    protects=["perceives.screen"],
)
def row_headers_missing(visit: Visit) -> Iterator[Judgement]:
    """Looks at the first column of tables with headers above."""
    snapshot = visit.snapshot
    headed = [table for table in tables(snapshot) if table.headers and table.rows >= FEWEST and table.columns >= FEWEST]
    yield from told(
        visit,
        [table.element for table in headed],
        unsure=[table.element for table in headed if _two_ways(snapshot, table)],
        asks=lambda table: f"should the first cell of each row of {snapshot.described(table)} be its header?",
    )


def _two_ways(snapshot: Snapshot, table: Table) -> bool:
    """Whether only the first row is headers, and its first cell, which stands over the names of rows, is empty."""
    first = [cell for cell in table.cells if cell.row == 0]
    names = [cell for cell in table.cells if cell.row > 0 and cell.column == 0]
    only_above = all(cell.row == 0 for cell in table.headers) and sum(cell.header for cell in first) > 1
    said = len({snapshot.text(cell.element) for cell in names} - {""}) == len(names) >= FEWEST - 1
    return only_above and said and not snapshot.text(first[0].element) and not first[0].element.name
