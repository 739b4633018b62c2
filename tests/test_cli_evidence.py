"""``harness evidence``, ``verify`` and ``compare``: what they write, print, exit with, and refuse."""

import json
import zipfile

import pytest

from harness import run as running
from harness.cli import main
from harness.model.record import digest_of
from harness.report import records
from harness.report.bundle.archive import SUMS, write
from harness.report.bundle.opened import Opened

PACK = "journeys/hmrc-sms-deflection"
CLAIMS = """\
C1:
  kind: promise
  says: Callers in an open hour reach somebody.
  quote: {document: eqia, line: 43, words: "=an adviser"}
  characteristic: [disability]
  holds_when:
    walks:
      - {people: [control], journeys: [lost-utr], must: {texts: sent}}
"""
CHANGED = CLAIMS.replace("{texts: sent}", "{texts: none}")


@pytest.fixture(autouse=True)
def folder(pack_copy, tmp_path, monkeypatch):
    """A working folder with a pack in it that has claims, on a machine without a browser."""
    (tmp_path / "journeys").mkdir()
    pack_copy.rename(tmp_path / "journeys" / pack_copy.name)
    (tmp_path / "journeys" / pack_copy.name / "claims.yaml").write_text(CLAIMS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HARNESS_BROWSER", "none")
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def command(capsys):
    """Runs a command; gives the exit code, stdout and stderr."""

    def run(*arguments):
        code = main([str(each) for each in arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


@pytest.fixture
def make(command):
    """Writes evidence of the control alone; gives what is printed as JSON."""

    def evidence(path, *more):
        given = ("evidence", "journeys/hmrc-sms-deflection", "--person", "control", "--out", path)
        code, out, _ = command(*given, "--allow-untested", "--json", *more)
        assert code in (0, 1)
        return json.loads(out)

    return evidence


def test_evidence_is_written_and_verifies(make, command, folder):
    """One file; its hash is told; every file in it is as listed; and the pack and the person are those here."""
    told = make("made.zip")
    assert (told["path"], told["pack"], told["claims"]) == ("made.zip", "hmrc-sms-deflection", {"C1": "supported"})
    assert told["bytes"] == (folder / "made.zip").stat().st_size
    code, out, err = command("verify", "made.zip", "--again", "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert (found["sha256"], found["digest"], found["files"]) == (told["sha256"], told["digest"], told["files"])
    assert found["trouble"] == []
    assert found["again"] == {"packs": {"hmrc-sms-deflection": "same"}, "people": {"control": "same"}}


def test_two_runs_of_the_same_inputs_differ_only_in_what_names_the_time(make, folder, monkeypatch):
    """Told another time, every file differs by it alone; told the same, the two are the same to the last byte."""
    times = iter(["2026-11-22T10:04:00+00:00", "2026-11-22T10:04:00+00:00", "2027-03-01T11:05:00+00:00"])
    real = running.Run
    monkeypatch.setattr(running, "Run", lambda *given, **more: real(*given, **more, started=next(times)))
    for number in range(3):
        (folder / str(number)).mkdir()
        make(f"{number}/made.zip")
    one, same, later = (read(folder / str(number) / "made.zip") for number in range(3))
    assert one == same
    assert one.keys() == later.keys()
    for name, content in later.items():
        timeless = content
        for then, now in (
            ("2027-03-01T11:05:00+00:00", "2026-11-22T10:04:00+00:00"),
            ("1 March 2027 at 11:05 UTC", "22 November 2026 at 10:04 UTC"),
            ("1 March 2027", "22 November 2026"),
        ):
            timeless = timeless.replace(then.encode(), now.encode())
        assert name == SUMS or timeless == one[name], name


def read(path):
    with Opened(path) as opened:
        return {name: opened.read(name) for name in opened.names}


def test_it_holds_what_went_in_and_names_no_folder_of_this_machine(make, folder):
    """The pack's files and the person's, as they are; and the command that makes it again."""
    (folder / "out").mkdir()
    make(folder / "out" / "made.zip")
    held = read(folder / "out" / "made.zip")
    pack = folder / "journeys" / "hmrc-sms-deflection"
    assert held["inputs/packs/hmrc-sms-deflection/claims.yaml"] == (pack / "claims.yaml").read_bytes()
    assert b"id: control" in held["inputs/people/control.yaml"]
    told = json.loads(held["provenance.json"])["command"]
    again = "python3 -m harness evidence journeys/hmrc-sms-deflection --out made.zip --person control"
    assert told == again
    assert all(str(folder).encode() not in content for content in held.values())


def test_what_it_says_in_the_terminal(command, folder):
    """What was written and its hash, that hashes are no signature, what to do next, and what was not tested last."""
    given = ("evidence", "hmrc-sms-deflection", "--person", "control", "--allow-untested", "--plain")
    code, out, _ = command(*given)
    assert code in (0, 1)
    places = [out.index(part) for part in ("Evidence: ", "Written: reports/", "sha256", "no signature", "Next: ")]
    assert places == sorted(places)
    assert out.splitlines()[-1].startswith("Not tested (")
    assert (folder / "reports" / "hmrc-sms-deflection-evidence.zip").is_file()


def test_a_missing_tool_is_3_and_the_evidence_is_written_all_the_same(command, folder):
    """What could not be tried is in it as not tested."""
    code, _, _ = command("evidence", "hmrc-sms-deflection", "--person", "control", "--out", "made.zip")
    assert code == 3
    assert b"was not opened" in read(folder / "made.zip")["README.txt"]


def test_an_altered_file_is_1_and_named(make, command, folder):
    """One sentence for it."""
    make("made.zip")
    held = read(folder / "made.zip")
    from harness.report.bundle.archive import entry

    with zipfile.ZipFile(folder / "other.zip", "w") as made:
        for name, content in held.items():
            made.writestr(entry(name), content + b" " if name == "paragraphs.txt" else content)
    code, out, err = command("verify", "other.zip", "--plain")
    assert (code, err) == (1, "")
    assert "other.zip is not as it was written." in out
    assert "'paragraphs.txt': This file is not the one that was listed: its hash differs." in out
    assert json.loads(command("verify", "other.zip", "--json")[1])["trouble"][0]["file"] == "paragraphs.txt"


def test_a_pack_that_was_changed_since_is_1_and_one_that_is_not_here_is_3(make, command, folder):
    """The ZIP itself is whole in both."""
    make("made.zip")
    pack = folder / "journeys" / "hmrc-sms-deflection"
    (pack / "claims.yaml").write_text(CHANGED, encoding="utf-8")
    code, out, _ = command("verify", "made.zip", "--again", "--plain")
    assert code == 1
    assert "made.zip is as it was written" in out
    assert "Pack 'hmrc-sms-deflection': not the same as here" in out
    assert command("verify", "made.zip")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["verify", "nowhere.zip"], "nowhere.zip: No such file or directory."),
        (["verify", "journeys"], "journeys: Is a directory."),
        (["verify", "words.zip"], "words.zip: It is not a ZIP, or not all of one."),
        (["compare", "nowhere", "words.zip"], "nowhere: It cannot be read. No such file or directory."),
        (["compare", "words.json", "words.json"], "words.json: It is not a record, or one that another version"),
        (["compare", "journeys", "journeys"], "journeys: It cannot be read. No such file or directory."),
        (["compare", "endless", "words.json"], "endless: It is larger than any record that is read."),
        (["compare", "words.zip", "words.zip"], "words.zip: It is not a ZIP, or not all of one."),
        (["evidence", "nowhere"], "nowhere: There is no pack here."),
        (["evidence", "hmrc-sms-deflection", "--person", "nobody"], "nobody: There is no such person."),
        (["evidence", "hmrc-sms-deflection", "--out", "journeys"], "journeys: This is a folder."),
        (["evidence", PACK, "--out", f"{PACK}/made.zip"], f"{PACK}/made.zip: It lies in the pack, all of whose files"),
    ],
)
def test_what_cannot_be_read_or_written_is_2_and_one_line_says_why(command, folder, monkeypatch, arguments, says):
    """And nothing is written."""
    (folder / "words.zip").write_text("No ZIP.", encoding="utf-8")
    (folder / "words.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(records, "MOST_RECORD", 1_000)
    (folder / "endless").symlink_to("/dev/zero")
    before = sorted(folder.rglob("*"))
    code, out, err = command(*arguments)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith(says)
    assert sorted(folder.rglob("*")) == before


def test_compare_takes_a_record_a_report_and_evidence(make, command, folder):
    """The same run in three forms has no change; a page is written where one is asked for."""
    make("made.zip")
    given = ("run", "hmrc-sms-deflection", "--person", "control", "--out", "report", "--allow-untested", "--json")
    command(*given)
    for one in ("made.zip", "report", "report/record.json"):
        for other in ("made.zip", "report"):
            code, out, _ = command("compare", one, other, "--json")
            found = json.loads(out)
            assert (code, found["same"], found["worse"], found["claims"]) == (0, True, False, [])
    assert command("compare", "made.zip", "report", "--out", "changed.html")[0] == 0
    assert "Both runs found the same." in (folder / "changed.html").read_text(encoding="utf-8")


def test_a_promise_that_is_contradicted_now_is_1(make, command, folder):
    """So that a build can gate on it; the other way round it is better."""
    make("before.zip")
    pack = folder / "journeys" / "hmrc-sms-deflection"
    (pack / "claims.yaml").write_text(CHANGED, encoding="utf-8")
    make("after.zip")
    code, out, _ = command("compare", "before.zip", "after.zip", "--plain")
    assert code == 1
    assert out.startswith("The second run is worse.\nC1 of hmrc-sms-deflection was supported, and is contradicted now.")
    assert "The pack hmrc-sms-deflection was changed between the two." in out
    assert command("compare", "after.zip", "before.zip", "--json")[0] == 0


def test_a_record_that_was_changed_in_the_zip_is_not_compared(make, command, folder):
    """Verifying says more."""
    make("made.zip")
    held = read(folder / "made.zip")
    from harness.report.bundle.archive import entry

    with zipfile.ZipFile(folder / "other.zip", "w") as made:
        for name, content in held.items():
            made.writestr(entry(name), content + b" " if name == "record.json" else content)
    code, _, err = command("compare", "made.zip", "other.zip")
    assert (code, err) == (2, "other.zip: Its record was changed since it was written: verify says more.\n")


def test_a_record_that_was_changed_by_hand_is_not_compared(make, command, folder):
    """What it says that it found is told by its digest; and a run of another pack has nothing to be set beside."""
    make("made.zip")
    content = json.loads(read(folder / "made.zip")["record.json"])
    content["packs"] = {"another": content["packs"]["hmrc-sms-deflection"]}
    (folder / "other.json").write_text(json.dumps(content), encoding="utf-8")
    said = "other.json: It has no pack in common with made.zip: there is nothing to compare.\n"
    assert command("compare", "made.zip", "other.json") == (2, "", said)
    content["verdicts"][0]["verdict"] = "contradicted"
    (folder / "other.json").write_text(json.dumps(content), encoding="utf-8")
    said = "other.json: Its digest is not that of what it holds: it was changed since it was written.\n"
    assert command("compare", "made.zip", "other.json") == (2, "", said)


def test_interrupted_it_leaves_the_earlier_evidence_and_nothing_else(make, command, folder, monkeypatch):
    """And says that nothing was written."""
    make("made.zip")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(running.Run, "walks", interrupted)
    code, out, err = command("evidence", "hmrc-sms-deflection", "--person", "control", "--out", "made.zip")
    assert (code, out, err.splitlines()[-1]) == (130, "", "Interrupted. made.zip was not written.")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("inputs", [3, {"packs": 7, "people": ["control"]}, {"packs": ["a"], "people": None}])
def test_again_takes_nothing_of_a_record_for_granted(command, folder, inputs):
    """A ZIP of somebody else's may say anything of what was tried."""
    record = {name: [] for name in ("walks", "findings", "properties", "verdicts")}
    record |= {name: {} for name in ("sounds", "pictures", "pages", "recordings")}
    record |= {"digest": digest_of(record), "inputs": inputs}
    write({"record.json": json.dumps(record).encode()}, folder / "made.zip")
    code, out, err = command("verify", "made.zip", "--again", "--json")
    assert (code, err, json.loads(out)["again"]) == (0, "", {"packs": {}, "people": {}})


COMPARISON = {
    "before", "after", "same", "worse", "because", "claims", "findings", "endings", "properties", "tried_once", "inputs"
}  # fmt: skip
"""What docs/json.md says."""


def test_the_documents_have_the_documented_shape(make, command):
    """Every key, and no other."""
    assert set(make("made.zip")) == {"path", "sha256", "bytes", "files", "pack", "digest", "claims", "not_run"}
    verified = json.loads(command("verify", "made.zip", "--json")[1])
    assert set(verified) == {"path", "sha256", "files", "trouble", "digest", "again"}
    found = json.loads(command("compare", "made.zip", "made.zip", "--json")[1])
    assert set(found) == COMPARISON
    assert set(found["findings"][0]) == {"state", "finding", "tried_before"}


@pytest.mark.parametrize("name", ["evidence", "verify", "compare"])
def test_help_has_an_example(command, name):
    """That can be copied."""
    code, out, _ = command(name, "--help")
    assert code == 0
    assert f"Example: harness {name} " in " ".join(out.split())
