"""Verifying finds whatever was changed, by its own hashes; and says which file, in a sentence."""

import hashlib
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.model.record import Inputs, digest_of
from harness.report import record_json
from harness.report.bundle.archive import SUMS, entry, write
from harness.report.bundle.opened import DamagedError, NotEvidenceError, Opened
from harness.report.bundle.verifying import RECORD, against, verify

KEPT = {"walks": [], "findings": [{"id": "a", "evidence": []}], "properties": [], "verdicts": []}
BESIDE = {"sounds": {}, "pictures": {}, "pages": {}, "recordings": {}}
HELD = {**KEPT, **BESIDE, "inputs": {"packs": {"p": "1"}, "people": {}}, "digest": digest_of(KEPT)}
FILES = {RECORD: json.dumps(HELD).encode(), "a.txt": b"words " * 40, "folder/b.txt": b"", "ŷ.txt": b"cy"}
often = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def whole(tmp_path):
    """A ZIP that is as it was written."""
    write(FILES, tmp_path / "whole.zip")
    return tmp_path / "whole.zip"


def held(path):
    """What a ZIP holds, as far as it can be read."""
    with Opened(path) as found:
        return {name: found.read(name) for name in found.names}


def again(path, content):
    """A ZIP of any content, its list of hashes as given."""
    with zipfile.ZipFile(path, "w") as made:
        for name in sorted(content):
            made.writestr(entry(name), content[name])
    return path


def trouble(path):
    return [(each.file, each.what) for each in verify(path).trouble]


def test_what_was_written_is_found_whole(whole):
    """No trouble, every file counted, and the hash of the ZIP."""
    found = verify(whole)
    assert (found.trouble, found.files) == ((), len(FILES) + 1)
    assert found.sha256 == hashlib.sha256(whole.read_bytes()).hexdigest()


@often
@given(data=st.data())
def test_any_byte_that_is_changed_is_found(whole, tmp_path, data):
    """Wherever it lies: unless what the ZIP holds is the same to the last byte, as where it only filled up a byte."""
    content = bytearray(whole.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1), label="at")
    content[at] ^= data.draw(st.integers(1, 255), label="bits")
    other = tmp_path / "other.zip"
    other.write_bytes(content)
    try:
        found = verify(other).trouble
    except NotEvidenceError:
        return
    assert found or held(other) == held(whole)


@often
@given(name=st.sampled_from(sorted(FILES)), content=st.binary(max_size=300))
def test_any_file_that_holds_something_else_is_found(tmp_path, whole, name, content):
    """The file is named; a record that was changed may be in trouble for more than its hash."""
    kept = held(whole)
    other = again(tmp_path / "other.zip", {**kept, name: content})
    named = [file for file, what in trouble(other) if "its hash differs" in what]
    assert named == ([name] if content != kept[name] else [])


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_that_is_missing_added_or_renamed_is_found(tmp_path, whole, name):
    """Each is said in its own words, and of the right file."""
    kept = held(whole)
    left = {each: content for each, content in kept.items() if each != name}
    missing = (name, "This file is listed, and it is missing.")
    assert missing in trouble(again(tmp_path / "less.zip", left))
    added = ("new.txt", "This file is not listed: it was added.")
    assert trouble(again(tmp_path / "more.zip", {**kept, "new.txt": b""})) == [added]
    renamed = trouble(again(tmp_path / "renamed.zip", {**left, "new.txt": kept[name]}))
    assert {missing, added} <= set(renamed)


@pytest.mark.parametrize(
    "line", ["", "no hash  a.txt", "0" * 64 + " a.txt", "0" * 64 + "  a.txt\n" + "0" * 64 + "  a.txt", "\x1b[2J"]
)
def test_a_list_that_cannot_be_read_is_said(tmp_path, whole, line):
    """By its line, and no file that it leaves out passes for listed."""
    kept = held(whole)
    told = trouble(again(tmp_path / "other.zip", {**kept, SUMS: line.encode()}))
    assert any(file == SUMS for file, _ in told)
    assert ("ŷ.txt", "This file is not listed: it was added.") in told


def rewritten(path, record):
    """A ZIP whose record was changed and whose list of hashes was written anew."""
    write({**FILES, RECORD: record if isinstance(record, bytes) else json.dumps(record).encode()}, path)
    return path


def test_a_digest_that_is_not_that_of_the_content_is_found(tmp_path):
    """Also where every hash was written anew."""
    other = rewritten(tmp_path / "other.zip", {**HELD, "findings": []})
    assert trouble(other) == [(RECORD, "The digest is not that of what the record holds.")]


def test_evidence_that_the_record_names_otherwise_is_found(tmp_path):
    """A picture was changed and every hash of the list written anew, but the record has another."""
    piece = {"kind": "picture", "path": "a.txt", "sha256": "0" * 64}
    other = rewritten(tmp_path / "other.zip", {**HELD, "pictures": {"v1": piece}})
    assert trouble(other) == [("a.txt", "The record names this file with another hash, or it is missing.")]


@pytest.mark.parametrize(
    "record",
    [b"", b"[]", b"\xff", b"[" * 100_000, b'{"digest": 1}', json.dumps({**HELD, "walks": 1, "sounds": []}).encode(),
     json.dumps({**HELD, "findings": [1]}).encode(), json.dumps({**HELD, "pictures": {"a": {}}}).encode()],
    ids=["empty", "list", "no-utf-8", "deep", "bare", "wrong", "wrong-findings", "wrong-pictures"],
)  # fmt: skip
def test_a_record_that_is_none_is_said_and_nothing_breaks(tmp_path, record):
    """Whatever was put in its place."""
    assert {file for file, _ in trouble(rewritten(tmp_path / "other.zip", record))} == {RECORD}


def test_the_digest_of_a_real_record_is_that_of_its_file(record, tmp_path):
    """What a run computes from its models, and verifying from the file, is one digest."""
    kept = json.loads(record_json.write(record, tmp_path).read_bytes())
    parts = ("walks", "findings", "properties", "verdicts")
    made = {name: [each.model_dump(mode="json") for each in getattr(record, name)] for name in parts}
    assert digest_of(kept) == digest_of(made)


def test_against_what_is_here():
    """The same, another, or not there; and nothing of a record that names none."""
    here = Inputs(packs={"p": "1", "q": "2"}, people={}, command="")
    tried = {"inputs": {"packs": {"p": "1", "q": "9", "r": "3"}, "people": {"a": "1"}}}
    assert against(tried, here) == {
        "packs": {"p": "same", "q": "differs", "r": "not-here"},
        "people": {"a": "not-here"},
    }
    assert against({"inputs": [1]}, here) == {"packs": {}, "people": {}}


def test_a_file_that_cannot_be_unpacked_is_said(tmp_path, whole):
    """What is packed in it was changed, and its length was not."""
    content = bytearray(whole.read_bytes())
    content[content.index(b"a.txt", content.index(b"PK\x03\x04", 4)) + 5] = 0xFF
    (tmp_path / "other.zip").write_bytes(content)
    assert trouble(tmp_path / "other.zip") == [("a.txt", "This file is damaged: it cannot be unpacked.")]
    with Opened(tmp_path / "other.zip") as found, pytest.raises(DamagedError):
        found.read("a.txt")
