"""A table has cells with nothing in them.

What it checks:
    Cells of tables with headers that hold neither words nor anything else. The corner where headers of rows and of
    columns meet may be empty.

Why it matters:
    A screen reader says "blank", and a person cannot tell whether it means nothing, not known, not yet or the same as
    above. Somebody who cannot keep a row in view loses the place. No criterion of WCAG asks for it.

Who is shut out:
    People who use a screen reader, and people who find tables hard to follow.

Good:
    <td>None</td>

Poor:
    <td></td>

How to put it right:
    Write what an empty cell means: "none", "not known", "0". Take rows away that are there for the space.
"""

from collections.abc import Iterator

from harness.checks.page.tables import Cell, Table, tables
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_SHOWS = frozenset("img svg input button select textarea canvas video audio object iframe meter progress".split())


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GDS accessibility tool audit"],
    severity="advice",
)
def cell_left_empty(visit: Visit) -> Iterator[Judgement]:
    """Looks for cells without content in tables with headers."""
    page = visit.snapshot
    headed = [table for table in tables(page) if table.headers]
    yield from told(
        visit,
        [table.element for table in headed],
        unsure=[cell.element for table in headed for cell in table.cells if _empty(page, table, cell)],
        asks=lambda cell: f"what does the empty cell at {page.selector(cell)} mean: none, not known, not yet?",
    )


def _empty(page: Snapshot, table: Table, cell: Cell) -> bool:
    corner = cell.column == 0 and any(each.header and each.row == cell.row for each in table.cells)
    return not (cell.header or corner) and cell.element.exposed and not _shows(page, cell.element)


def _shows(page: Snapshot, cell: Element) -> bool:
    inside = [cell, *page.descendants(cell)]
    return bool(page.text(cell) or cell.name) or any(
        each.tag in _SHOWS or each.tag.startswith("::") or "url(" in page.style(each, "background-image")
        for each in inside
    )
