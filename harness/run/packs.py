"""A run of several packs: each by itself, in as many processes as there are cores, or whole from an earlier run."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from harness.model.acceptance import Acceptance
from harness.model.record import Record
from harness.run.engine import Made, Planned
from harness.run.kept import KeptPacks, finished
from harness.run.merging import merged
from harness.run.processes import in_processes
from harness.run.task import Page, Part, Task

MOST_PROCESSES = 4
"""Each has a browser of its own, of some hundred megabytes."""


@dataclass
class RunOfPacks:
    """One run of packs, none of which knows of another. ``walks`` makes it; ``record`` is right at any time after.

    Nothing that is found turns on how many processes there are, nor on what was taken from an earlier run.

    Attributes:
        planned: The walks to make.
        folder: Where sounds and pictures go; none keeps none.
        command: How the run was asked for, to be printed.
        fresh: Whether to make every walk anew.
        audio: Whether to keep what was heard of each walk's calls.
        proofs: Whether to prove the packs' routes too.
        today: The day, by which dates in claims are judged and acceptances end.
        accepted: What was accepted.
        page: A page about each pack that is to be written with its record; none writes none.
        processes: How many to use; none takes one for each core.
        one_by_one: Whether to make all walks here and in the order of the plan, each told with what happened.
    """

    planned: tuple[Planned, ...]
    folder: Path | None
    command: str
    fresh: bool = False
    audio: bool = False
    proofs: bool = True
    today: date = field(default_factory=lambda: datetime.now(UTC).date())
    accepted: Sequence[Acceptance] = ()
    page: Page | None = None
    processes: int | None = None
    one_by_one: bool = False
    started: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    _parts: dict[str, Part] = field(default_factory=dict)

    @property
    def tool_missing(self) -> bool:
        """Whether something that was asked for could not be done because a tool is not there."""
        return any(part.tool_missing for part in self._parts.values())

    @property
    def reused(self) -> int:
        """How many journeys were taken from an earlier run."""
        return sum(part.reused for part in self._parts.values())

    @property
    def written(self) -> tuple[str, ...]:
        """The packs whose page is written: of those that were run whole."""
        return tuple(name for name, part in self._parts.items() if self.page and part.record.complete)

    def walks(self) -> Iterator[Made]:
        """Makes the walks: those of one pack in the order of the plan, those of several packs side by side."""
        kept = KeptPacks()
        if not self.fresh and not self.one_by_one:
            yield from self._kept(kept)
        processes = 1 if self.one_by_one else min(self.processes or _cores(), MOST_PROCESSES)
        if len(self._left) > 1 and processes > 1:
            with closing(in_processes(self._left, processes, self._parts)) as walking:
                for made in walking:
                    yield replace(made, number=self._done + made.number, of=len(self.planned))
        # Here too is done again what a process did not come to the end of.
        for task in self._left:
            going = task.run()
            try:
                for walked in going.walks():
                    yield replace(walked, number=self._done + walked.number, of=len(self.planned))
            except (KeyboardInterrupt, GeneratorExit):
                self._parts[task.name] = finished(task, going, kept)
                raise
            self._parts[task.name] = finished(task, going, kept)
        kept.tidy()

    def record(self) -> Record:
        """Everything so far."""
        parts = [self._parts[n].record if n in self._parts else t.run().record() for n, t in self._tasks.items()]
        return merged(parts, command=self.command, started=self.started, planned=len(self.planned))

    def _kept(self, kept: KeptPacks) -> Iterator[Made]:
        """Takes the packs that were run before and of which nothing has changed."""
        for name, task in self._tasks.items():
            record = kept.get(task)
            if record:
                self._parts[name] = Part(record, len(task.planned), tool_missing=False)
                yield Made(self._done, len(self.planned), task.planned[-1].journey, task.planned[-1].person.id)

    @property
    def _done(self) -> int:
        """How many journeys were walked, or taken, of the packs that are done."""
        return sum(len(self._tasks[name].planned) for name in self._parts)

    @cached_property
    def _tasks(self) -> Mapping[str, Task]:
        """The packs to run, by name, in the order of the plan."""
        planned: dict[str, list[Planned]] = {}
        for todo in self.planned:
            planned.setdefault(todo.pack.name, []).append(todo)
        about = {each.name: getattr(self, each.name) for each in fields(Task) if each.name != "planned"}
        return {name: Task(planned=tuple(walks), **about) for name, walks in planned.items()}

    @property
    def _left(self) -> Sequence[Task]:
        return [task for name, task in self._tasks.items() if name not in self._parts]


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
