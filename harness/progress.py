"""Progress on stderr: a bar where somebody watches, plain lines where nobody does."""

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from harness.model.record import Record
from harness.run import Run, WalkMade


class Progress:
    """Says how far a run is. Used as ``with Progress(...) as progress``."""

    def __init__(self, total: int, *, plain: bool) -> None:
        self._total = total
        self._last = 0  # a journey whose words may be taken in several ways is walked several times
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
            print(f"Walking {self._total} journeys, one person at a time.", file=sys.stderr, flush=True)
        return self

    def made(self, walk: WalkMade) -> None:
        """A walk is done."""
        name = f"{walk.walk.journey}, {walk.walk.person}"
        again, self._last = walk.number == self._last, walk.number
        if self._bar:
            self._bar.update(self._task, completed=walk.number, description=name)
        elif not again and (walk.number % 10 == 0 or walk.number == walk.of):
            print(f"Walked {walk.number} of {walk.of}.", file=sys.stderr, flush=True)

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


def watched(going: Run, *, plain: bool) -> Record:
    """Makes the walks of a run while somebody watches, and gives its record."""
    with Progress(len(going.planned), plain=plain) as progress:
        for made in going.walks():
            progress.made(made)
        return going.record()
