"""Refuting calls as sound. A prompt takes a second by the clock, and its sound is a second of one sample."""

import hashlib
from pathlib import Path

import pytest

from harness.model.property import Act, Play
from harness.phone import voice
from harness.phone.wav import sound_in, telephone_file
from harness.routes import sound as sound_of
from harness.routes import with_audio
from harness.routes.given import Proved
from harness.routes.plays import replay
from harness.routes.prove import prove
from harness.routes.sound import call_sound

SECOND = 8000
QUIET = 0xFF


class Sounds(dict):
    """A second of the same sample for every prompt, another for each."""

    def __getitem__(self, words):
        if words not in self:
            self[words] = bytes([len(self) + 1]) * SECOND
        return super().__getitem__(words)


def heard(flows, steps, how, *acts, seconds=None, **more):
    """The call to these steps in which the caller does these acts, as it is played and as it sounds."""
    pack = flows.pack(steps, seconds=seconds)
    play = Play(line="main", acts=acts, ends="bye", how=how, **more)
    played = replay(pack, flows.person(), play)
    return played, call_sound(pack, played, Sounds())


def stretches(sound):
    """Stretches of one sample: the sample, none for quiet, and the seconds."""
    found = []
    for sample in sound:
        if found and found[-1][0] == sample:
            found[-1][1] += 1
        else:
            found.append([sample, 1])
    return [(None if sample == QUIET else sample, count / SECOND) for sample, count in found]


NOTHING = Act(does="nothing")


def test_prompts_are_at_their_times_and_the_sound_is_as_long_as_the_call(flows):
    """Two times of asking, each a second and the five that silence is allowed, and then a second of goodbye."""
    steps = {"which": flows.menu({"1": flows.option("a", "bye")}), "bye": flows.hang_up("Goodbye.")}
    played, call = heard(flows, steps, "hung-up", NOTHING, NOTHING)
    assert played.until == 13_000
    assert stretches(call.sound) == [(1, 1), (None, 5), (1, 1), (None, 5), (2, 1)]
    assert (call.seconds, call.notes) == (13, ())


def test_a_prompt_is_cut_where_a_key_cuts_it_and_the_key_sounds_there(flows):
    """The key of the first answer cuts the second, which takes ten seconds; its tone lies on what is said next."""
    options = {"1": flows.option("a", "bye", says="For a, press 1."), "2": flows.option("b", "bye", says="Or press 2.")}
    steps = {"which": flows.menu(options), "bye": flows.hang_up("Goodbye.")}
    seconds = {"Choose.": 1, "For a, press 1.": 1, "Or press 2.": 10, "Goodbye.": 1}
    played, call = heard(flows, steps, "hung-up", Act(does="key", keys="1"), seconds=seconds)
    assert (played.pressed[0].keys, played.pressed[0].at) == ("1", played.until - 1000)
    assert max(part.end for part in played.spoken if part.step == "which") == played.pressed[0].at
    assert len(call.sound) == played.until * 8
    said = len({part.words for part in played.spoken})
    last_second = call.sound[-SECOND:]
    assert set(last_second[640:]) == {said}
    assert len(set(last_second[:640])) > 10


def test_a_wait_is_shortened_and_that_is_said(flows):
    """Five minutes in a queue are three seconds of quiet; what is pressed after them stays at its place."""
    steps = {
        "hold": flows.queue(usual=300, longest_wait=flows.number(300), too_long="which"),
        "which": flows.menu({"1": flows.option("a", "bye")}),
        "bye": flows.hang_up("Goodbye."),
    }
    played, call = heard(flows, steps, "hung-up", Act(does="key", keys="1"), chosen={0: "too-long"})
    assert call.notes == ("A wait of 5 minutes is shortened to 3 seconds of quiet.",)
    assert len(call.sound) == (played.until - 297_000) * 8
    key = (played.pressed[0].at - 297_000) * 8
    assert set(call.sound[: 3 * SECOND]) == {QUIET}
    assert len(set(call.sound[key : key + 640])) > 10
    assert len(set(call.sound[3 * SECOND : key])) <= 2


