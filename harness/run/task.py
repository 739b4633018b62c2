"""One pack of a run: all that a process of its own needs to run it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from harness.model.acceptance import Acceptance
from harness.model.pack import Pack
from harness.model.record import Record
from harness.run.engine import Planned, Run


class Page(NamedTuple):
    """A page about one pack, to be written by whoever runs the pack. Both are functions of a module.

    Attributes:
        path: Where it lies in the report's folder, by the pack's name.
        write: Writes it there.
    """

    path: Callable[[str], Path]
    write: Callable[[Record, Path], object]


@dataclass(frozen=True)
class Task:
    """One pack to run; what its fields mean is said at ``Run`` and ``RunOfPacks``."""

    planned: tuple[Planned, ...]
    folder: Path | None
    command: str
    fresh: bool
    audio: bool
    proofs: bool
    today: date
    accepted: Sequence[Acceptance]
    started: str
    page: Page | None

    @property
    def pack(self) -> Pack:
        """The pack."""
        return self.planned[0].pack

    @property
    def name(self) -> str:
        """The pack's name."""
        return self.pack.name

    def run(self) -> Run:
        """The run of it, not yet begun."""
        return Run(
            self.planned,
            folder=self.folder,
            command=self.command,
            fresh=self.fresh,
            audio=self.audio,
            proofs=self.proofs,
            today=self.today,
            accepted=self.accepted,
            started=self.started,
        )


@dataclass(frozen=True)
class Part:
    """What came of a task.

    Attributes:
        record: The record; complete unless the run was interrupted.
        reused: How many journeys were taken from an earlier run.
        tool_missing: Whether something could not be done because a tool is not there.
    """

    record: Record
    reused: int
    tool_missing: bool

    @property
    def may_be_kept(self) -> bool:
        """Whether another run may take it as it is: it is whole, and nothing of it was missing here."""
        return self.record.complete and not self.tool_missing and not any(w.untested for w in self.record.walks)
