"""The command: what it takes, what it prints, and its exit codes."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from harness.cli import main
from harness.model.message import Message
from harness.phone.voice import VoiceUnavailable

GOOD = "HMRC: Your letter is on its way. You will get it by 14 January. Call us on 0300 200 3310."
HARMFUL = "HMRC: Your letter 😀 is on its way. Call us on 0300 200 3310."
RULE = """
no-widgets:
  title: Widgets
  problem: The message says widget
  fix: Say thing.
  severity: serious
  words: {widget: thing}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty working folder, 80 columns wide."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def message(capsys, monkeypatch):
    """Runs the command; gives the exit code, stdout and stderr."""

    def command(*arguments, stdin=b""):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = main(["message", *arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return command


def texts(out):
    return [each["text"] for each in json.loads(out)["messages"]]


def test_nothing_serious_is_0_and_something_is_1(message):
    """The exit code is 1 only where a finding that fails is as severe as --fail-on says."""
    assert message(GOOD)[0] == 0
    assert message(HARMFUL)[0] == 1
    assert message(HARMFUL, "--fail-on", "shut-out")[0] == 0
    assert message("HMRC: Please utilise this. Call 0300 200 3310.", "--fail-on", "moderate")[0] == 1


def test_words_files_and_standard_input(message, folder):
    """A path that exists is a file, a dash is what comes in, and anything else is the words themselves."""
    (folder / "one.txt").write_text("From a file.\n", encoding="utf-8")
    code, out, _ = message("Some words.", "one.txt", "-", "--json", stdin=b"From a pipe.")
    assert code == 0
    assert texts(out) == ["Some words.", "From a file.", "From a pipe."]
    assert texts(message("--json", stdin=b"Piped alone.")[1]) == ["Piped alone."]


def test_a_pack(message):
    """Of a pack every text and prompt is judged, with the seconds that its lock has."""
    found = json.loads(message("hmrc-sms-deflection", "--json")[1])["messages"]
    assert {each["kind"] for each in found} == {"text", "prompt"}
    assert any(each["spoken_seconds"] for each in found)
    assert all(finding["pack"] for each in found for finding in each["findings"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nothing-here.txt"], "no such file"),
        (["words", "--price", "much"], "not a price"),
        (["words", "--for", "xyzzy"], "no such person"),
        (["words", "--rules", "none.yaml"], "cannot be read"),
        (["  "], "empty"),
        (["x" * 20_001], "at most 20,000"),
        (["latin.txt"], "not written in UTF-8"),
        (["words", "--json", "--format", "csv"], "Choose one"),
    ],
)
def test_bad_input_is_2_and_says_what_to_do(message, folder, arguments, says):
    """Bad input is 2, with a sentence that says what is wrong."""
    (folder / "latin.txt").write_bytes(b"Caf\xe9")
    code, out, err = message(*arguments)
    assert code == 2
    assert says in " ".join((out + err).split())


def test_what_cannot_be_read_loses_nothing(message):
    """One bad argument does not lose the others, and the highest exit code wins."""
    code, out, _ = message("nothing-here.txt", HARMFUL, "--json")
    assert code == 2
    assert texts(out) == [HARMFUL]
    assert json.loads(out)["not_read"][0]["source"] == "nothing-here.txt"


def test_the_shape_for_machines(message):
    """The document has every key of the contract, and is what the schema of the model says."""
    out = message(f"{HARMFUL} ((name))", "--json", "--twin", "Ffoniwch 0300 200 1900.", "--for", "control")[1]
    each = json.loads(out)["messages"][0]
    promised = (
        "id kind language characters encoding fragments fragments_unnormalised sent_as lost reading_age "
        "longest_sentence spoken_seconds findings"
    )
    assert set(promised.split()) <= set(each)
    assert set(each["reading_age"]) == {"age", "low", "high", "because"}
    assert set(each["longest_sentence"]) == {"words", "text"}
    assert each["lost"] == [{"character": "😀", "becomes": "?"}]
    assert each["spoken_seconds"] is None
    finding = "id check outcome severity channel person basis where message why fix standards turns_on evidence"
    assert all(set(finding.split()) <= set(one) for one in each["findings"])
    Draft202012Validator(Message.model_json_schema(mode="serialization")).validate(each)


def test_no_message_at_all_is_still_one_document(message):
    """Where nothing could be read the document is there, without messages."""
    assert json.loads(message("nothing-here.txt", "--json")[1])["messages"] == []


def test_a_sheet_comes_back_with_columns_added(message, folder):
    """A sheet comes back row for row, its own columns first, and says on stderr how it was understood."""
    (folder / "s.csv").write_text(f'id,message\n1,"{GOOD}"\n2,=cmd\n3,"{HARMFUL}"\n', encoding="utf-8")
    code, out, err = message("s.csv", "--format", "csv", "--price", "2")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 2
    assert [row["id"] for row in rows] == ["1", "2", "3"]
    assert rows[1]["message"] == "'=cmd"
    assert rows[1]["harness verdict"] == "Not read"
    assert rows[2]["letters lost"] == "😀→?"
    assert "column B (“message”)" in err
    assert "row 3" in err


def test_rules_of_ones_own(message, folder):
    """A writer's rule is put to messages beside those that ship."""
    (folder / "rules.yaml").write_text(RULE, encoding="utf-8")
    code, out, _ = message("HMRC: Your widget is here.", "--rules", "rules.yaml", "--json")
    assert code == 1
    assert "no-widgets" in [finding["check"] for finding in json.loads(out)["messages"][0]["findings"]]


@pytest.mark.parametrize("option", ["--audio", "--aloud"])
def test_no_voice_is_3_and_the_rest_is_done(message, monkeypatch, option):
    """Where sound was asked for and there is no voice, the message is judged, and the exit code is 3."""

    def missing(*_):
        raise VoiceUnavailable("There is none.")

    monkeypatch.setattr("harness.phone.voice.Speaker.__enter__", missing)
    monkeypatch.setattr("harness.message.sound.desktop_voice", missing)
    monkeypatch.setattr("harness.message.sound.Player.__init__", missing)
    code, out, err = message(GOOD, option, "--json")
    assert code == 3
    assert texts(out) == [GOOD]
    assert "There is none." in err


def test_audio_measures_and_keeps(message, folder):
    """With --audio each message has its measured seconds and a sound file."""
    pytest.importorskip("espeakng_loader")
    code, out, _ = message(GOOD, "--kind", "prompt", "--audio", "--out", "sounds", "--json")
    each = json.loads(out)["messages"][0]
    assert code == 0
    assert each["spoken_seconds"] > 3
    assert each["spoken"]["measured"]
    assert (folder / "sounds" / each["sound"]["path"]).read_bytes()[:4] == b"RIFF"


@pytest.mark.parametrize("name", ["word-to-avoid", "reading-age", "text-fragments", "letters-lost"])
def test_explain(capsys, name):
    """Every name that stands in a finding can be explained: a rule, a judgement, or a check."""
    assert main(["explain", name]) == 0
    assert "Why it matters" in capsys.readouterr().out
    assert main(["explain", name, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == name
