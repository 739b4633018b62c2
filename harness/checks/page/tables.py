"""Tables as a grid of cells, whether they are written in HTML or with roles: what the checks of tables share."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from harness.model.page import TEXT, Element, Snapshot

HEADERS = ("columnheader", "rowheader")
_TABLES = ("table", "grid", "treegrid", "LayoutTable")
_CELLS = ("cell", "gridcell", "LayoutTableCell", *HEADERS)
_NO_TABLE = ("none", "presentation")
_WIDEST = 1000  # columns that one cell may span, by the HTML Living Standard
_MOST = 2000  # cells; no further row is looked at, since a longer table says nothing new


@dataclass(frozen=True)
class Cell:
    """One cell and where it lies, counted from 0."""

    element: Element
    row: int
    column: int
    height: int = 1
    width: int = 1

    @property
    def header(self) -> bool:
        """Whether it is exposed as a header."""
        return self.element.exposed and self.element.role in HEADERS

    def beside(self, other: "Cell") -> bool:
        """Whether the two share a row."""
        return self.row < other.row + other.height and other.row < self.row + self.height

    def above(self, other: "Cell") -> bool:
        """Whether the two share a column."""
        return self.column < other.column + other.width and other.column < self.column + self.width


@dataclass(frozen=True)
class Table:
    """A table that is not marked as mere layout."""

    element: Element
    snapshot: Snapshot

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Row by row; those that are not laid out are left out, as they take no place."""
        rows = list(_within(self.snapshot, self.element, _is_row))
        taken: dict[int, int] = {}  # by column, the first row that is free again
        found: list[Cell] = []
        for number, row in enumerate(rows):
            if len(found) >= _MOST:
                break
            column = 0
            for element in _within(self.snapshot, row, _is_cell):
                if element.box is None:
                    continue
                while taken.get(column, 0) > number:
                    column += 1
                width = min(_span(element, "colspan"), _WIDEST) or 1
                height = min(_span(element, "rowspan") or len(rows), len(rows) - number)  # 0: to the end
                taken.update((each, number + height) for each in range(column, column + width))
                found.append(Cell(element, number, column, height, width))
                column += width
        return tuple(found)

    @cached_property
    def headers(self) -> tuple[Cell, ...]:
        """The cells that are exposed as headers."""
        return tuple(cell for cell in self.cells if cell.header)

    @property
    def rows(self) -> int:
        """How many rows hold cells."""
        return len({cell.row for cell in self.cells})

    @property
    def columns(self) -> int:
        """How many cells the longest row holds."""
        counts: dict[int, int] = {}
        for cell in self.cells:
            counts[cell.row] = counts.get(cell.row, 0) + 1
        return max(counts.values(), default=0)

    @property
    def says_data(self) -> bool:
        """Whether it says of itself that it holds data: with a caption or a head."""
        return any(
            child.tag == "thead" or (child.tag == "caption" and self.snapshot.text(child))
            for child in self.snapshot.children(self.element)
        )

    @property
    def scoped(self) -> bool:
        """Whether any cell says which cells a header is for."""
        return any(cell.element.get("scope") or cell.element.get("headers") for cell in self.cells)


def tables(snapshot: Snapshot) -> list[Table]:
    """The tables of a page that the accessibility tree exposes, the browser's guesses at layout among them."""
    found = [Table(element, snapshot) for element in snapshot.having(*_TABLES)]
    return [table for table in found if table.element.get("role") not in _NO_TABLE and table.cells]


def _within(snapshot: Snapshot, around: Element, wanted: Callable[[Element], bool]) -> Iterator[Element]:
    """The rows of a table or the cells of a row, but not those of a table inside."""
    for child in snapshot.children(around):
        if wanted(child):
            yield child
        elif child.tag not in (TEXT, "table") and child.role not in _TABLES:
            yield from _within(snapshot, child, wanted)


def _is_row(element: Element) -> bool:
    return element.tag == "tr" or element.role in ("row", "LayoutTableRow")


def _is_cell(element: Element) -> bool:
    return element.tag in ("td", "th") or element.role in _CELLS


def _span(element: Element, attribute: str) -> int:
    written = element.get(attribute) or element.get(f"aria-{attribute}")
    return int(written) if written.isdecimal() and len(written) < 6 else 1
