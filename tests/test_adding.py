"""Adding is writing a few lines of YAML: a person, a journey, a step; no code."""

import json

import pytest
import yaml

from harness.cli import main

PERSON = """
id: slow-to-decide
name: Slow to decide
about: Needs a long time to think before acting.
presses:
  decides:
    value: 20
    assumption: true
    because: For a test.
"""
JOURNEY = """
just-a-human:
  goal: I want to talk to somebody.
  met_by: [utr-known]
  do:
    - call: self-assessment
    - answer: person
      saying: An adviser, please.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HARNESS_BROWSER", "none")
    return tmp_path


@pytest.fixture
def run(capsys):
    def command(*arguments):
        code = main(["run", *arguments, "--json", "--allow-untested", "--format", "junit"])
        shown = capsys.readouterr()
        assert code in (0, 1), shown.err
        return json.loads(shown.out)

    return command


def test_a_person_is_one_file_in_the_working_folder(run, folder):
    (folder / "personas").mkdir()
    (folder / "personas" / "slow-to-decide.yaml").write_text(PERSON, encoding="utf-8")
    record = run("hmrc-sms-deflection")
    assert record["people"]["slow-to-decide"]["name"] == "Slow to decide"
    assert {walk["person"] for walk in record["walks"]} >= {"control", "slow-to-decide"}
    assert {"of": "slow-to-decide", "name": "presses.decides", "value": 20.0, "because": "For a test."} in record[
        "assumptions"
    ]


def test_a_person_may_be_named_by_their_file_wherever_it_lies(run, folder):
    (folder / "slow-to-decide.yaml").write_text(PERSON, encoding="utf-8")
    record = run("hmrc-sms-deflection", "--person", "slow-to-decide.yaml")
    assert set(record["people"]) == {"slow-to-decide"}


def test_a_person_of_the_working_folder_stands_in_for_one_who_ships(run, folder):
    (folder / "personas").mkdir()
    person = "id: control\nname: Another control\nabout: Made up.\n"
    (folder / "personas" / "control.yaml").write_text(person, encoding="utf-8")
    assert run("hmrc-sms-deflection", "--person", "control")["people"]["control"]["name"] == "Another control"


def test_a_journey_is_a_few_lines_in_a_copy_of_the_pack(run, pack_copy):
    with (pack_copy / "journeys.yaml").open("a", encoding="utf-8") as journeys:
        journeys.write(JOURNEY)
    (walk,) = run(str(pack_copy), "--journey", "just-a-human", "--person", "control")["walks"]
    assert walk["journey"] == "just-a-human"
    assert walk["moments"][0]["offered"]


def test_what_the_service_says_is_changed_in_one_place_and_heard_in_the_next_run(run, pack_copy):
    """A prompt that was not measured is estimated, and the record says that one is."""
    phone = pack_copy / "phone.yaml"
    steps = yaml.safe_load(phone.read_text(encoding="utf-8"))["steps"]
    welcome = steps["welcome"]["says"]
    changed = phone.read_text(encoding="utf-8").replace(welcome, "Good morning.")
    phone.write_text(changed, encoding="utf-8")
    record = run(str(pack_copy), "--person", "control")
    assert record["walks"][0]["moments"][0]["offered"].startswith("Good morning.")
    measured, prompts = record["packs"][pack_copy.name]["prompts_measured"]
    assert measured == prompts - 1
