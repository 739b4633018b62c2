"""A header of a table has no cells.

What it checks:
    Whether each header of a table, in HTML or by role, has a cell that it is the header of: below or above it for a
    column, beside it for a row, or by the cell's own list of headers. A table of headers alone has none for any.

Why it matters:
    Somebody who listens to a table hears the headers with each cell. A header that belongs to no cell is never heard
    with what it was meant for, or the cells were marked as headers and read as such.

Who is shut out:
    People who use a screen reader.

Good:
    <tr><th scope="col">Rate</th></tr><tr><td>20%</td></tr>

Poor:
    <tr><th>Rate</th><th>Value</th></tr><tr><td>20%</td></tr>

How to put it right:
    Mark as headers only what heads other cells, and give each row as many cells as there are columns.
"""

from collections.abc import Iterator

from harness.checks.page.tables import Cell, Table, tables
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="moderate",
    protects=["perceives.screen"],
    act=["d0f69e"],
    technique="H51",
)
def header_without_cells(visit: Visit) -> Iterator[Judgement]:
    """Goes from each header to the cells of its column or row."""
    headed = [(table, header) for table in tables(visit.snapshot) for header in table.headers if header.element.name]
    yield from told(
        visit,
        [header.element for _, header in headed],
        wrong=[header.element for table, header in headed if not _has_cells(table, header)],
        says=lambda header: f"the header “{header.name}” of a table has no cells that it is the header of",
    )


def _has_cells(table: Table, header: Cell) -> bool:
    return any(_belongs(cell, header) for cell in table.cells if cell is not header)


def _belongs(cell: Cell, header: Cell) -> bool:
    named = cell.element.get("headers").split()
    if named:
        return header.element.get("id") in named
    if header.element.get("scope").lower() == "rowgroup":
        return cell.row >= header.row
    together = cell.above(header) if header.element.role == "columnheader" else cell.beside(header)
    return together and cell.element.role != header.element.role
