"""The words that writers share."""

import pytest

from harness.findings import ALL_ROUTES
from harness.model.base import Basis
from harness.model.finding import Outcome, Severity, TurnsOn, Where
from harness.report import words


@pytest.mark.parametrize(
    ("seconds", "clock", "tenths"),
    [(0, "0:00", "0:00.0"), (5.04, "0:05", "0:05.0"), (59.96, "1:00", "1:00.0"), (125.34, "2:05", "2:05.3")],
)
def test_clock(seconds, clock, tenths):
    """Seconds become minutes and seconds, and rounding up carries into the minute."""
    assert words.clock(seconds) == clock
    assert words.clock_tenths(seconds) == tenths


@pytest.mark.parametrize(
    ("started", "told"),
    [
        ("2026-11-22T10:04:00+00:00", "22 November 2026 at 10:04 UTC"),
        ("2026-06-01T09:30:00+01:00", "1 June 2026 at 09:30 UTC+01:00"),
        ("some day", "some day"),
    ],
)
def test_day(started, told):
    """A date is written as people write it, with its zone; what is no date stands as it is."""
    assert words.day(started) == told


def test_every_word_is_there():
    """Each outcome, severity and basis has a word, so that no report meets one that it cannot say."""
    assert set(words.OUTCOMES) == set(Outcome)
    assert set(words.SEVERITIES) == set(Severity)
    assert set(words.BASES) == set(Basis)


def test_a_failure_does_not_borrow_the_word_of_the_worst_severity():
    """A failed check of any severity is never told in the words for shutting somebody out."""
    assert words.OUTCOMES[Outcome.FAILED] != words.SEVERITIES[Severity.SHUT_OUT]


def test_endings(record):
    """Each walk ends in one of five words, and a stuck walk is never told as anything milder."""
    ends = {(walk.person, walk.journey): words.ending(walk) for walk in record.walks}
    assert ends["deaf-relay", "lost-utr"] is words.STUCK
    assert ends["control", "lost-utr"] is words.MET
    assert ends["blind-screen-reader", "help-with-return"] is words.UNKNOWN
    assert ends["deaf-relay", "help-with-return"] is words.CONNECTED


def test_a_proof_is_proved_again_and_not_walked(record):
    """What was proved of every call names the command that proves it, and the step before the line it stands in."""
    where = Where(file="pack/phone.yaml", line=7, step="closed")
    found = record.findings[0].model_copy(update={"journey": ALL_ROUTES, "where": where, "pack": "p", "person": "a b"})
    assert words.again(found) == "Prove it again: python3 -m harness routes p --person 'a b'"
    assert words.spot(found) == "closed, pack/phone.yaml:7"
    assert words.spot(found.model_copy(update={"where": Where(step="closed")})) == "closed"
    assert words.again(record.findings[0]).startswith("Walk it again: python3 -m harness run ")
    assert words.spot(record.findings[0]) == words.place(record.findings[0].where)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("As modelled: Control: It ends.", "As modelled: It ends."),
        ("Can Control still reach a human?", "Can this person still reach a human?"),
    ],
)
def test_what_was_proved_is_said_without_a_name(record, message, told):
    """What was proved for one person can be said of several; what happened on a walk stands as it is."""
    found = record.findings[0].model_copy(update={"journey": ALL_ROUTES, "person": "control", "message": message})
    assert words.message_for_all(record, found) == told
    assert words.message_for_all(record, found.model_copy(update={"journey": "lost-utr"})) == message


def test_replay_is_safe_to_paste():
    """A name that a shell would obey is quoted in the command."""
    assert words.replay("pack", "a journey", "$(boom)") == (
        "python3 -m harness run pack --person '$(boom)' --journey 'a journey'"
    )


def test_control_characters_are_replaced():
    """Nothing that a terminal obeys, or that XML refuses, is left in a text."""
    assert words.printable("a\x1b[2Jb\x00c\x9b\ufffed\r\ne\tf") == "a\ufffd[2Jb\ufffdc\ufffd\ufffdd\ne\tf"


def test_turns_on_says_where_it_flips():
    """A number that decides is named with its value and the value at which the outcome would flip."""
    turns = [TurnsOn(name="the wait", value=5, flips_at=at) for at in (26.3, 14.8, None)]
    start = "This turns on an assumed number (the wait: 5)."
    assert list(words.turns_on(turns[:1])) == [f"{start} The outcome would flip at 26.3."]
    assert list(words.turns_on(turns)) == [f"{start} The outcome would flip at 14.8 or 26.3, depending on the walk."]
    assert list(words.turns_on(turns[2:])) == [f"{start} No value is known at which it would flip."]


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (Where(file="p/phone.yaml", line=4, step="reason"), "p/phone.yaml:4"),
        (Where(file="p/phone.yaml"), "p/phone.yaml"),
        (Where(url="https://example.org/", selector="a"), "https://example.org/"),
        (Where(), "the whole of it"),
    ],
)
def test_place(where, told):
    """A place is told as an editor understands it, as far as it is known."""
    assert words.place(where) == told
