"""Sounds and pictures, each carried once inside a page, as far as there is room."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.model.finding import Evidence

_TYPES = {".wav": "audio/wav", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
_FRAMES = (0xC0, 0xC1, 0xC2)
"""The markers of a frame: baseline, extended, progressive."""


@dataclass(frozen=True)
class Piece:
    """One piece of evidence as a page shows it.

    Attributes:
        number: Its place in the page's list, from 1; the same file has one number however often it is named.
        label: The prompt's words, or the visit's id.
        evidence: What the record says of it.
        uri: The file itself as a data URI; none when it is not carried.
        trouble: Why it is not carried, in a sentence; none when it is.
    """

    number: int
    label: str
    evidence: Evidence
    uri: str | None
    trouble: str | None


def shelve(
    items: Iterable[tuple[str, Evidence]], folder: Path, room: int, up: str = ""
) -> tuple[Mapping[str, Piece], int]:
    """Fetch pieces of evidence into data URIs, each file once.

    Args:
        items: A label and its evidence, in the order of the page's list.
        folder: The report's folder, which paths are relative to; nothing outside it is ever read.
        room: How many characters of data URI there is room for.
        up: What leads from the page to the report's folder.

    Returns:
        The piece for each label, and the room that is left.
    """
    by_file: dict[str, Piece] = {}
    pieces: dict[str, Piece] = {}
    for label, evidence in items:
        piece = by_file.get(evidence.sha256)
        if piece is None:
            uri, trouble = _fetch(evidence, folder, room, up)
            room -= len(uri or "")
            piece = by_file[evidence.sha256] = Piece(len(by_file) + 1, label, evidence, uri, trouble)
        pieces[label] = piece
    return pieces, room


def jpeg_size(content: bytes) -> tuple[int, int]:
    """How wide and how high a JPEG is, from the marker that its frame starts with.

    Raises:
        ValueError: It has no frame.
    """
    at = 2
    while at + 9 <= len(content):
        if content[at + 1] in _FRAMES:
            return int.from_bytes(content[at + 7 : at + 9], "big"), int.from_bytes(content[at + 5 : at + 7], "big")
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    raise ValueError("This JPEG has no frame.")


def _fetch(evidence: Evidence, folder: Path, room: int, up: str) -> tuple[str | None, str | None]:
    path = (folder / evidence.path).resolve()
    media = _TYPES.get(path.suffix.lower())
    if media is None or not path.is_relative_to(folder.resolve()) or not path.is_file():
        return None, f"The file {evidence.path} is not in the report's folder."
    # In base64 four characters carry three bytes.
    if path.stat().st_size * 4 // 3 + 40 > room:
        return None, f"To keep this page small the file lies beside it: {up}{evidence.path}"
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != evidence.sha256:
        return None, f"The file {evidence.path} is not the one that the run made: its hash differs."
    return f"data:{media};base64,{base64.b64encode(content).decode()}", None
