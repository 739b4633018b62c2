"""Packs run side by side, each in a process of its own with its own browser."""

import signal
from collections.abc import Generator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Event

from harness.model.record import Record
from harness.run.engine import Made
from harness.run.kept import KeptPacks, finished
from harness.run.task import Part, Task

_SPAWN = get_context("spawn")
"""A copy of this process would have its threads' locks and not the threads."""
_AtWork = dict[Connection, tuple[SpawnProcess, Task]]


def in_processes(tasks: Sequence[Task], processes: int, parts: dict[str, Part]) -> Generator[Made, None, None]:
    """Runs tasks, the longest first; yields each walk, numbered over those that are not in ``parts`` yet.

    When this is closed or interrupted, each process ends after the walk that it is at, and what it has is taken.

    Args:
        tasks: The packs.
        processes: How many to run at once.
        parts: Where what came of each pack is put, by its name; a process that ends early leaves none.
    """
    stop, at_work = _SPAWN.Event(), _AtWork()
    waiting = sorted(tasks, key=lambda task: len(task.planned))
    numbers: dict[str, int] = {}
    try:
        while waiting or at_work:
            while waiting and len(at_work) < processes:
                _begin(waiting.pop(), stop, at_work)
            for ready in wait(list(at_work)):
                assert isinstance(ready, Connection)  # noqa: S101 -- nothing else is waited for
                made = _told(ready, at_work, parts)
                if made:
                    numbers[at_work[ready][1].name] = made.number
                    of_others = sum(number for name, number in numbers.items() if name not in parts)
                    yield Made(of_others, made.of, made.journey, made.person)
    except (KeyboardInterrupt, GeneratorExit):
        stop.set()
        while at_work:
            _told(next(iter(at_work)), at_work, parts)
        raise


def _begin(task: Task, stop: Event, at_work: _AtWork) -> None:
    here, there = _SPAWN.Pipe(duplex=False)
    # Should this process end early, they end with it.
    process = _SPAWN.Process(target=_work, args=(task, there, stop), daemon=True)
    process.start()
    there.close()
    at_work[here] = (process, task)


def _told(ready: Connection, at_work: _AtWork, parts: dict[str, Part]) -> Made | None:
    """Takes what a process has to tell: a walk that it made, or all that came of its task."""
    process, task = at_work[ready]
    try:
        told = ready.recv()
    except (EOFError, OSError):
        ready.close()
        process.join()
        del at_work[ready]
        return None
    if isinstance(told, Made):
        return told
    record, reused, tool_missing = told
    parts[task.name] = Part(Record.model_validate_json(record), reused, tool_missing)
    return None


def _work(task: Task, tell: Connection, stop: Event) -> None:
    """What a process does."""
    # Whoever interrupts the run means all of it: the process that began this one sees to the end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    going = task.run()
    walks = going.walks()
    for made in walks:
        tell.send(Made(made.number, made.of, made.journey, made.person))
        if stop.is_set():
            walks.close()
            break
    part = finished(task, going, KeptPacks())
    # As JSON, as it is kept too: so it is the same for whoever takes it from there.
    tell.send((part.record.model_dump_json().encode(), part.reused, part.tool_missing))
    tell.close()
