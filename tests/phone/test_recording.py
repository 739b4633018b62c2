"""What was heard of a walk's calls, as sound. A prompt takes a second by the clock unless a test says otherwise."""

import pytest

from harness.model.base import Basis, Channel
from harness.model.trace import Moment
from harness.phone.recording import assemble, hears, played

QUIET = 0xFF
SECOND = 8000
SOUNDS = {"one": b"\x01" * SECOND, "two": b"\x02" * SECOND, "short": b"\x03" * 4000, "long": b"\x04" * 12_000}


def moment(at, until, *spoken, channel=Channel.PHONE, kind="prompt", received=None):
    about = {"channel": channel, "kind": kind, "basis": Basis.SUPPLIED, "spoken": spoken, "received": received}
    return Moment(at=at, until=until, **about)


def runs(sound):
    """Stretches of the same sample, as (sample, seconds)."""
    found = []
    for sample in sound:
        if found and found[-1][0] == sample:
            found[-1][1] += 1
        else:
            found.append([sample, 1])
    return [(None if sample == QUIET else sample, count / SECOND) for sample, count in found]


def heard(*moments, length=lambda _: 1000):
    return assemble(moments, SOUNDS.__getitem__, length)


def test_prompts_are_at_their_times_with_quiet_between():
    """A question of two prompts that was answered 2.5 s after it, and a prompt 1.5 s later."""
    call = heard(moment(0, 4.5, "one", "two", kind="question"), moment(6, 7, "one"))
    assert runs(call.sound) == [(1, 1), (2, 1), (None, 4), (1, 1)]
    assert call.seconds == 7
    assert call.notes == ()


def test_a_prompt_is_cut_where_the_answer_interrupted_it():
    call = heard(moment(0, 1.25, "one", "two", kind="question"), moment(1.5, 2.5, "one"))
    assert runs(call.sound) == [(1, 1), (2, 0.25), (None, 0.25), (1, 1)]
    assert call.notes == ()


def test_a_call_that_is_made_late_in_the_journey_begins_at_once():
    assert runs(heard(moment(100, 101, "one")).sound) == [(1, 1)]


def test_a_sound_shorter_than_its_length_is_followed_by_quiet():
    assert runs(heard(moment(0, 2, "short", "two")).sound) == [(3, 0.5), (None, 0.5), (2, 1)]


def test_a_sound_longer_than_its_length_is_cut_and_that_is_said():
    """The clock is what the caller answered to; nothing is said of a difference that nobody hears."""
    call = heard(moment(0, 1, "long"), moment(1, 2, "long"), moment(2, 3, "two"))
    assert runs(call.sound) == [(4, 2), (2, 1)]
    assert call.notes == (
        "1 prompt is cut off: it takes longer in this voice than by the lengths that the call was timed with.",
    )
    assert heard(moment(0, 0.98, "one"), length=lambda _: 980).notes == ()


def test_a_long_wait_is_shortened_to_three_seconds_and_that_is_said():
    call = heard(moment(0, 1, "one"), moment(1, 721), moment(721, 721, kind="human", received="A clerk answered."))
    assert runs(call.sound) == [(1, 1), (None, 3)]
    assert call.notes == ("A wait of 12 minutes is shortened to 3 seconds of quiet.",)


def test_waits_round_announcements_are_each_shortened_and_said_together():
    call = heard(moment(0, 60), moment(60, 61, "one"), moment(61, 62), moment(62, 63, "one"), moment(63, 94))
    assert runs(call.sound) == [(None, 3), (1, 1), (None, 1), (1, 1), (None, 3)]
    assert call.notes == ("2 waits, 1 minute and 31 seconds in all, are shortened to 3 seconds of quiet each.",)


def test_an_allowed_silence_is_not_shortened():
    """How long a service waits for an answer is what the recording is to let hear."""
    assert runs(heard(moment(0, 8, "one", kind="question"), moment(8, 9, "two")).sound) == [(1, 1), (None, 7), (2, 1)]


def test_two_calls_of_one_journey_are_three_seconds_apart():
    """What was read in between is not on the phone."""
    end, read = moment(1, 1, kind="end", received="Over."), moment(1, 40, channel=Channel.TEXT, kind="text")
    call = heard(moment(0, 1, "one"), end, read, moment(41, 42, "two"))
    assert runs(call.sound) == [(1, 1), (None, 3), (2, 1)]
    assert call.notes == ("A wait of 40 seconds is shortened to 3 seconds of quiet.",)


def test_without_a_call_there_is_no_sound():
    assert heard(moment(0, 5, channel=Channel.WEB, kind="page")).sound == b""


@pytest.mark.parametrize(("limits", "expected"), [({}, True), ({"sound": "part"}, True), ({"sound": "none"}, False)])
def test_who_hears(flows, limits, expected):
    assert hears(flows.person(perceives=limits), [moment(0, 1, "one")]) is expected


def test_for_a_relay_caller_the_assistant_hears(flows):
    assert hears(flows.person(perceives=flows.relay()), [moment(0, 1, "one")])


def test_nobody_hears_anything_where_nothing_was_said(flows):
    assert not hears(flows.person(), [moment(0, 60), moment(60, 60, kind="human", received="A clerk answered.")])


def test_what_was_played_of_a_moment():
    first, second = played(moment(1, 2.5, "one", "two"), lambda _: 1000)
    assert (first.words, first.start, first.end, first.interrupted) == ("one", 1000, 2000, False)
    assert (second.words, second.start, second.end, second.interrupted) == ("two", 2000, 2500, True)
