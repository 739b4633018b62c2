"""People load, the control first, or their files say what is wrong and where."""

from pathlib import Path

import pytest

from harness.load import LoadError, load_people, ship_folder

SOMEBODY = """\
id: somebody
name: Somebody
about: Made for a test.
presses:
  decides: {value: 9, source: A study.}
has: {line: landline}
"""


@pytest.fixture
def somebody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a person in the working folder."""
    (tmp_path / "personas").mkdir()
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "personas" / "somebody.yaml"
    file.write_text(SOMEBODY, encoding="utf-8")
    return file


def refused(*wanted: str) -> list[str]:
    """What is said when these people are asked for, line by line."""
    with pytest.raises(LoadError) as error:
        load_people(wanted)
    return str(error.value).splitlines()


def test_everybody_who_ships_loads_and_the_control_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    ids = [person.id for person in load_people()]
    assert ids == ["control", *sorted(set(ids) - {"control"})]
    assert ids == [person.id for person in load_people(ids[::-1])]
    assert set(ids) == {file.stem for file in ship_folder("personas").glob("*.yaml")}


@pytest.mark.usefixtures("somebody")
def test_people_of_the_working_folder_join_those_who_ship():
    ids = [person.id for person in load_people()]
    assert {"control", "somebody", "deaf-relay"} <= set(ids)


def test_a_person_of_the_working_folder_comes_before_one_of_that_name_who_ships(somebody: Path):
    content = SOMEBODY.replace("id: somebody", "id: deaf-relay").replace("name: Somebody", "name: Ours")
    (somebody.parent / "deaf-relay.yaml").write_text(content, encoding="utf-8")
    (person,) = load_people(["deaf-relay"])
    assert person.name == "Ours"


def test_a_person_is_loaded_by_name_or_by_file_and_knows_where_they_were_read(somebody: Path):
    (by_name,), (by_file,) = load_people(["somebody"]), load_people([str(somebody)])
    assert by_name == by_file
    assert str(by_name.origin) == "personas/somebody.yaml:1:1"
    assert by_name.presses.decides.value == 9
    assert by_name.limited_in("has.line")
    assert not by_name.limited_in("has.browser")


@pytest.mark.usefixtures("somebody")
def test_the_same_person_asked_for_twice_is_one_person():
    assert len(load_people(["somebody", "somebody"])) == 1


@pytest.mark.usefixtures("somebody")
def test_every_assumption_of_a_person_is_named():
    limited = dict(load_people(["somebody"])[0].assumptions())
    assert "presses.decides" not in limited
    assert limited["presses.each_key"].assumption
    relay = dict(load_people([str(ship_folder("personas") / "deaf-relay.yaml")])[0].assumptions())
    assert {"perceives.relay.assistant", "perceives.relay.types_words_a_minute"} <= set(relay)
    assert "perceives.relay.typed_words_a_minute" not in relay


@pytest.mark.usefixtures("somebody")
def test_a_name_that_is_nobodys_gets_a_hint_or_the_names_there_are():
    assert refused("someboddy") == ["someboddy: There is no such person. Did you mean 'somebody'?"]
    (said,) = refused("xyz")
    assert said.startswith("xyz: There is no such person. There are: control, ")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("id: somebody", "id: nobody", "1:1: id: The id 'nobody' and the file's name differ. Call both the same."),
        ("about: Made for a test.\n", "", "1:1: about: Field required."),
        ("name: Somebody", "nam: Somebody", "2:1: name: Field required. Did you mean 'name' for 'nam'?"),
        ("name: Somebody", "name: 12", '2:1: name: This is read as a number. Put quotes round it: "12".'),
        ("presses:", "smells: {nothing: 1}\npresses:", "4:1: smells: This key is not known here."),
        ("decides:", "decide:", "5:3: presses.decide: This key is not known here."),
        ("source: A study.", "because: So.", "5:3: presses.decides: A number needs a 'source', or 'assumption: true'"),
        ("source: A study.", "source: S, assumption: true", "5:3: presses.decides: A number needs a 'source', or"),
        ("value: 9", "value: nine", "5:13: presses.decides.value: This has to be a number, not 'nine'."),
        ("value: 9", "value: 1e9", "5:13: presses.decides.value: This has to be less than or equal to"),
        ("landline", "fax", "6:7: has.line: This has to be 'mobile', 'landline', 'withheld' or 'international'."),
        ("has:", "reads: {words_a_minute: {value: 0, source: S}}\nhas:", "6:9: reads.words_a_minute: A rate has to be"),
        ("has:", "stands_for: [hering]\nhas:", "6:14: stands_for.0: There is no characteristic 'hering'. Did you mean"),
        ("has:", "says: {recognised: mute}\nhas:", "6:8: says.recognised: This has to be 'always', 'second-try',"),
        ("has:", "says: {languages: [BFI]}\nhas:", "6:20: says.languages.0: 'BFI' is not written as it has to be here"),
        ("id: somebody", "id: somebody\norigin: {file: x}", "2:1: origin: This key is not known here."),
    ],
)  # fmt: skip
def test_a_mistake_in_a_persons_file_is_said_at_its_place(somebody: Path, old: str, new: str, says: str):
    assert SOMEBODY.count(old) == 1
    somebody.write_text(SOMEBODY.replace(old, new), encoding="utf-8")
    (said,) = refused("somebody")
    assert said.startswith(f"personas/somebody.yaml:{says}")


def test_mistakes_of_several_people_are_all_listed(somebody: Path):
    somebody.write_text(SOMEBODY.replace("name", "nam"), encoding="utf-8")
    (somebody.parent / "other.yaml").write_text("id: other\nid: other\n", encoding="utf-8")
    said = refused("somebody", "other", "stranger-still")
    assert [line.split(":")[0] for line in said] == ["personas/somebody.yaml", "personas/other.yaml", "stranger-still"]
