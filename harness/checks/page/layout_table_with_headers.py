"""A table that is said to be mere layout has headers or a caption.

What it checks:
    Tables with role="none" or "presentation" that hold header cells with words, a caption, a summary, or cells
    that name their headers.

Why it matters:
    One half of the code says that this is a table of data, the other that it is none. Some screen readers
    announce headers that head nothing; others drop the headers that a table needs.

Who is shut out:
    People who use a screen reader.

Good:
    <table><caption>Fees</caption><tr><th scope="col">Permit</th></tr>…</table>

Poor:
    <table role="presentation"><tr><th>Permit</th></tr>…</table>

How to put it right:
    Take the role away if it is a table of data. If it is not, use no table, or one with nothing in it but <td>.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="F46",
)
def layout_table_with_headers(visit: Visit) -> Iterator[Judgement]:
    """Looks into tables that are marked as layout."""
    snapshot = visit.snapshot
    layout = [
        table
        for table in snapshot.tagged("table")
        if table.get("role") in ("none", "presentation") and table.box is not None
    ]
    yield from told(
        visit,
        layout,
        wrong=[table for table in layout if _says_data(snapshot, table)],
        says=lambda table: (
            f"the table at {snapshot.selector(table)} is said to be mere layout, and has headers or a caption"
        ),
    )


def _says_data(snapshot: Snapshot, table: Element) -> bool:
    inside = [each for each in snapshot.descendants(table) if snapshot.closest(each, "table") == table]
    headed = any(each.tag in ("th", "caption") and snapshot.text(each) for each in inside)
    return headed or bool(table.get("summary")) or any(each.tag == "td" and each.get("headers") for each in inside)
