"""Reads a record from wherever it lies: the file itself, the folder of a report, or a ZIP of evidence."""

import hashlib
import json
from pathlib import Path

from pydantic import ValidationError

from harness.model.record import Record, digest_of
from harness.report.bundle.archive import MOST_RECORD, RECORD, SUMS
from harness.report.bundle.opened import DamagedError, NotEvidenceError, Opened


class NoRecordError(Exception):
    """There is no record there that can be read; the message says why, in a sentence."""


def read(path: Path) -> Record:
    """Reads a record.

    Args:
        path: A ``record.json``, a folder with one in it, or a ZIP of evidence.

    Raises:
        NoRecordError: There is none there that can be read, or it was changed since it was written.
    """
    try:
        content = _zipped(path) if path.suffix.lower() == ".zip" else _beside(path / RECORD if path.is_dir() else path)
        record = Record.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "its beginning"
        why = f"It is not a record, or one that another version of harness wrote ({ascii(place)[1:-1]})."
        raise NoRecordError(why) from None
    except (NotEvidenceError, DamagedError) as error:
        raise NoRecordError(str(error) or "Its record is damaged: it cannot be unpacked.") from None
    except OSError as error:
        raise NoRecordError(f"It cannot be read. {error.strerror or error}.") from None
    if digest_of(json.loads(content)) != record.digest:
        # Whether two runs found the same is told by their digests.
        raise NoRecordError("Its digest is not that of what it holds: it was changed since it was written.")
    return record


def _beside(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(MOST_RECORD + 1)
    if len(content) > MOST_RECORD:
        raise NoRecordError("It is larger than any record that is read.")
    return content


def _zipped(path: Path) -> bytes:
    with Opened(path) as opened:
        if RECORD not in opened.names:
            raise NoRecordError("There is no record in it.")
        content = opened.read(RECORD)
        if f"{hashlib.sha256(content).hexdigest()}  {RECORD}".encode() not in opened.read(SUMS).splitlines():
            raise NoRecordError("Its record was changed since it was written: verify says more.")
        return content
