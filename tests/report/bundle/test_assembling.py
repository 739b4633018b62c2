"""All the files of the evidence together."""

import json

import pytest

from harness.load import load_pack
from harness.report.bundle.archive import SUMS, write
from harness.report.bundle.assembling import as_tried
from harness.report.bundle.verifying import verify


def test_what_an_assessor_attaches_is_all_there(files, claimed):
    """The report, the claims in four forms, the paragraphs, the draft, the numbers, the record and the pack."""
    wanted = {
        "README.txt", "index.html", "record.json", "junit.xml", "provenance.json", "numbers.csv", "checks.csv",
        "paragraphs.txt", "DRAFT-accessibility-statement.yml",
        *(f"claims/claims.{form}" for form in ("html", "txt", "md", "csv")),
        *(f"inputs/packs/{claimed.name}/{name}" for name in ("service.yaml", "phone.yaml", "journeys.yaml")),
    }  # fmt: skip
    assert wanted <= files.keys()


def test_what_the_record_names_lies_where_it_says(files, run):
    """Each sound and picture, by its path."""
    pieces = [*run.sounds.values(), *run.pictures.values()]
    assert pieces
    assert all(piece.path in files for piece in pieces)


def test_the_same_run_makes_the_same_file(files, tmp_path):
    """And it verifies, list of hashes and all."""
    assert write(files, tmp_path / "one.zip") == write(files, tmp_path / "other.zip")
    found = verify(tmp_path / "one.zip")
    assert found.files == len(files) + 1
    # The sample's digest is made up, so that this is the one thing that does not agree.
    assert [(each.file, "digest" in each.what) for each in found.trouble] == [("record.json", True)]


def test_the_file_to_read_first_names_what_is_there_and_no_more(files, snapshot):
    """Word for word."""
    told = files["README.txt"].decode()
    assert SUMS in told
    assert told == snapshot


def test_provenance_names_what_ran_and_what_went_in(files, run, claimed):
    """By version and by hash."""
    told = json.loads(files["provenance.json"])
    assert (told["digest"], told["packs"]) == (run.digest, dict(run.inputs.packs))
    assert set(told["people"]) == set(run.people)
    assert told["documents"]["eqia"]["sha256"] == claimed.service.documents["eqia"].sha256


def test_a_pack_that_extends_another_brings_that_one_along(pack_copy):
    """What was tried is both."""
    twin = pack_copy.parent / "twin"
    twin.mkdir()
    (twin / "service.yaml").write_text("extends: hmrc-sms-deflection\nname: N\nabout: A.\n", encoding="utf-8")
    found = as_tried(load_pack(str(twin)), {"control": pack_copy / "service.yaml"})
    assert {"inputs/packs/twin/service.yaml", "inputs/packs/hmrc-sms-deflection/phone.yaml"} <= found.keys()
    assert found["inputs/people/control.yaml"] == pack_copy / "service.yaml"


@pytest.mark.parametrize("name", ["index.html", "claims/claims.html", "README.txt", "paragraphs.txt"])
def test_nothing_names_the_machine_that_made_it(files, folder, name):
    """No path of a folder that only this machine has."""
    assert str(folder) not in files[name].decode()
