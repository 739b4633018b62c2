"""Writes messages as they are judged, one by one: to the terminal, as one JSON document, or as a sheet."""

import sys
from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self

from rich.console import Console

from harness.message.settings import Given
from harness.message.sheets import Sheet
from harness.model.message import Message, NotRead
from harness.report.message_sheet import SheetWriter
from harness.report.message_terminal import Editor


class Writer(ABC):
    """Takes messages one by one, in a ``with`` block."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.end()

    @abstractmethod
    def message(self, message: Message, given: Given, *, brief: bool) -> None:
        """Writes one that was judged.

        Args:
            message: What was said of it.
            given: As it was given.
            brief: Whether it is one of many.
        """

    @abstractmethod
    def not_read(self, row: NotRead) -> None:
        """Writes one that could not be judged."""

    @abstractmethod
    def end(self) -> None:
        """Writes what stands at the end."""


class _Json(Writer):
    """Each message is written at once, so that a document of any length is never held whole."""

    def __init__(self) -> None:
        self._before = '{"messages": [\n'
        self._rows: list[NotRead] = []

    def message(self, message: Message, _: Given, *, brief: bool) -> None:  # noqa: ARG002 -- all is written
        sys.stdout.write(self._before + message.model_dump_json(indent=1))
        self._before = ",\n"

    def not_read(self, row: NotRead) -> None:
        self._rows.append(row)

    def end(self) -> None:
        rows = ",\n".join(row.model_dump_json() for row in self._rows)
        start = self._before if self._before != ",\n" else ""
        sys.stdout.write(f'{start}\n], "not_read": [{rows}]}}\n')


class _Csv(Writer):
    def __init__(self, sheet: Sheet | None) -> None:
        self._sheet = sheet
        heading = ("id", "message") if sheet is None else sheet.heading
        width = 0 if sheet is None else max(sheet.columns.message + 1, sheet.width)
        self._to = SheetWriter(sys.stdout, heading, width)

    def message(self, message: Message, given: Given, *, brief: bool) -> None:  # noqa: ARG002 -- all is written
        self._to.message(message, given.cells if self._sheet else (given.id, given.text))

    def not_read(self, row: NotRead) -> None:
        self._to.not_read(row, self._sheet.refused_cells if self._sheet else (row.source, ""))

    def end(self) -> None:
        sys.stdout.flush()


class _Terminal(Writer):
    def __init__(self, terminal: Console, *, plain: bool) -> None:
        self._editor = Editor(terminal, plain=plain)
        self._unread = 0

    def message(self, message: Message, _: Given, *, brief: bool) -> None:
        self._editor.message(message, brief=brief)

    def not_read(self, row: NotRead) -> None:
        self._unread += 1
        self._editor.not_read(row)

    def end(self) -> None:
        self._editor.end(self._unread)


def writer_for(sheet: Sheet | None, *, as_csv: bool, as_json: bool, plain: bool, terminal: Console) -> Writer:
    """The writer that was asked for.

    Args:
        sheet: The sheet that is read, where one was given alone.
        as_csv: Whether it is to be a sheet.
        as_json: Whether it is to be one JSON document.
        plain: No colour or marks, and no line broken.
        terminal: The terminal.
    """
    if as_json:
        return _Json()
    return _Csv(sheet) if as_csv else _Terminal(terminal, plain=plain)
