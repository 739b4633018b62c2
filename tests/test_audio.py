"""``run --audio`` and ``run --aloud``: what each caller heard, kept and played."""

import hashlib
import json
from pathlib import Path

import pytest

from harness.cli import COULD_NOT, main
from harness.phone import aloud, voice
from harness.phone.voice import VoiceUnavailable

PACK = str(Path(__file__).parent / "packs" / "hmrc-sms-deflection")
ARGUMENTS = ["run", PACK, "--journey", "ask-for-adviser", "--person", "control", "--person", "deaf-relay"]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs two people without a browser; gives the exit code and the record."""
    monkeypatch.setenv("HARNESS_BROWSER", "none")

    def go(*more):
        code = main([*ARGUMENTS, "--format", "junit", "--allow-untested", "--out", str(tmp_path / "out"), *more])
        return code, json.loads((tmp_path / "out" / "record.json").read_text(encoding="utf-8"))

    return go


@pytest.fixture
def silent(monkeypatch):
    """A machine without a voice."""

    def refuse(_):
        raise VoiceUnavailable("There is no voice here.")

    voice._described.cache_clear()
    monkeypatch.setattr(voice.Speaker, "__enter__", refuse)
    yield
    voice._described.cache_clear()


def test_audio_keeps_a_recording_a_walk_outside_the_digest(run, tmp_path):
    if not voice.available():
        pytest.skip(voice.why_not())
    _, without = run()
    assert without["recordings"] == {}
    _, record = run("--audio")
    assert record["digest"] == without["digest"]
    heard = {key.rpartition("/")[2]: kept["heard_by"] for key, kept in record["recordings"].items()}
    assert heard == {"control": "caller", "deaf-relay": "relay-assistant"}
    for kept in record["recordings"].values():
        content = (tmp_path / "out" / kept["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == kept["sha256"]
        assert len(content) == pytest.approx(8000 * kept["seconds"], abs=60)


def test_recordings_that_are_no_longer_asked_for_are_taken_away(run, tmp_path):
    if not voice.available():
        pytest.skip(voice.why_not())
    _, record = run("--audio")
    run()
    assert not [kept for kept in record["recordings"].values() if (tmp_path / "out" / kept["path"]).exists()]


@pytest.mark.usefixtures("silent")
def test_without_a_voice_what_was_asked_for_is_not_done_and_that_is_said(run, tmp_path):
    code, record = run("--audio")
    assert record["recordings"] == {}
    (said,) = [gap for gap in record["not_run"] if "sound" in gap["what"]]
    assert said["what"] == "The sound of the prompts and of the calls"
    assert said["why"].startswith("There is no voice here.")
    assert code != COULD_NOT
    assert main([*ARGUMENTS, "--out", str(tmp_path / "other"), "--audio"]) == COULD_NOT


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_aloud_without_a_voice_is_one_sentence_and_the_run_goes_on(run, capsys, monkeypatch, more):
    monkeypatch.setattr(aloud.sys, "platform", "linux")
    monkeypatch.setattr(aloud.shutil, "which", lambda _: None)
    expected, _ = run(*more)
    capsys.readouterr()
    code, record = run("--aloud", *more)
    shown = capsys.readouterr()
    assert code == expected
    assert record["complete"]
    (said,) = [line for line in shown.err.splitlines() if "aloud" in line]
    assert said == "Nothing is played aloud. There is no 'aplay' to play sound with; Debian has it in alsa-utils."
    assert "played aloud" not in shown.out
