"""Nothing says what a table is about before it begins.

What it checks:
    Tables with headers that have no caption or other name, lie in no figure with one, and do not follow
    straight on a heading.

Why it matters:
    A screen reader announces a table by its name and its size, and people choose then whether to go in. Without
    a name they have to read cells to find out.

Who is shut out:
    People who use a screen reader.

Good:
    <table><caption>Fees in 2026</caption>…</table>

Poor:
    <table><tr><th>Zone</th><th>Fee</th></tr>…</table>

How to put it right:
    Give the table a <caption>.
"""

from collections.abc import Iterator, Sequence

from harness.checks.page.passages import Passage, passages, within
from harness.checks.page.tables import tables
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GOV.UK Design System"],
    severity="advice",
    protects=["perceives.screen"],
    technique="H39",
)
def table_without_name(visit: Visit) -> Iterator[Judgement]:
    """Looks at the names of tables, and at what stands before them."""
    snapshot = visit.snapshot
    headed = [table.element for table in tables(snapshot) if table.headers and snapshot.seen(table.element)]
    found = passages(snapshot)
    yield from told(
        visit,
        headed,
        unsure=[table for table in headed if not table.name and not _introduced(snapshot, table, found)],
        asks=lambda table: f"what is the table at {snapshot.selector(table)} about? It has no caption.",
    )


def _introduced(snapshot: Snapshot, table: Element, found: Sequence[Passage]) -> bool:
    figure = snapshot.closest(table, "figure")
    before = [passage.block for passage in found if passage.block.at < table.at]
    headings = ("h1", "h2", "h3", "h4", "h5", "h6")
    follows = bool(before) and within(snapshot, before[-1], *headings, roles=("heading",))
    return follows or (figure is not None and any(each.tag == "figcaption" for each in snapshot.descendants(figure)))
