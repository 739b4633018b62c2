"""A table has headers of two kinds side by side, and nothing says which cells each is for.

What it checks:
    Tables with headers for their columns and two or more columns of headers for their rows: whether any cell says
    with scope or headers what goes with what.

Why it matters:
    Where two headers stand at the start of each row, screen readers differ in which they read with a cell, and some
    take the second for a cell of the first. The numbers are then heard without half of what they mean.

Who is shut out:
    People who use a screen reader.

Good:
    <tr><th scope="row">Regent Street</th><th scope="row">Oxford Circus</th><td>307</td></tr>

Poor:
    <tr><th>Regent Street</th><th>Oxford Circus</th><td>307</td></tr>

How to put it right:
    Give each header scope="col" or scope="row", or make it two tables with one header a row.
"""

from collections.abc import Iterator

from harness.checks.page.tables import Table, tables
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="advice",
    protects=["perceives.screen"],
    technique="H63",
)
def header_levels_unmarked(visit: Visit) -> Iterator[Judgement]:
    """Counts the columns of headers that stand before cells."""
    headed = [table for table in tables(visit.snapshot) if table.headers]
    yield from told(
        visit,
        [table.element for table in headed],
        wrong=[table.element for table in headed if _unclear(table)],
        says=lambda table: (
            f"{visit.snapshot.described(table)} has two or more headers at the start of its rows, and nothing in it "
            "says which cells a header is for"
        ),
    )


def _unclear(table: Table) -> bool:
    with_cells = {cell.row for cell in table.cells if not cell.header}
    columns = {header.column for header in table.headers if header.row in with_cells}
    over_columns = any(header.row not in with_cells for header in table.headers)
    return over_columns and len(columns) > 1 and not table.scoped
