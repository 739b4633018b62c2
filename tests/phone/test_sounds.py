"""The sounds that a run keeps."""

import hashlib

import pytest

from harness.model.base import Basis
from harness.model.finding import Evidence
from harness.model.trace import Moment, Trace
from harness.phone.sounds import call_evidence
from harness.phone.wav import sound_in, telephone_file


@pytest.fixture
def keep(flows, tmp_path):
    """Keeps the calls of walks by these people; a prompt takes a second."""
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "prompt.wav").write_bytes(telephone_file(b"\x01" * 8000))
    prompts = {"Choose.": Evidence(kind="sound", path="evidence/prompt.wav", sha256="0" * 64)}
    pack = flows.pack({"menu": flows.menu({"1": flows.option("a", "bye")})})
    people = {
        "control": flows.person(),
        "part": flows.person(perceives={"sound": "part"}),
        "deaf": flows.person(perceives={"sound": "none"}),
        "relay": flows.person(perceives=flows.relay()),
        "polish": flows.person(understands={"languages": ["pl"]}),
    }
    return lambda *walks: call_evidence(pack, walks, people, prompts, tmp_path)


def walk_by(person, *more, until=1.0):
    said = Moment(at=0, until=until, channel="phone", kind="prompt", basis=Basis.SUPPLIED, spoken=("Choose.",))
    ending = {"goal": "met", "human": "none", "stuck": False, "because": ".", "basis": Basis.SUPPLIED, "seconds": until}
    return Trace(pack="made-up", journey="tax", person=person, moments=(said, *more), **ending)


def test_a_recording_is_named_by_what_is_in_it(keep, tmp_path):
    (found,) = keep(walk_by("control")).values()
    file = (tmp_path / found.path).read_bytes()
    assert sound_in(file) == b"\x01" * 8000
    assert found.sha256 == hashlib.sha256(file).hexdigest()
    assert found.path == f"evidence/{found.sha256[:12]}.wav"
    assert (found.kind, found.seconds, found.notes) == ("sound", 1, ())


def test_further_ways_of_taking_the_words_are_numbered(keep):
    found = keep(walk_by("control"), walk_by("part"), walk_by("control", until=2), walk_by("control", until=3))
    assert list(found) == ["made-up/tax/control", "made-up/tax/part", "made-up/tax/control/2", "made-up/tax/control/3"]
    assert [each.seconds for each in found.values()] == [1, 1, 2, 3]


def test_who_heard_it_is_said(keep):
    found = keep(*map(walk_by, ("control", "part", "deaf", "relay", "polish")))
    assert {key.rpartition("/")[2]: each.heard_by for key, each in found.items()} == {
        "control": "caller",
        "part": "caller",
        "relay": "relay-assistant",
        "polish": "caller",
    }
    assert found["made-up/tax/part"].notes == ("This caller catches only part of it.",)


def test_a_walk_without_a_call_has_no_recording(keep):
    assert keep(walk_by("control").model_copy(update={"moments": ()})) == {}


def test_a_shortened_wait_is_in_the_record(keep):
    wait = Moment(at=1, until=61, channel="phone", kind="prompt", basis=Basis.SUPPLIED)
    assert keep(walk_by("control", wait))["made-up/tax/control"].notes == (
        "A wait of 1 minute is shortened to 3 seconds of quiet.",
    )
