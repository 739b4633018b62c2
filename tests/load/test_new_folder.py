"""Where an imported pack is written: into a folder that is new, whole or not at all."""

from pathlib import Path

import pytest

from harness.load import LoadError
from harness.load import write_pack as module
from harness.load.exported import as_pack, read
from harness.load.write_pack import new_folder, write_pack

FLOW = """{"StartAction": "bye", "Actions": [
  {"Identifier": "bye", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}
]}"""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A flow of one block."""
    file = tmp_path / "council.json"
    file.write_text(FLOW, encoding="utf-8")
    return file


def write(export: Path, to: Path) -> None:
    imported = read(str(export))
    write_pack(as_pack(imported, str(export)), imported, to)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Main Menu", "Call it '{}/main-menu'."),
        ("flow.yaml", "Call it '{}/flow-yaml'."),
        ("ÿ", "Name a new folder: journeys/NAME."),
    ],
)
def test_the_name_is_one_that_a_pack_can_have(tmp_path, name, says):
    with pytest.raises(LoadError, match="The name of a pack is small letters") as refused:
        new_folder(tmp_path / name)
    assert str(refused.value).endswith(says.format(tmp_path.as_posix()))


@pytest.mark.parametrize("there", ["a file in it", "a file", "a link", "a link to nothing"])
def test_nothing_is_written_over(export, tmp_path, there):
    to = tmp_path / "pack"
    if there == "a file in it":
        to.mkdir()
        (to / "mine.txt").write_text("Mine.", encoding="utf-8")
    elif there == "a file":
        to.write_text("Mine.", encoding="utf-8")
    else:
        to.symlink_to(export if there == "a link" else tmp_path / "nothing")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(LoadError, match="nothing is ever written over"):
        write(export, to)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_an_empty_folder_is_a_new_one(export, tmp_path):
    to = tmp_path / "pack"
    to.mkdir()
    write(export, to)
    assert {path.name for path in to.iterdir()} == {"service.yaml", "phone.yaml", "texts.yaml", "journeys.yaml"}


def test_a_pack_is_written_whole_or_not_at_all(export, tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(LoadError, match="cannot be written here: No space left"):
        write(export, tmp_path / "to" / "pack")
    assert list((tmp_path / "to").iterdir()) == []


def test_a_pack_that_would_be_too_long_to_be_loaded_is_not_written(export, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 1_000)
    with pytest.raises(LoadError, match="Import fewer files at a time"):
        write(export, tmp_path / "pack")
    assert not (tmp_path / "pack").exists()
