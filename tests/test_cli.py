"""The command line, in this process: what it prints, where, and with which exit code.

The pack is made up, so that what is printed follows from it and not from what ships.
"""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from harness.cli import main
from harness.model.record import Record
from harness.phone import voice
from harness.phone.voice import Speaker, VoiceUnavailable
from harness.progress import Progress
from harness.report import record_json

FILES = {
    "service.yaml": """
name: A made-up service
about: Four lines, one for each ending.
humans:
  adviser: {name: an adviser, gives: [help], basis: supplied}
pages:
  help: {url: "https://example.org/help", file: help.html, gives: [help], basis: supplied}
domains: [example.org]
""",
    "phone.yaml": """
voice: {words_a_minute: {value: 120, source: Made up.}}
platform:
  wait: {value: 5, source: Made up.}
  between_keys: {value: 3, source: Made up.}
  end_of_speech: {value: 1, source: Made up.}
lines:
  answered: {name: Answered, number: "01632 960001", starts: hold}
  cut: {name: Cut off, number: "01632 960002", starts: goodbye}
  texted: {name: Texted, number: "01632 960003", starts: text}
  told: {name: Texted and answered, number: "01632 960004", starts: text-first}
steps:
  hold:
    kind: queue
    human: adviser
    usual_wait: {value: 60, source: Made up.}
    closing: goodbye
    full: goodbye
    basis: supplied
  goodbye: {kind: hang_up, says: Goodbye., basis: supplied}
  text: {kind: text, sends: link, to: goodbye, basis: supplied}
  text-first: {kind: text, sends: link, to: hold, basis: supplied}
""",
    "texts.yaml": """
link:
  sender: SERVICE
  parts:
    - {words: "Get help: https://example.org/help", basis: supplied}
""",
    "journeys.yaml": """
answered: {goal: I want help., met_by: [help], do: [{call: answered}]}
cut: {goal: I want help., met_by: [help], do: [{call: cut}]}
texted: {goal: I want help., met_by: [help], do: [{call: texted}, read_text, {open_link: the text}]}
told: {goal: I want help., met_by: [help], do: [{call: told}, read_text]}
""",
    "pages/help.html": """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Help</title></head>
<body><main><h1>Help</h1><p>This is a model made for testing.</p></main></body></html>
""",
}
SOMEBODY = "id: somebody\nname: Somebody\nabout: Made up for a test.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working folder with a pack and a person of its own, on a machine without a browser, 80 columns wide."""
    for name, content in FILES.items():
        path = tmp_path / "journeys" / "made-up" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (tmp_path / "personas").mkdir()
    (tmp_path / "personas" / "somebody.yaml").write_text(SOMEBODY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HARNESS_BROWSER", "none")
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def run(capsys):
    """Runs the made-up pack as somebody; gives the exit code, stdout and stderr."""

    def command(*more, pack="made-up", person="somebody"):
        code = main(["run", pack, "--person", person, *more])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return command


# Exit codes.


def test_nothing_found_is_0(run):
    code, out, _ = run("--journey", "answered")
    assert code == 0
    assert "No walk ends stuck." in out


def test_a_finding_is_1(run):
    assert run("--journey", "cut")[0] == 1


def test_fail_on_draws_the_line(run):
    """What is wrong with the text is milder than serious, the default; somebody who is cut off is shut out."""
    found = json.loads(run("--journey", "told", "--json")[1])["findings"]
    worst = max((finding["severity"] for finding in found), key=["advice", "moderate", "serious", "shut-out"].index)
    assert worst == "moderate"
    assert run("--journey", "told")[0] == 0
    assert run("--journey", "told", "--fail-on", "moderate")[0] == 1
    assert run("--journey", "cut", "--fail-on", "shut-out")[0] == 1


def test_a_missing_tool_is_3_unless_it_is_allowed(run):
    code, out, _ = run("--journey", "texted")
    assert code == 3
    assert "https://example.org/help was not opened" in " ".join(out.split())
    allowed, _, _ = run("--journey", "texted", "--allow-untested", "--fail-on", "shut-out")
    assert allowed == 0


def test_a_missing_tool_outweighs_findings_and_allowing_it_shows_them(run):
    assert run()[0] == 3
    assert run("--allow-untested")[0] == 1


def test_a_missing_tool_that_nothing_needed_is_no_trouble(run):
    assert run("--journey", "answered", "--journey", "cut", "--fail-on", "shut-out")[0] == 1
    assert run("--journey", "answered")[0] == 0


@pytest.mark.browser
def test_with_a_browser_the_page_is_opened(run, monkeypatch):
    """The page gives what the journey is for, so its goal is met."""
    monkeypatch.delenv("HARNESS_BROWSER")
    code, out, _ = run("--journey", "texted", "--json")
    (walk,) = json.loads(out)["walks"]
    assert (walk["goal"], walk["untested"], code) == ("met", [], code)
    assert code in (0, 1)


def test_interrupted_is_130_and_the_record_says_that_it_is_incomplete(run, monkeypatch, folder):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Progress, "made", interrupt)
    code, out, err = run()
    record = record_json.read(folder / "reports" / "latest" / "record.json")
    assert code == 130
    assert (record.complete, len(record.walks)) == (False, 1)
    assert "Interrupted" in err
    assert "interrupted" in out


