"""The record as a file, from which every other report can be made again."""

from pathlib import Path

from harness.model.record import Record
from harness.report.files import write_whole


def write(record: Record, folder: Path) -> Path:
    """Write ``record.json``: the same record gives the same bytes."""
    return write_whole(folder / "record.json", record.model_dump_json(indent=1) + "\n")


def read(path: Path) -> Record:
    """Read a record again.

    Raises:
        OSError: The file cannot be read.
        pydantic.ValidationError: It is not a record, or one of another version's shape.
    """
    return Record.model_validate_json(path.read_bytes())