def test_digits_sound_one_after_another_and_that_is_said(flows):
    """By the clock three digits are one moment; to the ear they are three tones."""
    steps = {"number": flows.entry("bye"), "bye": flows.hang_up("Goodbye.")}
    played, call = heard(flows, steps, "hung-up", Act(does="digits", keys="123"))
    assert call.notes == (
        "Several keys are pressed at one moment of the call's clock; their tones follow one another.",
    )
    at = played.pressed[0].at * 8
    tones = [call.sound[at + place * 1280 : at + place * 1280 + 640] for place in range(3)]
    assert len(set(tones)) == 3
    assert len(call.sound) == played.until * 8


def test_a_call_that_goes_round_ends_where_it_comes_round_and_says_so(flows):
    """A question that leads back to itself is heard once: a second, and the five seconds of silence after it."""
    steps = {"which": flows.menu({"1": flows.option("a", "bye")}, silence=flows.retry("which", again=0))}
    played, call = heard(flows, steps, "round", NOTHING)
    assert (played.how, call.seconds) == ("round", 6)
    assert call.notes == (
        "The call has come round to something it did before, and may go on so for ever; the sound ends here.",
    )


# Files.


@pytest.fixture
def proved(flows):
    """A service that cuts off whoever says nothing, proved for three people; the pack is made for this test."""
    steps = {
        "hold": flows.say("Hello.", "which"),
        "which": flows.menu({"1": flows.option("a", "put-through")}),
        "put-through": flows.transfer("bye"),
        "bye": flows.hang_up("Goodbye."),
    }
    people = tuple(
        flows.person(id=name, **limits)
        for name, limits in {
            "control": {},
            "part": {"perceives": {"sound": "part"}},
            "relay": {"perceives": flows.relay()},
        }.items()
    )
    pack = flows.pack(steps)
    return Proved(pack, people, prove(pack, people))


@pytest.fixture
def spoken(monkeypatch):
    """A voice that takes a second for everything."""
    second = telephone_file(b"\x01" * SECOND)
    monkeypatch.setattr(sound_of, "speak", lambda prompts: ((words, second) for words in prompts))


def kept(proved):
    files = {}

    def keep(name, file):
        assert name not in files
        files[name] = file
        return Path("out") / name

    (proof,) = with_audio([proved], keep)
    return proof, files


@pytest.mark.usefixtures("spoken")
def test_every_refuting_call_has_a_file_named_by_property_and_line(proved):
    """What is refuted by a call can be listened to, the usual case too; what is proved has no sound."""
    proof, files = kept(proved)
    every = [each for one in proof.properties for each in (one, one.usual) if each]
    assert any(each.audio for each in every)
    for each in every:
        assert bool(each.audio) == bool(each.play), (each.property, each.person)
        if each.audio:
            file = files[Path(each.audio.path).name]
            assert hashlib.sha256(file).hexdigest() == each.audio.sha256
            assert len(sound_in(file)) == each.audio.seconds * SECOND
    assert all(name.endswith(".wav") and "-on-main" in name for name in files)
    assert "silent-caller-on-main.wav" in files or "human-reachable-on-main.wav" in files


@pytest.mark.usefixtures("spoken")
def test_a_call_is_kept_once_whatever_it_refutes(proved):
    """No two files hold the same sound."""
    _, files = kept(proved)
    assert len(set(files.values())) == len(files)


@pytest.mark.usefixtures("spoken")
def test_how_much_of_it_a_person_hears_is_said(proved):
    """Each refutation says so for its own person, though they share the file."""
    proof, _ = kept(proved)
    notes = {each.person: each.audio.notes for each in proof.properties if each.audio}
    assert notes["control"] == ()
    assert notes["part"] == ("This caller catches only part of it.",)
    assert notes["relay"] == ("The assistant of a relay hears this, and types it for the caller.",)


def test_the_same_call_is_the_same_bytes_twice(proved):
    """With the real voice, a second time of speaking gives the same files under the same names."""
    if not voice.available():
        pytest.skip(voice.why_not())
    first, second = kept(proved), kept(proved)
    assert first[1]
    assert first == second
