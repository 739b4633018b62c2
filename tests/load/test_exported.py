"""Exports as packs, with the files that real people exported."""

import os
from pathlib import Path

import pytest

from harness.load import LoadError, load_pack
from harness.load.exported import as_pack, load_export, read
from harness.load.write_pack import write_pack
from harness.model.pack import Pack

CORPUS = Path(os.environ.get("HARNESS_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
FOLDERS = ("amazon-connect", "amazon-connect-classic")
EXPORTS = [given for name in FOLDERS for given in (CORPUS / name, *sorted((CORPUS / name).glob("*.json")))]


def told(pack: Pack) -> dict[str, object]:
    """All that a pack holds, but where it was read from and where it lies."""
    things = {"lines": pack.phone.lines, "steps": pack.phone.steps, "ways_in": pack.service.ways_in}
    named = {
        group: {name: (thing.model_dump(exclude={"origin"}), thing.origin.block) for name, thing in members.items()}
        for group, members in things.items()
    }
    humans = {name: human.model_dump(exclude={"origin"}) for name, human in pack.service.humans.items()}
    return named | {
        "flow": pack.phone.model_dump(exclude={"lines", "steps"}),
        "service": (pack.service.name, pack.service.about, humans),
    }


@pytest.mark.skipif(not EXPORTS[2:], reason="the corpus of exported flows is not here")
@pytest.mark.parametrize("given", EXPORTS, ids=lambda path: path.name[-60:])
def test_every_real_export_is_written_as_a_pack_that_loads_as_it_was_read(given, tmp_path):
    imported = read(str(given))
    pack = as_pack(imported, str(given))
    write_pack(pack, imported, tmp_path / "pack")
    loaded = load_pack(str(tmp_path / "pack"))
    assert told(loaded) == told(pack)
    for step in pack.phone.steps.values():
        assert step.origin.file and step.origin.block
    for file in imported.files:
        assert all(each.step in file.steps for each in file.unknown)


@pytest.mark.skipif(not EXPORTS[2:], reason="the corpus of exported flows is not here")
def test_an_export_is_the_same_pack_every_time():
    given = str(CORPUS / "amazon-connect-classic")
    assert load_export(given) == load_export(given)


def test_every_mistake_of_an_export_is_told_with_its_place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "a.json").write_text("{", encoding="utf-8")
    (tmp_path / "flows" / "b.json").write_text('{\n "Actions": []}', encoding="utf-8")
    with pytest.raises(LoadError) as refused:
        read("flows")
    assert [(p.file, p.line) for p in refused.value.problems] == [("flows/a.json", 1), ("flows/b.json", 1)]


def test_a_folder_with_nothing_exported_in_it_is_said_to_be_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "flows").mkdir()
    with pytest.raises(LoadError, match="There is no exported flow in this folder"):
        read("flows")
