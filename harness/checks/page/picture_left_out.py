"""A picture that seems to tell something is marked as decoration.

What it checks:
    Pictures with an empty alt, at least 16 pixels wide, that are all there is in a cell of a table with
    headers; or that are large and have a file name such as "chart" or "map". Pictures in a link or a figure
    with words are left out.

Why it matters:
    A screen reader passes over a picture with an empty alt in silence. Whoever does not see it does not know
    that there was anything.

Who is shut out:
    People who use a screen reader, and people whose pictures do not load.

Good:
    <td><img src="tick.png" alt="Open"></td>

Poor:
    <td><img src="tick.png" alt=""></td>

How to put it right:
    Say in the alternative what the picture tells, or put it in words on the page.
"""

import re
from collections.abc import Iterator

from harness.checks.page.pictures import file_of
from harness.checks.page.tables import tables
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

SMALLEST, LARGE = 16, 100
"""Pixels each way: what can be a sign, and what can be a drawing to be read. Assumptions."""
_TELLS = frozenset(
    "chart graph map diagram infographic screenshot poster timetable notice flowchart organogram floorplan".split()
)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.1.1"],
    severity="serious",
    protects=["perceives.screen"],
    technique="F38",
)
def picture_left_out(visit: Visit) -> Iterator[Judgement]:
    """Looks at pictures without words that can be seen."""
    snapshot = visit.snapshot
    silent = [
        each
        for each in snapshot.tagged("img")
        if snapshot.seen(each) and each.has("alt") and not each.get("alt") and not each.name and _alone(snapshot, each)
    ]
    cells = {cell.element.at for table in tables(snapshot) if table.headers for cell in table.cells if not cell.header}
    yield from told(
        visit,
        silent,
        unsure=[each for each in silent if _is_a_cell(snapshot, each, cells) or _is_large(each)],
        asks=lambda each: (
            f"does the picture {file_of(each) or snapshot.selector(each)} tell something? Its alternative is empty."
        ),
    )


def _alone(snapshot: Snapshot, picture: Element) -> bool:
    around = snapshot.closest(picture, "a", "button", "figure")
    return around is None or not snapshot.text(around)


def _is_a_cell(snapshot: Snapshot, picture: Element, cells: set[int]) -> bool:
    """Whether it is all that a cell of a table of data holds."""
    cell = snapshot.closest(picture, "td")
    return cell is not None and cell.at in cells and not snapshot.text(cell) and _wide(picture, SMALLEST)


def _is_large(picture: Element) -> bool:
    file = re.split(r"[^a-z]+", file_of(picture).lower())
    return _wide(picture, LARGE) and any(part.removesuffix("s") in _TELLS for part in file)


def _wide(picture: Element, least: float) -> bool:
    return picture.box is not None and min(picture.box.width, picture.box.height) >= least
