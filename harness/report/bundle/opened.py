"""Opens a ZIP of evidence that somebody sent: nothing of it is unpacked to the disk, run, or believed.

It has to be a ZIP as ``archive`` writes it, byte for byte but for the packed content: no second file of a name, no name
that leads out of a folder, no link, nothing between the files and nothing before or behind them. What is read of it is
bounded, whatever it says of itself.
"""

import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from harness.report.bundle.archive import (
    LONGEST_NAME,
    MOST_BYTES,
    MOST_FILES,
    MOST_RECORD,
    MOST_UNPACKED,
    RECORD,
    SUMS,
    entry,
    may_be_called,
)

_END = struct.Struct("<4s4H2LH")
_ENDS, _ZIP64 = b"PK\x05\x06", b"PK\x06\x07"
_MOST_LISTED = MOST_FILES * (46 + LONGEST_NAME)
"""Bytes of the ZIP's own list of files."""
_OTHER_MAKE = "It was not written by harness, or something was added to it, taken from it or changed since."
_DATE = (1 << 5) | 1
"""The first of January 1980, as a ZIP writes it."""
_LOCATOR = 20
"""Bytes of what a ZIP of another sort has before its end."""
_UTF8 = 0x800
"""The flag that says that a name is in UTF-8."""
_RECORD = struct.Struct("<4s4B4HL2L5H2L")
"""What the ZIP's own list holds of a file, before its name."""


class NotEvidenceError(Exception):
    """It is no ZIP of evidence that can be read; the message says why, in a sentence."""


class DamagedError(Exception):
    """One file of it cannot be unpacked."""


class Opened:
    """A ZIP of evidence, in a ``with`` block."""

    def __init__(self, path: Path) -> None:
        """Opens it.

        Raises:
            NotEvidenceError: It is not one that can be read.
            OSError: There is no such file, or it cannot be opened.
        """
        self._file: BinaryIO = path.open("rb")
        try:
            self._entries = {info.filename: info for info in _listed(self._file)}
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    @property
    def names(self) -> tuple[str, ...]:
        """Its files, in the order in which they lie in it."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """What a file holds.

        Raises:
            DamagedError: It cannot be unpacked to what the ZIP says that it holds.
            KeyError: There is no such file in it.
        """
        info = self._entries[name]
        self._file.seek(info.header_offset + len(info.FileHeader(zip64=False)))
        packed = self._file.read(info.compress_size)
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            # One byte more than it says: enough to see that it says too little, and never more.
            content = unpacking.decompress(packed, info.file_size + 1)
        except zlib.error:
            raise DamagedError from None
        whole = unpacking.eof and not unpacking.unused_data and len(content) == info.file_size
        if not whole or zlib.crc32(content) != info.CRC:
            raise DamagedError
        return content


_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, struct.error)
"""What the standard library raises at a list that is none, or is in a version of the format that it does not read."""


def _listed(file: BinaryIO) -> tuple[zipfile.ZipInfo, ...]:
    """The files that it says it holds, once all that they say of themselves is as it is written."""
    start = _start_of_list(file)
    try:
        with zipfile.ZipFile(file) as archive:
            found = archive.infolist()
    except _UNREADABLE as error:
        raise NotEvidenceError(f"It is a damaged ZIP: {error}.") from None
    large = any(info.file_size > (MOST_RECORD if info.filename == RECORD else MOST_BYTES) for info in found)
    if large or sum(info.file_size for info in found) > MOST_UNPACKED:
        raise NotEvidenceError("It says that it holds more than is ever read.")
    for info in found:
        _check_name(info)
    _check_unlike(found)
    at = 0
    for info in found:
        at = _check_header(file, info, at)
    file.seek(start)
    if at != start or file.read()[: -_END.size] != b"".join(map(_record, found)):
        raise NotEvidenceError(_OTHER_MAKE)
    if SUMS not in {info.filename for info in found}:
        raise NotEvidenceError(f"It has no {SUMS}, so it is not evidence that harness wrote.")
    return tuple(found)


def _start_of_list(file: BinaryIO) -> int:
    """Where its own list of files begins, once its end is as it is written and the list is no larger than any is."""
    size = file.seek(0, 2)
    if size > MOST_BYTES:
        raise NotEvidenceError("It is larger than any that is read.")
    file.seek(max(0, size - _END.size - _LOCATOR))
    tail = file.read()
    if len(tail) < _END.size or not tail[-_END.size :].startswith(_ENDS):
        raise NotEvidenceError("It is not a ZIP, or not all of one.")
    _, disk, list_disk, here, files, listed, start, comment = _END.unpack(tail[-_END.size :])
    whole = start + listed + _END.size == size and here == files
    if disk or list_disk or comment or not whole or tail.startswith(_ZIP64):
        raise NotEvidenceError(_OTHER_MAKE)
    if files > MOST_FILES or listed > MOST_FILES * (_RECORD.size + LONGEST_NAME):
        raise NotEvidenceError("It says that it holds more files than are ever read.")
    return int(start)


def _check_name(info: zipfile.ZipInfo) -> None:
    if info.orig_filename != info.filename or not may_be_called(info.filename):
        # Nothing of it may reach a terminal that a terminal obeys.
        raise NotEvidenceError(f"It holds a file whose name is not allowed: {ascii(info.orig_filename)[:80]}.")


def _check_unlike(found: list[zipfile.ZipInfo]) -> None:
    """No two files may be one on any system: some tell no capitals apart."""
    seen: set[str] = set()
    for name in _folded(found):
        if name in seen:
            raise NotEvidenceError(f"It holds two files of one name: {ascii(name)[:80]}.")
        seen.add(name)


def _folded(found: list[zipfile.ZipInfo]) -> Iterator[str]:
    return (unicodedata.normalize("NFC", info.filename).casefold() for info in found)


def _check_header(file: BinaryIO, info: zipfile.ZipInfo, at: int) -> int:
    """Where the file after this one begins, once this one is where it should be and says what is written."""
    header = _like(info).FileHeader(zip64=False)
    file.seek(at)
    if info.header_offset != at or file.read(len(header)) != header:
        raise NotEvidenceError(_OTHER_MAKE)
    return at + len(header) + info.compress_size


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The file as this program would have described it."""
    usual = entry(info.filename)
    usual.CRC, usual.file_size, usual.compress_size = info.CRC, info.file_size, info.compress_size
    return usual


def _record(info: zipfile.ZipInfo) -> bytes:
    """What the ZIP's own list says of a file, as it is written."""
    usual, name = _like(info), info.filename.encode()
    flags = 0 if info.filename.isascii() else _UTF8
    made = (usual.create_version, usual.create_system, usual.extract_version, 0)
    sizes = (usual.CRC, usual.compress_size, usual.file_size, len(name), 0, 0, 0, 0)
    rest = (usual.external_attr, info.header_offset)
    return _RECORD.pack(b"PK\x01\x02", *made, flags, usual.compress_type, 0, _DATE, *sizes, *rest) + name
