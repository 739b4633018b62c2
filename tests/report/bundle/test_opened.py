"""A ZIP that somebody sent is refused unless it is as it is written; nothing of it reaches the disk."""

import io
import stat
import struct
import zipfile
import zlib

import pytest

from harness.report.bundle import opened
from harness.report.bundle.archive import SUMS, entry
from harness.report.bundle.opened import DamagedError, NotEvidenceError, Opened


def zipped(path, *members, comment=b""):
    """A ZIP of any make: members are a ZipInfo or a name, and content."""
    with zipfile.ZipFile(path, "w") as made:
        for info, content in (*members, (entry(SUMS), b"")):
            made.writestr(info if isinstance(info, zipfile.ZipInfo) else entry(info), content)
        made.comment = comment
    return path


def changed(name="a.txt", **more):
    """A file that says something else of itself than is ever written."""
    info = entry(name)
    for key, value in more.items():
        setattr(info, key, value)
    return info


def test_what_was_written_is_read(small):
    """Every file, in its own order, with what it holds."""
    with Opened(small) as found:
        assert found.names == (SUMS, "a.txt", "folder/b.txt", "record.json", "ŷ.txt")
        assert found.read("a.txt") == b"words " * 40
        assert found.read("folder/b.txt") == b""


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../up.txt", "a/../../up.txt", "folder/", "C:x.txt", "a\\b.txt", "a\x1b[2J.txt", "x" * 300]
)
def test_a_name_that_leads_out_or_deceives_is_refused(tmp_path, name):
    """And what is said of it holds nothing that a terminal obeys."""
    with pytest.raises(NotEvidenceError, match="name is not allowed") as refused:
        Opened(zipped(tmp_path / "made.zip", (name, b"x")))
    assert str(refused.value).isprintable()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("names", [("a.txt", "a.txt"), ("a.txt", "A.TXT"), ("\u00e9.txt", "e\u0301.txt")])
def test_two_files_of_one_name_are_refused(tmp_path, names):
    """On any system: some tell no capitals apart, and some no ways of writing an accent."""
    with pytest.raises(NotEvidenceError, match="two files of one name"):
        Opened(zipped(tmp_path / "made.zip", *((name, b"x") for name in names)))


@pytest.mark.parametrize(
    "info",
    [
        changed(external_attr=(stat.S_IFLNK | 0o777) << 16),
        changed(date_time=(2026, 1, 1, 0, 0, 0)),
        changed(compress_type=zipfile.ZIP_STORED),
        changed(compress_type=zipfile.ZIP_BZIP2),
        changed(extra=b"\x99\x99\x02\x00ab"),
        changed(comment=b"more"),
        changed(create_system=0),
    ],
    ids=["link", "date", "stored", "bzip2", "extra", "comment", "system"],
)
def test_a_link_or_anything_else_that_is_never_written_is_refused(tmp_path, info):
    """What is no plain file, packed, without a date, is not evidence."""
    with pytest.raises(NotEvidenceError):
        Opened(zipped(tmp_path / "made.zip", (info, b"x")))


def test_what_is_no_zip_or_not_all_of_one_is_refused(tmp_path, small):
    """Nothing, words, and every beginning of a ZIP."""
    whole, path = small.read_bytes(), tmp_path / "part.zip"
    for content in (b"", b"PK", b"no zip at all " * 9, *(whole[:end] for end in range(0, len(whole), 7))):
        path.write_bytes(content)
        with pytest.raises(NotEvidenceError):
            Opened(path)


def test_bytes_before_behind_or_between_are_refused(tmp_path, small):
    """Nothing can ride along: not before it, not behind it, not in its comment, not between two files."""
    whole, path = small.read_bytes(), tmp_path / "more.zip"
    at = whole.index(b"PK\x03\x04", 4)
    for content in (b"#!/bin/sh\n" + whole, whole + b"more", whole[:at] + b"more" + whole[at:]):
        path.write_bytes(content)
        with pytest.raises(NotEvidenceError):
            Opened(path)
    with pytest.raises(NotEvidenceError):
        Opened(zipped(path, ("a.txt", b"x"), comment=b"more"))


def test_a_file_of_which_no_hash_is_kept_is_no_evidence(tmp_path):
    """Without the list of hashes it is a ZIP like any other."""
    with zipfile.ZipFile(tmp_path / "made.zip", "w") as made:
        made.writestr(entry("a.txt"), b"x")
    with pytest.raises(NotEvidenceError, match="SHA256SUMS"):
        Opened(tmp_path / "made.zip")


def lying(path, content, says):
    """A ZIP of which one file says that it holds fewer bytes, in all three places."""
    zipped(path, ("a.txt", content))
    size = struct.pack("<L", len(content))
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<L", says)))
    return path


def test_a_file_that_unpacks_to_more_than_it_says_is_never_unpacked_whole(tmp_path, monkeypatch):
    """One byte more than it says is the most that is ever unpacked of it."""
    most = []
    real = zlib.decompressobj

    class Watched:
        def __init__(self, *given):
            self.real = real(*given)

        def decompress(self, packed, limit):
            content = self.real.decompress(packed, limit)
            most.append(len(content))
            return content

        def __getattr__(self, name):
            return getattr(self.real, name)

    monkeypatch.setattr(opened.zlib, "decompressobj", Watched)
    with Opened(lying(tmp_path / "bomb.zip", bytes(10_000_000), 1000)) as found, pytest.raises(DamagedError):
        found.read("a.txt")
    assert most == [1001]


def test_what_says_that_it_holds_more_than_is_ever_read_is_refused(monkeypatch, small):
    """By its files, by its bytes, and by how many files it has."""
    monkeypatch.setattr(opened, "MOST_UNPACKED", 100)
    with pytest.raises(NotEvidenceError, match="more than is ever read"):
        Opened(small)
    monkeypatch.undo()
    monkeypatch.setattr(opened, "MOST_RECORD", 1)  # it holds {}
    with pytest.raises(NotEvidenceError, match="more than is ever read"):
        Opened(small)
    monkeypatch.undo()
    monkeypatch.setattr(opened, "MOST_FILES", 3)
    with pytest.raises(NotEvidenceError, match="more files"):
        Opened(small)
    monkeypatch.undo()
    monkeypatch.setattr(opened, "MOST_BYTES", 100)
    with pytest.raises(NotEvidenceError, match="larger"):
        Opened(small)


def test_a_zip_of_the_large_sort_is_refused(tmp_path):
    """Its list could say anything of its own size."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(entry("a.txt"), b"x")
    end = made.getvalue()[-22:]
    path = tmp_path / "large.zip"
    path.write_bytes(made.getvalue()[:-22] + b"PK\x06\x06" + bytes(52) + b"PK\x06\x07" + bytes(16) + end)
    with pytest.raises(NotEvidenceError):
        Opened(path)
