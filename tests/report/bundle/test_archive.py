"""The ZIP itself: the same content always makes the same file, and nothing is written that would not be read."""

import hashlib
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.report.bundle import archive
from harness.report.bundle.archive import SUMS, NotWrittenError, may_be_called, write

FILES = {"b.txt": b"second", "a.txt": b"first", "folder/c.txt": b""}


def test_the_same_content_makes_the_same_zip_whatever_the_order(tmp_path):
    """Byte for byte, with no date in it; the hash that is given is that of the file."""
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    told = write(FILES, one)
    assert told == write(dict(reversed(FILES.items())), other) == hashlib.sha256(one.read_bytes()).hexdigest()
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as made:
        assert made.namelist() == sorted([*FILES, SUMS])
        assert {info.date_time for info in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert made.testzip() is None


def test_the_list_is_one_that_sha256sum_reads(tmp_path):
    """A line for each file but the list itself: its hash, two spaces, its name."""
    write(FILES, tmp_path / "made.zip")
    with zipfile.ZipFile(tmp_path / "made.zip") as made:
        lines = made.read(SUMS).decode().splitlines()
    assert lines == [f"{hashlib.sha256(FILES[name]).hexdigest()}  {name}" for name in sorted(FILES)]


@pytest.mark.parametrize("name", ["/etc/passwd", "../up.txt", "a/../b", "a//b", "a/", "", ".", "C:x", "a\\b", "a\nb"])
def test_a_name_that_would_not_be_read_is_not_written(tmp_path, name):
    """It says which, and leaves nothing behind."""
    with pytest.raises(NotWrittenError, match="cannot be put into evidence"):
        write({name: b""}, tmp_path / "made.zip")
    assert not any(tmp_path.iterdir())


def test_what_is_too_large_to_be_read_is_not_written(tmp_path, monkeypatch):
    """It says what to leave out."""
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    with pytest.raises(NotWrittenError, match="too large"):
        write(FILES, tmp_path / "made.zip")
    monkeypatch.setattr(archive, "MOST_FILES", 4)
    monkeypatch.setattr(archive, "MOST_RECORD", 4)
    with pytest.raises(NotWrittenError, match="too large"):
        write({"record.json": b"12345"}, tmp_path / "made.zip")
    monkeypatch.setattr(archive, "MOST_BYTES", 100)
    with pytest.raises(NotWrittenError, match="too large"):
        write({"a.txt": b"x" * 101}, tmp_path / "made.zip")


@given(st.text())
def test_no_name_that_may_be_leads_out_of_its_folder(name):
    """Whatever it is, every part of it is a name."""
    if may_be_called(name):
        assert not name.startswith("/")
        assert not {"", ".", ".."} & set(name.split("/"))
        assert len(name.encode()) <= archive.LONGEST_NAME
