"""The record as a file."""

import pytest
from pydantic import ValidationError

from harness.report import html, record_json


def test_a_record_comes_back_whole(record, folder):
    """What is written reads back as the same record."""
    assert record_json.read(record_json.write(record, folder)) == record


def test_the_same_record_gives_the_same_bytes(record, folder):
    """Writing what was read gives the file again, byte for byte."""
    path = record_json.write(record, folder)
    before = path.read_bytes()
    assert record_json.write(record_json.read(path), folder).read_bytes() == before


def test_every_report_can_be_made_again(record, folder):
    """The page that is made from a stored record is the page that the run made."""
    first = html.write(record, folder).read_bytes()
    assert html.write(record_json.read(record_json.write(record, folder)), folder).read_bytes() == first


def test_what_is_no_record_is_refused(folder):
    """A file of another shape is refused, not half read."""
    folder.mkdir(parents=True)
    (folder / "record.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ValidationError):
        record_json.read(folder / "record.json")