# Bad input.


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["run", "nowhere"], "There is no pack here. Give a folder, or the name of one of: "),
        (["run", "made-up", "--person", "somebodi"], "There is no such person. Did you mean 'somebody'?"),
        (["run", "made-up", "--person", "xyzzy"], "There is no such person. There are: control, "),
        (
            ["run", "made-up", "--journey", "answerd"],
            "There is no journey 'answerd'. There are: answered, cut, texted, told.",
        ),
        (["explain", "number-spoken-onc"], "There is no check 'number-spoken-onc'. Did you mean 'number-spoken-once'?"),
        (["explain", "xyzzy"], "There is no check 'xyzzy'. There are: "),
        (["list", "peple"], "There is no list of 'peple'. There are: packs, journeys, people, checks."),
    ],
)
def test_an_unknown_name_is_2_and_one_sentence_that_says_what_there_is(capsys, folder, arguments, says):
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert says in shown.err
    assert len(shown.err.splitlines()) == 1
    assert not (folder / "reports").exists()


@pytest.mark.parametrize("arguments", [["run", "--bogus"], ["bogus"], ["run", "--fail-on", "bad"], ["explain"]])
def test_bad_usage_is_2_and_said_on_stderr(capsys, arguments):
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Error: " in shown.err


@pytest.mark.parametrize("more", [[], ["--json"]], ids=["in words", "json"])
def test_a_broken_pack_is_pointed_at_and_writes_no_report_at_all(run, folder, more):
    phone = folder / "journeys" / "made-up" / "phone.yaml"
    phone.write_text(FILES["phone.yaml"].replace("to: goodbye", "to: godbye"), encoding="utf-8")
    code, out, err = run(*more)
    assert (code, out) == (2, "")
    line = FILES["phone.yaml"].splitlines().index(next(x for x in FILES["phone.yaml"].splitlines() if "to: g" in x)) + 1
    assert re.match(rf"journeys/made-up/phone\.yaml:{line}:\d+: steps\.text\.to: ", err)
    assert "Did you mean 'goodbye'?" in err
    assert not (folder / "reports").exists()


def test_a_broken_pack_leaves_the_reports_of_an_earlier_run_alone(run, folder):
    run("--journey", "answered")
    before = (folder / "reports" / "latest" / "record.json").read_bytes()
    (folder / "journeys" / "made-up" / "texts.yaml").write_text("link: [", encoding="utf-8")
    assert run()[0] == 2
    assert (folder / "reports" / "latest" / "record.json").read_bytes() == before


# What is printed.


