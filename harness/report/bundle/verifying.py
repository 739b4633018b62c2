"""Verifies a ZIP of evidence: whether it is still what was written, by its own hashes. Nothing in it is run.

Hashes are no signature: who changes a file and writes every hash anew is not found out. For that, the sha256 of the
whole ZIP has to be kept where they cannot change it.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from harness.model.record import Inputs, digest_of
from harness.report.bundle.archive import RECORD, SUMS
from harness.report.bundle.opened import DamagedError, Opened

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_EVIDENCE = ("sounds", "pictures", "pages", "recordings")
"""Where a record names files that lie beside it."""

Again = Literal["same", "differs", "not-here"]
"""What something that was tried is, set beside what is here under its name."""


class Trouble(NamedTuple):
    """Something that is not as it was written: the file, and what is wrong with it, in a sentence."""

    file: str
    what: str


class Verified(NamedTuple):
    """What a check of a ZIP came to.

    Attributes:
        sha256: Of the ZIP.
        files: How many files it holds.
        trouble: What is not as it was written; empty where all is.
        record: Its record as JSON; none where it cannot be read.
    """

    sha256: str
    files: int
    trouble: tuple[Trouble, ...]
    record: Mapping[str, Any] | None


def verify(path: Path) -> Verified:
    """Verifies a ZIP.

    Args:
        path: The ZIP.

    Raises:
        NotEvidenceError: It is no ZIP of evidence that can be read.
        OSError: There is no such file, or it cannot be read.
    """
    with Opened(path) as opened:
        trouble: list[Trouble] = []
        found: dict[str, str] = {}
        record: Mapping[str, Any] | None = None
        listed: Mapping[str, str] = {}
        for name in opened.names:
            try:
                content = opened.read(name)
            except DamagedError:
                trouble.append(Trouble(name, "This file is damaged: it cannot be unpacked."))
                found[name] = ""
                continue
            found[name] = hashlib.sha256(content).hexdigest()
            if name == SUMS:
                listed = _listed(content, trouble)
            if name == RECORD:
                record = _parsed(content, trouble)
        trouble += _differences(listed, {name: found[name] for name in found if name != SUMS})
        if RECORD not in found:
            trouble.append(Trouble(RECORD, "There is no record in it."))
        if record is not None:
            trouble += _of_record(record, found)
    whole = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            whole.update(part)
    return Verified(whole.hexdigest(), len(found), tuple(dict.fromkeys(trouble)), record)


def _listed(content: bytes, trouble: list[Trouble]) -> Mapping[str, str]:
    """The hashes that the list gives, by file."""
    found: dict[str, str] = {}
    for number, line in enumerate(content.decode(errors="replace").removesuffix("\n").split("\n"), start=1):
        read = _LINE.fullmatch(line)
        if read is None or read[2] in found:
            trouble.append(Trouble(SUMS, f"Line {number} cannot be read, or names a file again."))
        else:
            found[read[2]] = read[1]
    return found


def _differences(listed: Mapping[str, str], found: Mapping[str, str]) -> Iterator[Trouble]:
    for name in sorted({*listed, *found}):
        if name not in found:
            yield Trouble(name, "This file is listed, and it is missing.")
        elif name not in listed:
            yield Trouble(name, "This file is not listed: it was added.")
        elif found[name] and found[name] != listed[name]:
            yield Trouble(name, "This file is not the one that was listed: its hash differs.")


def _parsed(content: bytes, trouble: list[Trouble]) -> Mapping[str, Any] | None:
    try:
        record = json.loads(content)
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        trouble.append(Trouble(RECORD, "This is not a record: it cannot be read as JSON."))
        return None
    return record


def _of_record(record: Mapping[str, Any], found: Mapping[str, str]) -> Iterator[Trouble]:
    """What in a record does not agree with itself, or with the files beside it."""
    try:
        if digest_of(record) != record["digest"]:
            yield Trouble(RECORD, "The digest is not that of what the record holds.")
        pieces = [piece for part in _EVIDENCE for piece in record[part].values()]
        wrong = [each["path"] for each in pieces if found.get(each["path"]) != each["sha256"]]
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
        yield Trouble(RECORD, "This is not a record, or one of another version's shape.")
        return
    for name in dict.fromkeys(wrong):
        yield Trouble(str(name), "The record names this file with another hash, or it is missing.")


def against(record: Mapping[str, Any], here: Inputs) -> Mapping[str, Mapping[str, Again]]:
    """Whether the packs and people that were tried are the same as those here.

    Args:
        record: The record of the evidence.
        here: What is here, as a run of it would record it.
    """
    return {
        part: {name: _again(sha256, now.get(name)) for name, sha256 in tried(record, part).items()}
        for part, now in (("packs", here.packs), ("people", here.people))
    }


def tried(record: Mapping[str, Any], part: str) -> Mapping[str, object]:
    """The ``packs`` or the ``people`` that a record says were tried, with their hashes; it may say anything."""
    return _mapping(_mapping(record.get("inputs")).get(part))


def _again(then: object, now: str | None) -> Again:
    return "not-here" if now is None else "same" if now == then else "differs"


def _mapping(given: object) -> Mapping[str, object]:
    return given if isinstance(given, dict) else {}
