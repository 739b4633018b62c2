"""A table of data has no headers.

What it checks:
    Tables of two or more rows and columns without a single header cell. A table with a caption or a head says of
    itself that it holds data, and one whose first row is all in bold looks like it; of another that holds short words
    only, a person is asked.

Why it matters:
    Somebody who listens to a table hears one cell at a time. Without headers the cells are bare numbers and words,
    and what they stand for has to be kept in mind by counting columns.

Who is shut out:
    People who use a screen reader.

Good:
    <tr><th scope="col">Name</th><th scope="col">Age</th></tr>

Poor:
    <thead><tr><td>Name</td><td>Age</td></tr></thead>

How to put it right:
    Mark the cells that head a column or row with th and a scope.
"""

from collections.abc import Iterator

from harness.checks.page.tables import Table, tables
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Snapshot
from harness.model.visit import Visit

_BOLD = 600
"""Font weight from which letters look bold: assumption."""
_SHORT = 60
"""Characters; cells of data seldom hold more: assumption."""
_PHRASES = frozenset(f"{TEXT} a abbr b br code data em i p small span strong sub sup time".split())


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="serious",
    protects=["perceives.screen"],
    technique="F91",
)
def table_without_headers(visit: Visit) -> Iterator[Judgement]:
    """Looks at tables with several rows and columns."""
    page = visit.snapshot
    tried = [table for table in tables(page) if table.rows > 1 and table.columns > 1]
    bare = [table for table in tried if not table.headers and not any(c.element.tag == "th" for c in table.cells)]
    wrong = [table for table in bare if table.says_data or _looks_headed(page, table)]
    yield from told(
        visit,
        [table.element for table in tried],
        wrong=[table.element for table in wrong],
        says=lambda table: f"{page.described(table)} holds data, and none of its cells is marked as a header",
        unsure=[table.element for table in bare if table not in wrong and _looks_like_data(page, table)],
        asks=lambda table: f"does {page.described(table)} hold data? If so, none of its cells is marked as a header.",
    )


def _looks_headed(page: Snapshot, table: Table) -> bool:
    """Whether the first row is in bold, each word of it, and the others are not."""

    def bold(row: int) -> bool:
        runs = [
            each
            for cell in table.cells
            if cell.row == row
            for each in page.descendants(cell.element)
            if each.tag == TEXT and each.text.strip()
        ]
        return bool(runs) and all(page.pixels(each, "font-weight") >= _BOLD for each in runs)

    rows = sorted({cell.row for cell in table.cells})
    return _looks_like_data(page, table) and bold(rows[0]) and not any(bold(row) for row in rows[1:])


def _looks_like_data(page: Snapshot, table: Table) -> bool:
    short = all(len(page.words(cell.element)) <= _SHORT for cell in table.cells)
    return (
        short
        and table.rows > 2  # two rows of two cells are as often a way to line things up
        and all(each.tag in _PHRASES for cell in table.cells for each in page.descendants(cell.element))
        and any(page.words(cell.element) for cell in table.cells)
    )
