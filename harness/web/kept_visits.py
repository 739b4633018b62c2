"""Visits of earlier runs that would come out the same, kept so that an unchanged page is not tried twice."""

import gzip
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from harness.cache import cache_folder, keep_newest, tool_content
from harness.model.base import Frozen
from harness.model.probed import Probed
from harness.model.visit import Visit
from harness.web.pictures import keep

MOST_KEPT = 2_000
"""Files kept at most, of some hundred kilobytes each; the oldest go first."""


class _Entry(Frozen):
    """A visit, and what was tried on the page, which a visit does not write out with itself."""

    visit: Visit
    probed: Probed


class KeptVisits:
    """The visits of earlier runs, each under everything that it turns on."""

    def __init__(self, engines: Sequence[str | None], folder: Path | None = None) -> None:
        """Take the folder; it need not be there yet.

        Args:
            engines: The versions of the browser and of axe.
            folder: Where they are kept; none takes the cache's own.
        """
        self._engines = tuple(engines)
        self._folder = folder or cache_folder() / "visits"

    def get(self, key: Sequence[str]) -> Visit | None:
        """The visit of an earlier run; none where there is none that can be read."""
        try:
            entry = _Entry.model_validate_json(self._path(key).read_bytes())
        except (OSError, ValidationError):
            return None
        return entry.visit.model_copy(update={"probed": entry.probed})

    def put(self, key: Sequence[str], visit: Visit) -> None:
        """Keeps a visit, unless something of it is missing; where the folder cannot be written, nothing is kept."""
        if visit.untested or visit.probed.untested:
            return
        path = self._path(key)
        part = path.with_suffix(".part")
        try:
            # Pages that one has to be signed in for are nobody else's business.
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.write_text(_Entry(visit=visit, probed=visit.probed).model_dump_json(), encoding="utf-8")
            part.replace(path)
        except (OSError, ValueError):  # half a surrogate cannot be written
            part.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Lets the oldest go where too many are kept."""
        keep_newest(self._folder, MOST_KEPT)

    def _path(self, key: Sequence[str]) -> Path:
        about = [tool_content(), *self._engines, *key]
        return self._folder / f"{hashlib.sha256(json.dumps(about).encode()).hexdigest()[:32]}.json"


def write_probed(folder: Path, probed: Probed) -> str:
    """Write what was tried on a page beside a record, so that a check can judge it years later.

    Returns:
        The file's name.

    Raises:
        OSError: The folder cannot be written.
    """
    content = gzip.compress(probed.model_dump_json(exclude_none=True).encode(errors="replace"), mtime=0)
    return keep(folder, content, ".json.gz")
