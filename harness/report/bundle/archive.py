"""The file itself: a ZIP that the same content always makes alike, and in it the hash of each other file."""

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from harness.report.files import write_whole

SUMS = "SHA256SUMS"
"""The list of hashes, in the shape that ``sha256sum --check`` reads; it lists every file but itself."""
MOST_FILES = 20_000
MOST_BYTES = 512 * 1024 * 1024
"""Bytes of one file, and of the ZIP: what is larger is neither written nor read."""
RECORD = "record.json"
MOST_RECORD = 128 * 1024 * 1024
"""Bytes of the record: alone of all files it is not only hashed but read as JSON, which takes many times its size."""
MOST_UNPACKED = 2 * 1024 * 1024 * 1024
"""Bytes of all files together."""
LONGEST_NAME = 240
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\\:]")
_DAY = (1980, 1, 1, 0, 0, 0)
"""The first that a ZIP can hold: when a file was made is told in the record, and would make every ZIP another."""


class NotWrittenError(Exception):
    """The evidence does not fit into a file that could be read again; the message says why, and what to do."""


_TOO_LARGE = "The evidence is too large for one file. Leave out --audio, or name fewer people with --person."


def may_be_called(name: str) -> bool:
    """Whether a file of the ZIP may have a name: one that stays in its folder, on any system."""
    if _UNSAFE.search(name) or any("\ud800" <= each <= "\udfff" for each in name):
        return False
    return len(name.encode()) <= LONGEST_NAME and not any(part in ("", ".", "..") for part in name.split("/"))


def entry(name: str) -> zipfile.ZipInfo:
    """A file of the ZIP as it is written: no date, readable by everybody, packed, and nothing besides."""
    info = zipfile.ZipInfo(name, _DAY)
    info.create_system = 3  # so that one made on Windows is no other
    info.external_attr = 0o100644 << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def write(files: Mapping[str, bytes], path: Path) -> str:
    """Write the ZIP, with the list of hashes added.

    Args:
        files: What it holds, by name.
        path: Where it goes.

    Returns:
        The sha256 of the ZIP.

    Raises:
        NotWrittenError: It would hold more than is ever read again, or a file of a name that is not.
        OSError: It cannot be written there.
    """
    whole = {**files, SUMS: _sums(files).encode()}
    sizes = [len(content) for content in whole.values()]
    if (
        len(whole.get(RECORD, b"")) > MOST_RECORD
        or len(whole) > MOST_FILES
        or max(sizes) > MOST_BYTES
        or sum(sizes) > MOST_UNPACKED
    ):
        raise NotWrittenError(_TOO_LARGE)
    for name in whole:
        if not may_be_called(name):
            raise NotWrittenError(f"A file of this name cannot be put into evidence: {name!a}. Give it another.")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in sorted(whole):
            archive.writestr(entry(name), whole[name])
    if made.tell() > MOST_BYTES:
        raise NotWrittenError(_TOO_LARGE)
    write_whole(path, made.getvalue())
    return hashlib.sha256(made.getbuffer()).hexdigest()


def _sums(files: Mapping[str, bytes]) -> str:
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
