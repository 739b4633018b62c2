"""Evidence that a page carries."""

from harness.model.finding import Evidence
from harness.report.evidence import shelve

ROOM = 1_000_000


def test_a_file_is_carried_once(record, folder):
    """Two visits with the same picture share one piece."""
    pieces, room = shelve(record.pictures.items(), folder, ROOM)
    assert pieces["v1"] is pieces["v2"]
    assert pieces["v1"].uri.startswith("data:image/jpeg;base64,")
    assert room == ROOM - len(pieces["v1"].uri)


def test_nothing_outside_the_folder_is_read(folder):
    """A path in a stored record that leads out of the report's folder is not followed."""
    folder.mkdir()
    (folder.parent / "secret.wav").write_bytes(b"secret")
    given = Evidence(kind="sound", path="../secret.wav", sha256="0" * 64)
    piece = shelve([("words", given)], folder, ROOM)[0]["words"]
    assert piece.uri is None
    assert "is not in the report's folder" in piece.trouble


def test_a_changed_file_is_not_shown(record, folder):
    """A file whose hash is not the record's is left out, and the page says why."""
    (folder / "pictures" / "page.jpg").write_bytes(b"other")
    piece = shelve(record.pictures.items(), folder, ROOM)[0]["v1"]
    assert piece.uri is None
    assert "its hash differs" in piece.trouble


def test_what_does_not_fit_is_named(record, folder):
    """A file that there is no room for is named, so that it can be found beside the page."""
    piece = shelve(record.pictures.items(), folder, 100)[0]["v1"]
    assert piece.uri is None
    assert "pictures/page.jpg" in piece.trouble


def test_a_missing_file_is_said(record, folder):
    """A record whose evidence was not kept still makes a report."""
    (folder / "pictures" / "page.jpg").unlink()
    assert "is not in the report's folder" in shelve(record.pictures.items(), folder, ROOM)[0]["v1"].trouble
