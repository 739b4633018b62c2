"""A sheet of messages with what was found in columns added; no cell of it starts a formula."""

import csv
from collections.abc import Iterator, Sequence
from typing import IO

from harness.message.cells import safe
from harness.model.message import Message, NotRead

ADDED = (
    "harness verdict", "problems", "what to do", "reading age", "reading age low", "reading age high",
    "longest sentence, words", "characters", "encoding", "parts", "parts where nothing is replaced",
    "letters lost", "price, pence", "parts at most", "received by this person",
)  # fmt: skip


class SheetWriter:
    """Writes rows as they come, so that a long sheet is never held whole."""

    def __init__(self, out: IO[str], heading: Sequence[str] | None, width: int = 0) -> None:
        """Writes the headings.

        Args:
            out: Where to.
            heading: Those of the sheet; none where it has none.
            width: How many columns the sheet has, where it has no headings.
        """
        # All in quotation marks: else a lone carriage return would begin a row, and what follows it a formula.
        self._writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
        self._given = list(heading) if heading is not None else [f"column {number + 1}" for number in range(width)]
        self._writer.writerow([safe(cell) for cell in (*self._given, *ADDED)])

    def message(self, message: Message, cells: Sequence[str]) -> None:
        """One row that was judged."""
        self._row(cells, tuple(_added(message)))

    def not_read(self, row: NotRead, cells: Sequence[str]) -> None:
        """One row that was not."""
        self._row(cells, ("Not read", row.why))

    def _row(self, cells: Sequence[str], added: Sequence[object]) -> None:
        # A row that is too short is filled up, and one that is too long loses what no heading names.
        width = len(self._given)
        given = [*cells[:width], *[""] * (width - len(cells))]
        self._writer.writerow([safe(cell) for cell in (*given, *added, *[""] * (len(ADDED) - len(added)))])


def _added(message: Message) -> Iterator[object]:
    age, who = message.reading_age, message.received
    yield message.verdict.says
    yield "; ".join(f"{finding.check}: {finding.message}" for finding in message.findings)
    yield "; ".join(dict.fromkeys(finding.fix for finding in message.findings))
    yield from (age.age, age.low, age.high)
    yield message.longest_sentence.words
    yield from (message.characters, message.encoding, message.fragments, message.fragments_unnormalised)
    yield " ".join(f"{each.character}→{each.becomes}" for each in message.lost)
    yield message.price_pence
    yield message.longest.fragments if message.longest else message.fragments
    yield "" if who is None else who.missed or "All of it."
