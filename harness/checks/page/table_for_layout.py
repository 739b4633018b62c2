"""A table is used only to place things beside each other.

What it checks:
    Tables without headers, caption or head, and not marked as mere layout, in whose cells lie headings, navigation
    or further tables. Where it is lists, forms or fields alone, a person is asked.

Why it matters:
    A screen reader announces rows and columns that mean nothing, in an order that may not be the one that the eye
    takes. On a narrow screen, or enlarged, the cells stay side by side and words are squeezed or run off the page.

Who is shut out:
    People who use a screen reader, and people who enlarge pages.

Good:
    <nav>…</nav><main><h1>Our services</h1>…</main>

Poor:
    <table><tr><td><nav>…</nav></td><td><h1>Our services</h1></td></tr></table>

How to put it right:
    Place things with a style sheet. Where a table has to stay, give it role="presentation".
"""

from collections.abc import Collection, Iterator

from harness.checks.page.tables import Table, tables
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Snapshot
from harness.model.visit import Visit

_NEVER_DATA = frozenset("h1 h2 h3 h4 h5 h6 nav main header footer aside article section table".split())
_SELDOM_DATA = frozenset("ul ol dl fieldset form label video iframe".split())


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["HTML Living Standard"],
    severity="advice",
    protects=["perceives.screen"],
    technique="F49",
)
def table_for_layout(visit: Visit) -> Iterator[Judgement]:
    """Looks at what lies in the cells of tables without headers."""
    page = visit.snapshot
    known = tables(page)
    bare = [table for table in known if not table.headers and not table.says_data and not table.scoped]
    wrong = [table for table in bare if _holds(page, table, _NEVER_DATA)]
    yield from told(
        visit,
        [table.element for table in known],
        wrong=[table.element for table in wrong],
        says=lambda table: f"{page.described(table)} holds parts of the page, not data: it is used for layout",
        unsure=[table.element for table in bare if table not in wrong and _holds(page, table, _SELDOM_DATA)],
        asks=lambda table: f"is {page.described(table)} only there to place things beside each other?",
    )


def _holds(page: Snapshot, table: Table, tags: Collection[str]) -> bool:
    return any(each.tag in tags for cell in table.cells for each in page.descendants(cell.element))
