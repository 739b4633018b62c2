"""Progress on stderr: a bar where somebody watches, plain lines where nobody does."""

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from harness.model.record import Record
from harness.report import words
from harness.run import Made, Run, RunOfPacks

_MANY = 500
"""Walks of which not every tenth is worth a line."""


class Progress:
    """Says how far a run is. Used as ``with Progress(...) as progress``."""

    def __init__(self, total: int, *, plain: bool) -> None:
        self._total = total
        self._told = 0
        self._each = 10 if total < _MANY else 100
        console = Console(stderr=True)
        self._bar = None
        if console.is_terminal and not plain:
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
            self._bar = Bar(*columns, console=console, transient=True)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
            self._task = self._bar.add_task("Walking", total=self._total)
        else:
            print(f"Walking {words.count(self._total, 'journey')}.", file=sys.stderr, flush=True)
        return self

    def made(self, walk: Made) -> None:
        """A walk is done; of a journey whose words may be taken in several ways, this is said several times."""
        if self._bar:
            self._bar.update(self._task, completed=walk.number, description=f"{walk.journey}, {walk.person}")
        elif walk.number // self._each > self._told // self._each or walk.number == walk.of > self._told:
            self._told = walk.number
            print(f"Walked {walk.number} of {walk.of}.", file=sys.stderr, flush=True)

    def reused(self, many: int) -> None:
        """So many journeys were taken from an earlier run."""
        if many:
            what = "1 journey has" if many == 1 else f"{many} journeys have"
            self.say(f"{what} not changed since an earlier run; --fresh walks again.")

    def say(self, sentence: str) -> None:
        """Tells the user something beside the progress."""
        if self._bar:
            self._bar.console.print(sentence, markup=False, highlight=False)
        else:
            print(sentence, file=sys.stderr, flush=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()


def watched(going: Run | RunOfPacks, *, plain: bool) -> Record:
    """Makes the walks of a run while somebody watches, and gives its record."""
    with Progress(len(going.planned), plain=plain) as progress:
        for made in going.walks():
            progress.made(made)
        progress.reused(going.reused)
        return going.record()
