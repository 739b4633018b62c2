"""Walks that were made before and would come out the same, kept so that nobody waits for them twice."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from harness.cache import cache_folder, keep_newest, tool_content
from harness.model.base import Frozen
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.trace import Trace
from harness.model.visit import Visit
from harness.walk.walker import Walked

MOST_KEPT = 5_000
"""Files kept at most; the oldest go first."""


class _Entry(Frozen):
    """What is kept of one journey by one person: each walk and the pages it visited."""

    walks: tuple[tuple[Trace, tuple[Visit, ...]], ...]


@dataclass
class KeptWalks:
    """The walks of earlier runs.

    A walk is the same while the pack, the person, this tool and its engines are the same; a walk in which something
    was untested is never kept.

    Attributes:
        engines: The versions of the browser, of axe and of the page styles.
        pictures: The folder for screenshots; none takes none.
        fresh: Whether to make every walk anew.
        reused: How many journeys were not walked again.
    """

    engines: Sequence[str | None]
    pictures: Path | None
    fresh: bool = False
    reused: int = 0
    _folder: Path = field(default_factory=lambda: cache_folder() / "walks")

    def get(self, pack: Pack, journey: str, person: Persona) -> tuple[Walked, ...] | None:
        """The walks of an earlier run, their pictures put in place; none where there are none, or not all of them."""
        if self.fresh:
            return None
        try:
            entry = _Entry.model_validate_json(self._path(pack, journey, person).read_bytes())
            for _, visits in entry.walks:
                self._copy(visits, self._folder, self.pictures)
        except (OSError, ValidationError):
            return None
        self.reused += 1
        return tuple(Walked(trace, visits) for trace, visits in entry.walks)

    def put(self, pack: Pack, journey: str, person: Persona, walks: Sequence[Walked]) -> None:
        """Keeps the walks of one journey by one person; where the folder cannot be written, nothing is kept."""
        if any(walked.trace.untested for walked in walks):
            return
        entry = _Entry(walks=tuple((walked.trace, walked.visits) for walked in walks))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for walked in walks:
                self._copy(walked.visits, self.pictures, self._folder)
            path = self._path(pack, journey, person)
            part = path.with_suffix(".part")
            part.write_text(entry.model_dump_json(), encoding="utf-8")
            part.replace(path)
        except OSError:
            return

    def tidy(self) -> None:
        """Lets the oldest go where too many are kept."""
        keep_newest(self._folder, MOST_KEPT)

    def _path(self, pack: Pack, journey: str, person: Persona) -> Path:
        about = [tool_content(), pack.folder, pack.sha256, journey, person.model_dump_json(), *self.engines]
        return self._folder / f"{hashlib.sha256(json.dumps(about).encode()).hexdigest()[:32]}.json"

    def _copy(self, visits: Sequence[Visit], here: Path | None, there: Path | None) -> None:
        if here is None or there is None:
            return
        there.mkdir(parents=True, exist_ok=True)
        for picture in (each for visit in visits for each in (visit.picture, visit.narrow_picture) if each):
            if not (there / picture).exists():
                shutil.copyfile(here / picture, there / picture)
