"""Packs that were run before and of which nothing has changed since: each record whole, and all that lies beside it.

Walks and visits are kept one by one elsewhere (``KeptWalks``, ``KeptVisits``), for when only part has changed.
"""

import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from harness.cache import cache_folder, keep_newest, tool_content
from harness.load.pack import twins_of
from harness.load.people import person_files
from harness.model.record import Record
from harness.phone import voice
from harness.run.engine import Run
from harness.run.task import Part, Task
from harness.web.channel import engines
from harness.web.site import page_styles

MOST_KEPT = 40
"""Packs kept at most, of some megabytes each; the oldest go first."""
_RECORD = "record.json.gz"
_PAGE = "page.gz"


class KeptPacks:
    """The packs of earlier runs, each under everything that its record turns on."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the folder; it need not be there yet.

        Args:
            folder: Where they are kept; none takes the cache's own.
        """
        self._folder = folder or cache_folder() / "packs"
        self._engines = (*engines(), page_styles(), voice.version())

    def get(self, task: Task) -> Record | None:
        """The record of an earlier run, its files put in place; none where there is none, or not all of it."""
        kept = self._of(task)
        try:
            record = Record.model_validate_json(gzip.decompress((kept / _RECORD).read_bytes()))
            if task.folder:
                self._put_in_place(kept, task, task.folder, record)
            os.utime(kept)
        except (OSError, EOFError, ValidationError, gzip.BadGzipFile):
            return None
        return record

    def put(self, task: Task, record: Record) -> None:
        """Keeps a whole record and its files; where the folder cannot be written, nothing is kept."""
        kept = self._of(task)
        part = kept.with_name(f"{kept.name}.{os.getpid()}.part")
        try:
            part.mkdir(parents=True)
            (part / _RECORD).write_bytes(gzip.compress(record.model_dump_json().encode(), compresslevel=3))
            if task.folder:
                self._take(part, task, task.folder, record)
            shutil.rmtree(kept, ignore_errors=True)
            part.replace(kept)
        except OSError:
            shutil.rmtree(part, ignore_errors=True)

    def tidy(self) -> None:
        """Lets the oldest go where too many are kept."""
        keep_newest(self._folder, MOST_KEPT)

    @staticmethod
    def _put_in_place(kept: Path, task: Task, folder: Path, record: Record) -> None:
        for path in _files(record):
            _copy(kept / path.name, folder / path)
        if task.page:
            page = folder / task.page.path(task.name)
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(gzip.decompress((kept / _PAGE).read_bytes()))

    @staticmethod
    def _take(part: Path, task: Task, folder: Path, record: Record) -> None:
        for path in _files(record):
            _copy(folder / path, part / path.name)
        if task.page:
            page = (folder / task.page.path(task.name)).read_bytes()
            (part / _PAGE).write_bytes(gzip.compress(page, compresslevel=3))

    def _of(self, task: Task) -> Path:
        about = [tool_content(), *self._engines, *_turns_on(task)]
        return self._folder / hashlib.sha256(json.dumps(about).encode()).hexdigest()[:32]


def _turns_on(task: Task) -> Iterator[object]:
    """Everything of a task that its record turns on, but for how it was asked for and when."""
    pack = task.pack
    yield pack.folder, pack.sha256, [twin.name for twin in twins_of(pack)]
    yield [(todo.journey, todo.person.id) for todo in task.planned]
    yield [person.model_dump_json() for person in {todo.person.id: todo.person for todo in task.planned}.values()]
    yield list(person_files())
    yield [each.model_dump_json(exclude={"origin"}) for each in task.accepted]
    # Of the day only that matters which days are past.
    days = [claim.holds_when.by for claim in pack.claims.values()] + [each.until for each in task.accepted]
    yield [day is not None and day < task.today for day in days]
    yield task.audio, task.proofs, task.folder is not None, task.page is not None


def _files(record: Record) -> Iterator[Path]:
    """The files of the record's evidence, as they lie in the report's folder."""
    evidence = (record.sounds, record.pictures, record.pages, record.recordings)
    yield from dict.fromkeys(Path(each.path) for of in evidence for each in of.values())


def _copy(here: Path, there: Path) -> None:
    there.parent.mkdir(parents=True, exist_ok=True)
    if not there.exists():
        shutil.copyfile(here, there)


def finished(task: Task, going: Run, kept: KeptPacks) -> Part:
    """What came of a pack that was run: where it came to its end, with its page written, and kept for the next time."""
    part = Part(going.record(), going.reused, going.tool_missing)
    if part.record.complete and task.page and task.folder:
        task.page.write(part.record, task.folder)
    if part.may_be_kept:
        kept.put(task, part.record)
    return part
