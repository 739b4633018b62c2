"""Reads a sheet of messages row by row, in bounded memory: CSV of any common kind, or the active sheet of a workbook.

A row is numbered as a spreadsheet numbers it, with the heading as row 1.
"""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from harness.load.problems import LoadError, Problem, did_you_mean
from harness.message.cells import refused
from harness.message.columns import guessed
from harness.model.message import Kind, NotRead

_LOOKED_AT = 20
_MOST_FIELD = 5_000_000
_MOST_UNPACKED = 500_000_000
_KINDS: dict[str, Kind] = {
    "sms": "text", "text": "text", "text message": "text", "prompt": "prompt", "ivr": "prompt", "voice": "prompt",
    "page": "page", "web": "page", "email": "page", "letter": "letter",
}  # fmt: skip
_LANGUAGES = {"english": "en", "welsh": "cy", "cymraeg": "cy", "saesneg": "en"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row that has a message.

    Attributes:
        number: Counted from 1, the heading included.
        message: The message.
        name: Its name, where the sheet has one.
        kind: What sort of writing it is, where the sheet says.
        language: Its language, where the sheet says.
        sender: The sender's name, where the sheet has one.
        twin: Its Welsh twin, where the sheet has one.
        cells: The whole row.
    """

    number: int
    message: str
    name: str | None
    kind: Kind | None
    language: str | None
    sender: str | None
    twin: str | None
    cells: tuple[str, ...]


class Sheet:
    """A sheet whose columns are understood.

    Attributes:
        name: The file's name.
        columns: Which column has what.
        heading: The headings; none where the first row is a message already.
        width: How many columns there are.
        refused_cells: The cells of the last row that could not be judged.
    """

    def __init__(self, name: str, records: "Iterator[_Record]", column: str | None) -> None:
        self.name = name
        self.refused_cells: tuple[str, ...] = ()
        first = list(islice(records, _LOOKED_AT))
        rows = [record.cells for record in first if record.why is None and any(map(str.strip, record.cells))]
        found = guessed(rows, column)
        if found is None:
            raise LoadError([Problem(name, 0, 0, _no_column(rows, column))])
        self.columns = found
        self.heading = rows[0] if found.has_heading else None
        self.width = max(map(len, rows))
        self._records = chain(first, records)

    @property
    def understood(self) -> str:
        """One sentence that says which column was taken for what."""
        return f"{self.name}: {self.columns.told(self.heading)}"

    def rows(self) -> Iterator[Row | NotRead]:
        """The rows, each once; blank rows are left out."""
        heading = self.heading is not None
        for record in self._records:
            if record.why is not None:
                yield self._refused(record, record.why)
                continue
            if not any(map(str.strip, record.cells)):
                continue
            if heading:
                heading = False
                continue
            cells, columns = record.cells, self.columns
            message = _cell(cells, columns.message) or ""
            why = refused(message)
            if why:
                yield self._refused(record, why)
                continue
            twin = _cell(cells, columns.twin)
            yield Row(
                number=record.number,
                message=message,
                name=_cell(cells, columns.name),
                kind=_KINDS.get((_cell(cells, columns.kind) or "").lower()),
                language=_language(_cell(cells, columns.language)),
                sender=_cell(cells, columns.sender),
                twin=twin if twin and not refused(twin) else None,
                cells=cells,
            )

    def _refused(self, record: "_Record", why: str) -> NotRead:
        self.refused_cells = record.cells
        return NotRead(source=self.name, row=record.number, why=why)


def open_sheet(path: str, column: str | None) -> Sheet:
    """Opens a sheet and finds its columns.

    Args:
        path: The file.
        column: The heading, or the letter, of the column with the messages; none has it guessed.

    Raises:
        LoadError: It cannot be read, or no column has messages.
    """
    name = Path(path).name
    records = _workbook(path, name) if path.lower().endswith((".xlsx", ".xlsm")) else _csv(path, name)
    return Sheet(name, records, column)


@dataclass(frozen=True, slots=True)
class _Record:
    number: int
    cells: tuple[str, ...]
    why: str | None = None


def _csv(path: str, name: str) -> Iterator[_Record]:
    try:
        file = Path(path).open("rb")  # noqa: SIM115 -- closed below
    except OSError as error:
        raise LoadError([Problem(name, 0, 0, f"This file cannot be read: {error.strerror}.")]) from None
    before = csv.field_size_limit(_MOST_FIELD)
    with closing(file):
        try:
            lines = _lines(file)
            first = next(lines, "")
            reader = csv.reader(chain([first], lines), delimiter=_delimiter(first))
            number = 0
            while True:
                number += 1
                try:
                    cells = tuple(next(reader))
                except StopIteration:
                    return
                except csv.Error as error:
                    yield _Record(number, (), f"The row cannot be read: {error}. Is a quotation mark not closed?")
                    continue
                yield _Record(number, cells)
        finally:
            csv.field_size_limit(before)


def _lines(file: BinaryIO) -> Iterator[str]:
    """Lines, of which none is longer than memory has room for; bytes that are not UTF-8 are kept as they are."""
    start = file.read(4)
    file.seek(0)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        words = io.TextIOWrapper(file, encoding="utf-16", errors="surrogateescape", newline="")
        try:
            yield from words
        finally:
            words.detach()
        return
    if start.startswith(b"\xef\xbb\xbf"):
        file.seek(3)
    while line := file.readline(_MOST_FIELD):
        if len(line) == _MOST_FIELD and not line.endswith(b"\n"):
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(_MOST_FIELD)
            line += b'"\n' if line.count(b'"') % 2 else b"\n"
        yield line.decode("utf-8", "surrogateescape")


def _delimiter(first: str) -> str:
    return max(",;\t", key=first.count)


def _workbook(path: str, name: str) -> Iterator[_Record]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > _MOST_UNPACKED:
            said = f"This workbook unpacks to over {_MOST_UNPACKED // 1_000_000} MB. Save the sheet as CSV."
            raise LoadError([Problem(name, 0, 0, said)])
        book = openpyxl.load_workbook(path, read_only=True)
    except (OSError, zipfile.BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise LoadError([Problem(name, 0, 0, f"This workbook cannot be read: {error}. Save it again.")]) from None
    with closing(book):
        sheet: Any = book.active
        for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
            yield _Record(number, tuple("" if value is None else str(value) for value in values))


def _cell(cells: Sequence[str], column: int | None) -> str | None:
    if column is None or column >= len(cells):
        return None
    return cells[column].strip() or None


def _language(written: str | None) -> str | None:
    if written is None:
        return None
    return _LANGUAGES.get(written.lower(), written.lower() if 2 <= len(written) <= 5 else None)


def _no_column(rows: Sequence[Sequence[str]], column: str | None) -> str:
    if not rows:
        return "There is no row in this sheet."
    named = [cell.strip() for cell in rows[0] if cell.strip()]
    if column is not None:
        return f"There is no column '{column}'.{did_you_mean(column, named)} There are: {', '.join(named)[:300]}."
    return f"No column looks like messages. Name it with --column. There are: {', '.join(named)[:300]}."
