"""A text message on a handset: who gets it, when, and how long it takes to read."""

import pytest

from harness.model.base import Channel
from harness.model.service import Text
from harness.sms.handset import ARRIVES_AFTER, read, receive

BODY = "Read https://example.org/help now or call 01632 960123."


@pytest.fixture
def text():
    parts = [{"words": "Read https://example.org/help now", "basis": "published"}, {"words": "or call 01632 960123."}]
    return Text.model_validate({"sender": "SERVICE", "parts": parts, "origin": {"file": "texts.yaml", "line": 7}})


def test_a_text_is_the_words_of_its_parts_and_stands_on_the_weakest_of_their_bases(text):
    assert text.body == BODY
    assert text.basis == "illustrative"


def test_a_text_arrives_at_a_mobile_a_while_after_it_was_sent(flows, text):
    message = receive("link", text, flows.person(), sent=20)
    assert (message.sent, message.arrived) == (20, 20 + ARRIVES_AFTER.value)
    assert (message.id, message.sender, message.body, message.where.line) == ("link", "SERVICE", BODY, 7)
    assert (message.numbers, message.links) == (("01632 960123",), ("https://example.org/help",))
    assert message.moment is None


@pytest.mark.parametrize("line", ["landline", "withheld", "international"])
def test_only_a_mobile_gets_texts(flows, text, line):
    who = flows.person(has={"line": line})
    message = receive("link", text, who, sent=20)
    assert message.arrived is None
    moment = read(message, 0, who, now=25)
    assert (moment.offered, moment.received, moment.did) == (BODY, None, None)
    assert line in moment.missed
    assert (moment.at, moment.until) == (25, 25)


def test_reading_begins_when_the_text_is_there_and_takes_its_words_at_this_persons_speed(flows, text):
    """Sixteen words, each digit of the number one, at 60 a minute."""
    who = flows.person(reads={"words_a_minute": flows.number(60)})
    message = receive("link", text, who, sent=20)
    waiting, at_leisure = read(message, 0, who, now=0), read(message, 0, who, now=100)
    assert (waiting.at, waiting.until) == (30, 46)
    assert (at_leisure.at, at_leisure.until) == (100, 116)
    assert (waiting.offered, waiting.received, waiting.missed) == (BODY, BODY, None)
    assert (waiting.channel, waiting.kind, waiting.step, waiting.text) == (Channel.TEXT, "text", "link", 0)


@pytest.mark.parametrize(
    ("screen", "did"), [("by-eye", "Read the text."), ("by-screen-reader", "Had the text read out.")]
)
def test_a_text_is_read_as_this_person_reads(flows, text, screen, did):
    who = flows.person(perceives={"screen": screen})
    assert read(receive("link", text, who, sent=0), 0, who, now=0).did == did