def test_json_is_one_document_and_nothing_else_on_stdout(run, folder):
    code, out, err = run("--json")
    record = Record.model_validate_json(out)
    assert code == 3
    assert [walk.journey for walk in record.walks] == ["answered", "cut", "texted", "told"]
    assert "Walking" in err
    assert record == record_json.read(folder / "reports" / "latest" / "record.json")


@pytest.mark.parametrize("arguments", [["list"], ["list", "people"], ["explain", "stuck"], ["doctor"]])
def test_every_listing_has_a_json_form_that_is_one_document(capsys, arguments):
    assert main([*arguments, "--json"]) == 0
    shown = capsys.readouterr()
    assert isinstance(json.loads(shown.out), dict)
    assert shown.err == ""


def test_list_names_what_ships_and_what_is_in_the_working_folder(capsys):
    assert main(["list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"packs", "journeys", "people", "checks"}
    assert found["people"]["somebody"] == "Somebody. Made up for a test."
    assert found["packs"]["made-up"] == "A made-up service"
    assert "hmrc-sms-deflection" in found["packs"]
    assert "control" in found["people"]
    assert "number-spoken-once" in found["checks"]
    assert main(["list", "people"]) == 0
    shown = capsys.readouterr().out
    assert "  somebody: Somebody. Made up for a test.\n" in shown
    assert "Checks" not in shown


def test_doctor_says_what_is_untested_without_what_is_missing(capsys):
    assert main(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert "Browser: not there\n  Pages are untested." in shown
    assert main(["doctor", "--json"]) == 0
    parts = {part["part"]: part for part in json.loads(capsys.readouterr().out)["parts"]}
    assert parts["Browser"]["found"] is None
    assert parts["Python"]["without"] is None


def test_progress_goes_to_stderr(run):
    _, out, err = run()
    assert "Walking 4 journeys." in err
    assert "Walked 4 of 4." in err
    assert "Walking" not in out


DRAWN = re.compile("[\x1b\u2500-\u259f\u2800-\u28ff]")
"""Escape codes, box drawing and blocks, and the Braille dots that spinners are made of."""


@pytest.mark.parametrize("how", ["--plain", "NO_COLOR"])
def test_plain_and_no_color_give_no_escape_codes_and_no_boxes(run, capsys, monkeypatch, how):
    """FORCE_COLOR stands in for a terminal; without the one or the other there are such codes.

    NO_COLOR is about colour: the bar that shows progress on stderr stays, without it.
    """
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert DRAWN.search(run("--journey", "cut")[1])
    if how == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    _, out, err = run("--journey", "cut", *(["--plain"] if how == "--plain" else []))
    assert "Stuck" in out or "stuck" in out
    assert not DRAWN.search(out)
    assert not (DRAWN if how == "--plain" else re.compile("\x1b\\[[0-9;]*m")).search(err)
    for arguments in (["list"], ["explain", "stuck"], ["doctor"]):
        main(arguments)
        assert not DRAWN.search(capsys.readouterr().out)


def test_plain_breaks_no_line(run):
    """Whoever listens hears a break as a pause, so that a paragraph is one line."""
    longest = max(map(len, run("--journey", "texted", "--plain")[1].splitlines()))
    assert longest > 80
    drawn = run("--journey", "texted")[1].splitlines()
    assert max(len(line) for line in drawn if "python3 -m harness" not in line) <= 80


# What is written.


def test_a_run_writes_its_reports_to_reports_latest(run, folder):
    run("--journey", "answered")
    latest = folder / "reports" / "latest"
    assert {"record.json", "index.html", "junit.xml"} <= {path.name for path in latest.iterdir()}


def test_format_chooses_the_reports_and_the_record_is_always_there(run, folder):
    run("--journey", "answered", "--out", "elsewhere", "--format", "junit")
    assert {path.name for path in (folder / "elsewhere").iterdir() if path.is_file()} == {"record.json", "junit.xml"}
    assert not (folder / "reports").exists()


def test_without_a_command_what_ships_is_walked_and_findings_are_no_failure(capsys, folder):
    assert main([]) == 0
    record = record_json.read(folder / "reports" / "latest" / "record.json")
    assert record.complete
    assert "made-up" not in record.packs, "only what ships"
    assert "reports/latest/index.html" in capsys.readouterr().out


def test_a_pack_is_found_by_its_name_or_its_folder(run, folder):
    assert run("--journey", "answered", pack="made-up")[0] == 0
    assert run("--journey", "answered", pack="journeys/made-up")[0] == 0
    assert run("--journey", "answered", pack=str(folder / "journeys" / "made-up"))[0] == 0


# A call flow from another system.

FLOW = """{
 "Version": "2019-10-30",
 "StartAction": "greet",
 "Metadata": {"name": "Council"},
 "Actions": [
  {"Identifier": "greet", "Type": "MessageParticipant", "Parameters": {"Text": "We are closed."},
   "Transitions": {"NextAction": "new-thing"}},
  {"Identifier": "new-thing", "Type": "SomethingNew", "Parameters": {},
   "Transitions": {"NextAction": "0a1b2c3d"}},
  {"Identifier": "0a1b2c3d", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}
 ]
}
"""


@pytest.fixture
def exported(folder):
    """A folder with a flow and with a file that is none."""
    (folder / "flows").mkdir()
    (folder / "flows" / "council.json").write_text(FLOW, encoding="utf-8")
    (folder / "flows" / "notes.json").write_text("{", encoding="utf-8")
    return "flows"


def test_import_says_what_was_read_what_is_not_known_and_what_to_do_next(exported, capsys, snapshot):
    assert main(["import", exported, "--to", "journeys/council"]) == 0
    assert capsys.readouterr().out == snapshot


def test_import_in_json(exported, capsys):
    assert main(["import", exported, "--to", "journeys/council", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    (file,) = found["files"]
    assert (found["pack"], file["source"], file["format"]) == (
        "journeys/council",
        "flows/council.json",
        "amazon-connect",
    )
    assert (file["steps"], file["edges"], file["line"]) == (3, 2, "council")
    (unknown,) = file["unknown"]
    assert unknown["where"] == "flows/council.json:8:3"
    (refused,) = found["refused"]
    assert (refused["source"], refused["line"]) == ("flows/notes.json", 1)
    assert set(refused) == {"source", "line", "column", "why"}


def test_what_is_imported_loads_and_has_nothing_to_walk_yet(exported, run, folder, capsys):
    assert main(["import", exported, "--to", "journeys/council"]) == 0
    capsys.readouterr()
    code, out, err = run(pack="journeys/council")
    assert (code, out) == (2, "")
    assert err == "There are no journeys to walk yet in journeys/council/journeys.yaml: add one.\n"
    assert not (folder / "reports").exists()


def test_a_pack_without_journeys_keeps_no_other_from_being_walked(exported, capsys):
    main(["import", exported, "--to", "journeys/council"])
    capsys.readouterr()
    assert main(["run", "made-up", "journeys/council", "--person", "somebody", "--journey", "answered"]) == 0
    assert "There are no journeys to walk yet in journeys/council/journeys.yaml" in capsys.readouterr().err


MENU = """{
 "StartAction": "greet",
 "Actions": [
  {"Identifier": "greet", "Type": "GetParticipantInput",
   "Parameters": {"Text": "For help, press 1.", "StoreInput": "False", "InputTimeLimitSeconds": "5"},
   "Transitions": {"NextAction": "0a1b2c3d", "Errors": [
     {"NextAction": "0a1b2c3d", "ErrorType": "InputTimeLimitExceeded"},
     {"NextAction": "0a1b2c3d", "ErrorType": "NoMatchingCondition"},
     {"NextAction": "0a1b2c3d", "ErrorType": "NoMatchingError"}],
    "Conditions": [{"NextAction": "0a1b2c3d", "Condition": {"Operator": "Equals", "Operands": ["1"]}}]}},
  {"Identifier": "0a1b2c3d", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}
 ]
}
"""


def test_a_finding_on_what_was_imported_names_the_line_of_the_pack_and_the_block_of_the_export(run, folder, capsys):
    (folder / "council.json").write_text(MENU, encoding="utf-8")
    main(["import", "council.json", "--to", "journeys/council"])
    capsys.readouterr()
    pack = folder / "journeys" / "council"
    with (pack / "service.yaml").open("a", encoding="utf-8") as file:
        file.write("humans: {adviser: {name: an adviser, gives: [help]}}\n")
    with (pack / "journeys.yaml").open("a", encoding="utf-8") as file:
        file.write("get-help: {goal: I want help., met_by: [help], do: [{call: council}]}\n")
    findings = json.loads(run("--json", pack="journeys/council", person="deaf-relay")[1])["findings"]
    (where,) = [finding["where"] for finding in findings if finding["check"] == "silence-ends-call"]
    assert (where["file"], where["block"]) == ("journeys/council/phone.yaml", "greet")
    phone = (pack / "phone.yaml").read_text(encoding="utf-8").splitlines()
    assert phone[where["line"] - 1] == f"  {where['step']}:"


@pytest.mark.usefixtures("exported")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere", "--to", "journeys/council"], "nowhere:1:1: This file cannot be read: "),
        (["flows/notes.json", "--to", "journeys/council"], "flows/notes.json:1:2: This is not JSON: "),
        (["flows", "--to", "journeys/made-up"], "journeys/made-up: Something is here already"),
        (["flows", "--to", "My Council"], "My Council: The name of a pack is small letters"),
    ],
)
def test_an_import_that_cannot_be_is_2_and_leaves_no_trace(capsys, folder, arguments, says):
    before = sorted(folder.rglob("*"))
    assert main(["import", *arguments]) == 2
    shown = capsys.readouterr()
    assert (shown.out, len(shown.err.splitlines())) == ("", 1)
    assert shown.err.startswith(says)
    assert sorted(folder.rglob("*")) == before


# Routes.

FLOW_KEYS = {"source", "format", "entered", "steps", "states", "edges", "unknown", "properties", "time_to_human"}
PROPERTY_KEYS = {
    "pack",
    "property",
    "person",
    "verdict",
    "failing_steps",
    "counterexample",
    "play",
    "audio",
    "why",
    "supply",
    "basis",
    "where",
    "usual",
}
"""What docs/json.md says."""


@pytest.fixture
def routes(capsys):
    """Proves the routes of the made-up pack for somebody; gives the exit code, stdout and stderr."""

    def command(*more):
        code = main(["routes", "made-up", "--person", "somebody", *more])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return command


@pytest.fixture
def speechless(monkeypatch):
    """A machine without a voice."""

    def refuse(_):
        raise VoiceUnavailable("There is no voice here.")

    monkeypatch.setattr(Speaker, "__enter__", refuse)


def test_routes_that_are_refuted_are_1_and_json_has_the_documented_shape(routes):
    """The line that says goodbye is a call without a human, and every documented key is there, absent parts as null."""
    code, out, _ = routes("--json")
    (flow,) = json.loads(out)["flows"]
    assert code == 1
    assert set(flow) == FLOW_KEYS
    assert (flow["source"], flow["format"], flow["entered"]) == ("journeys/made-up", "pack", "caller")
    assert set(flow["time_to_human"]["somebody"]) == {"shortest", "longest"}
    assert all(set(one) == PROPERTY_KEYS for one in flow["properties"])
    one = next(one for one in flow["properties"] if one["property"] == "human-reachable")
    assert (one["person"], one["verdict"], one["failing_steps"][0]) == ("somebody", "refuted", "goodbye")
    assert [said["hears"] for said in one["counterexample"]] == ["Goodbye.", "(The service ends the call.)"]
    assert set(one["counterexample"][0]) == {"at", "hears", "does", "step"}
    assert set(one["play"]) == {"line", "values", "chosen", "acts", "ends", "how"}
    assert (one["audio"], one["where"]["file"]) == (None, "journeys/made-up/phone.yaml")
    assert set(one["usual"]) == PROPERTY_KEYS


def test_routes_in_words_tell_the_call_as_a_script(routes):
    code, out, err = routes("--plain")
    assert (code, err) == (1, "")
    assert re.search(r"^human-reachable\b", out, re.MULTILINE)
    assert "hears “Goodbye.”" in out


def test_routes_with_audio_keep_files_and_say_which_is_which(routes, folder):
    """Each path in the document is a file of the working folder, whole."""
    if not voice.available():
        pytest.skip(voice.why_not())
    code, out, _ = routes("--audio", "--json")
    heard = [one["audio"] for one in json.loads(out)["flows"][0]["properties"] if one["audio"]]
    assert code == 1
    assert heard
    for each in heard:
        assert set(each) == {"path", "sha256", "seconds", "notes"}
        assert hashlib.sha256((folder / each["path"]).read_bytes()).hexdigest() == each["sha256"]
    assert heard[0]["path"] == "reports/routes/human-reachable-on-cut.wav"
    told = routes("--audio", "--out", "heard", "--plain")[1]
    assert re.search(r"^To listen to, in heard: \d+ calls?\.$", told, re.MULTILINE)
    assert re.search(r"^human-reachable-on-cut\.wav \(.*\): human-reachable\b.* for Somebody", told, re.MULTILINE)
    assert {path.name for path in (folder / "heard").iterdir()} == set(re.findall(r"^(\S+\.wav) ", told, re.MULTILINE))


@pytest.mark.usefixtures("speechless")
def test_routes_with_audio_but_without_a_voice_are_3_and_everything_else_is_told(routes, folder):
    code, out, err = routes("--audio", "--json")
    assert code == 3
    assert err == "The calls cannot be listened to. There is no voice here.\n"
    assert all(one["audio"] is None for one in json.loads(out)["flows"][0]["properties"])
    assert not (folder / "reports").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere"], "There is no pack here. Give a folder, or the name of one of: "),
        (["made-up", "--person", "nobody"], "nobody: There is no such person."),
        (["personas"], "personas:1:1: There is no exported flow in this folder"),
    ],
)
def test_routes_of_what_is_not_there_are_2_and_one_line_says_so(capsys, arguments, says):
    assert main(["routes", *arguments]) == 2
    shown = capsys.readouterr()
    assert (shown.out, len(shown.err.splitlines())) == ("", 1)
    assert says in shown.err


def test_the_help_of_routes_has_an_example_that_can_be_copied(capsys):
    assert main(["routes", "--help"]) == 0
    assert "harness routes journeys/hmrc-sms-deflection\n" in capsys.readouterr().out


# As it reads.


def test_explain_reads_as_it_should(capsys, snapshot):
    assert main(["explain", "number-spoken-once"]) == 0
    assert capsys.readouterr().out == snapshot


def test_list_reads_as_it_should(capsys, snapshot, folder):
    """With what ships; a new pack, person or check shows here."""
    Path(folder / "personas" / "somebody.yaml").unlink()
    shutil.rmtree(folder / "journeys")
    assert main(["list"]) == 0
    assert capsys.readouterr().out == snapshot


@pytest.mark.parametrize("more", [[], ["--plain"]], ids=["drawn", "plain"])
def test_the_summary_of_a_run_reads_as_it_should(run, snapshot, more):
    assert run(*more)[1] == snapshot


def test_help_names_every_command(capsys):
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    for command in "run list explain doctor lock import routes message claims evidence verify compare test".split():
        assert re.search(rf"^\s+{command}\b", shown, re.MULTILINE)
