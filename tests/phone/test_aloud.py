"""What is said aloud: by an engine that only writes down what it is told, and by pyttsx3 with nobody listening."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from harness.model.base import Basis
from harness.model.trace import Moment, Trace
from harness.phone import aloud
from harness.phone.aloud import Aloud
from harness.phone.voice import VoiceUnavailable

PERSON_SAYS = "first words. Somebody."


class Engine:
    """Holds what was said, each with the voice that was set; one thing at a time, or it is lost as pyttsx3 loses it."""

    def __init__(self, *voices, usual="gmw/en", breaks_at=None):
        self.said, self._waiting, self._voice, self._breaks_at = [], None, usual, breaks_at
        self._voices = [SimpleNamespace(id=name, languages=languages) for name, languages in voices]

    def say(self, text):
        assert self._waiting is None, "a prompt was queued behind another: pyttsx3 loses one of them"
        self._waiting = text

    def runAndWait(self):  # noqa: N802
        if len(self.said) == self._breaks_at:
            raise RuntimeError("run loop already started")
        print("pyttsx3 prints to stdout")
        self.said.append((self._voice, self._waiting))
        self._waiting = None

    def getProperty(self, name):  # noqa: N802
        return {"voice": self._voice, "voices": self._voices}[name]

    def setProperty(self, name, value):  # noqa: N802
        assert name == "voice"
        self._voice = value


@pytest.fixture
def pack(flows):
    cymraeg = flows.say("Diolch am ffonio.", "bye", language="cy")
    voices = {"cy": {"name": "cy", "words_a_minute": flows.number(150)}}
    steps = {"hello": flows.say("Thank you for calling.", "cymraeg"), "cymraeg": cymraeg}
    flow = flows.flow(steps).model_copy(update={"voices": {}})
    made = type(flow).model_validate({**flow.model_dump(by_alias=True), "voices": voices})
    return flows.pack(made, seconds={"Thank you for calling.": 2, "Diolch am ffonio.": 1})


def walk_of(*spoken, until, person="somebody"):
    said = Moment(at=0, until=until, channel="phone", kind="prompt", basis=Basis.SUPPLIED, spoken=spoken)
    ending = {"goal": "met", "human": "connected", "stuck": False, "because": ".", "basis": Basis.SUPPLIED}
    moments = (said,) if spoken else ()
    return Trace(pack="made-up", journey="first-words", person=person, seconds=until, moments=moments, **ending)


def played(pack, person, engine, *walks):
    told = []
    player = Aloud([pack], [person], start=lambda: engine, tell=told.append)
    for walk in walks:
        player.play(walk)
    return told


def test_each_prompt_is_said_whole_and_alone_after_who_calls(pack, flows, capsys):
    engine = Engine(("gmw/en", ["en-gb"]), ("cel/cy", ["cy"]))
    walk = walk_of("Thank you for calling.", "Diolch am ffonio.", until=3)
    assert played(pack, flows.person(), engine, walk) == []
    assert engine.said == [
        ("gmw/en", PERSON_SAYS),
        ("gmw/en", "Thank you for calling."),
        ("cel/cy", "Diolch am ffonio."),
    ]
    assert capsys.readouterr().out == "", "stdout may have to hold one JSON document and nothing else"


def test_of_a_prompt_that_was_cut_short_only_what_was_said_is_said(pack, flows):
    engine = Engine(("gmw/en", ["en-gb"]))
    played(pack, flows.person(), engine, walk_of("Thank you for calling.", until=1))
    assert engine.said[1:] == [("gmw/en", "Thank you")]


@pytest.mark.parametrize(
    ("voices", "usual", "english", "welsh"),
    [
        ([("kate", ["en_GB"]), ("alex", ["en_US"]), ("gwen", ["cy_GB"])], "alex", "alex", "gwen"),
        ([("kate", ["en_GB"]), ("anna", [b"\x05de"])], "anna", "kate", "anna"),
        ([("hazel", [])], "hazel", "hazel", "hazel"),
        ([], None, None, None),
    ],
)
def test_on_another_desktop_its_own_voice_for_the_language_else_the_usual_one(
    pack, flows, voices, usual, english, welsh
):
    engine = Engine(*voices, usual=usual)
    played(pack, flows.person(), engine, walk_of("Thank you for calling.", "Diolch am ffonio.", until=3))
    assert [voice for voice, _ in engine.said] == [usual, english, welsh]


def test_somebody_who_hears_nothing_is_only_named(pack, flows):
    engine = Engine()
    played(pack, flows.person(perceives={"sound": "none"}), engine, walk_of("Thank you for calling.", until=2))
    assert [words for _, words in engine.said] == [f"{PERSON_SAYS} Hears nothing of the call."]


def test_for_a_relay_caller_it_is_what_the_assistant_hears(pack, flows):
    engine = Engine()
    played(pack, flows.person(perceives=flows.relay()), engine, walk_of("Thank you for calling.", until=2))
    assert [words for _, words in engine.said] == [
        f"{PERSON_SAYS} What the relay assistant hears.",
        "Thank you for calling.",
    ]


def test_a_walk_without_a_call_is_passed_over(pack, flows):
    engine = Engine()
    assert played(pack, flows.person(), engine, walk_of(until=0)) == []
    assert engine.said == []


def test_without_a_voice_one_sentence_is_told_and_nothing_is_played(pack, flows):
    def missing():
        raise VoiceUnavailable("There is no sound device on this machine.")

    told = []
    player = Aloud([pack], [flows.person()], start=missing, tell=told.append)
    player.play(walk_of("Thank you for calling.", until=2))
    assert told == ["Nothing is played aloud. There is no sound device on this machine."]


def test_a_voice_that_fails_on_the_way_is_told_once_and_the_run_goes_on(pack, flows):
    engine = Engine(breaks_at=1)
    told = played(pack, flows.person(), engine, *[walk_of("Thank you for calling.", until=2)] * 2)
    assert told == ["Nothing more is played aloud. The desktop's voice failed: run loop already started"]
    assert len(engine.said) == 1


def test_the_sentence_goes_to_stderr(pack, flows, capsys, monkeypatch):
    monkeypatch.setattr(aloud.sys, "platform", "linux")
    monkeypatch.setenv("PATH", "")
    Aloud([pack], [flows.person()])
    assert capsys.readouterr().err.startswith("Nothing is played aloud. There is no 'aplay'")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="aplay is Linux's")
@pytest.mark.parametrize("code", [1, 0])
def test_whether_there_is_a_sound_device_is_tried(tmp_path, monkeypatch, code):
    (tmp_path / "aplay").write_text(f"#!/bin/sh\nexit {code}\n")
    (tmp_path / "aplay").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert aloud._no_sound() == ("There is no sound device on this machine." if code else None)


@pytest.mark.parametrize(
    ("module", "said"),
    [("raise ImportError", "pip install pyttsx3"), ("def init(): raise OSError('no driver')", "no driver")],
)
def test_without_a_pyttsx3_that_works_it_says_so(tmp_path, monkeypatch, module, said):
    (tmp_path / "pyttsx3.py").write_text(module)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "pyttsx3", raising=False)
    monkeypatch.setattr(aloud, "_no_sound", lambda: None)
    monkeypatch.setattr(aloud, "_load_espeak", lambda: None)
    with pytest.raises(VoiceUnavailable, match=said):
        aloud.desktop_voice()
    sys.modules.pop("pyttsx3", None)


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="looks into /proc, and puts a program in aplay's place"
)
def test_pyttsx3_itself_says_each_prompt_with_the_library_of_the_wheel(tmp_path):
    """The desktop may have another espeak-ng; what is loaded is the wheel's, and each prompt is played once."""
    pytest.importorskip("pyttsx3")
    pytest.importorskip("espeakng_loader")
    (tmp_path / "aplay").write_text(f'#!/bin/sh\n[ "$1" = -q ] || echo "$1" >> {tmp_path}/played\n')
    (tmp_path / "aplay").chmod(0o755)
    code = """
import espeakng_loader
from pathlib import Path
from harness.phone.aloud import desktop_voice
engine = desktop_voice()
for words in ("One.", "Two.", "Three."):
    engine.setProperty("voice", "gmw/en")
    engine.say(words)
    engine.runAndWait()
loaded = {line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "espeak" in line}
assert loaded == {str(Path(espeakng_loader.get_library_path()).resolve())}, loaded
"""
    path = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        env={**os.environ, **path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len((tmp_path / "played").read_text().splitlines()) == 3


def test_importing_without_loading():
    """Importing the module loads neither package: one is under another licence, and either may be missing."""
    code = "import sys, harness.phone.aloud; sys.exit('pyttsx3' in sys.modules or 'espeakng_loader' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
