"""Files are whole or not there."""

import os
from pathlib import Path

import pytest

from harness.report.files import write_whole


def test_writes_text_and_bytes(tmp_path):
    """What is written stands in the file, in a folder that is made for it, with line feeds on every system."""
    path = write_whole(tmp_path / "new" / "a.txt", "one\ntwo µ\n")
    assert path.read_bytes() == "one\ntwo µ\n".encode()
    assert write_whole(path, b"\x00\x01").read_bytes() == b"\x00\x01"


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    """When the write fails, the file that was there stands as it was, and nothing is left beside it."""
    path = write_whole(tmp_path / "a.txt", "old")

    def full(_descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space left"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_rename_leaves_nothing_behind(tmp_path, monkeypatch):
    """An interrupt between writing and renaming leaves no part of a file."""

    def interrupt(_self: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.txt", "new")
    assert list(tmp_path.iterdir()) == []


def test_a_character_that_utf8_cannot_hold_is_escaped(tmp_path):
    """Half a surrogate pair does not lose the report; it is written as its escape."""
    assert write_whole(tmp_path / "a.txt", "a\ud800b").read_text(encoding="utf-8") == "a\\ud800b"
