"""A table stands inside a header cell of another table.

What it checks:
    Whether a header cell holds a whole table.

Why it matters:
    The words of a header are read out with every cell that it heads. With a table in it they are that whole table,
    again and again, and nobody can tell which of its figures matter.

Who is shut out:
    People who use a screen reader.

Good:
    <th scope="row">Holiday</th>

Poor:
    <th>Holiday <table><tr><th>Travel</th><td>£110</td></tr></table></th>

How to put it right:
    Put the inner table after the outer one, under a heading or caption of its own.
"""

from collections.abc import Iterator

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
)
def table_in_header_cell(visit: Visit) -> Iterator[Judgement]:
    """Looks for tables in header cells."""
    page = visit.snapshot
    headers = [cell for cell in page.tagged("th") if cell.exposed]
    yield from told(
        visit,
        headers,
        wrong=[
            cell for cell in headers if any(each.tag == "table" and each.exposed for each in page.descendants(cell))
        ],
        says=lambda cell: f"the header cell at {page.selector(cell)} holds a whole table",
    )
