"""A text message on a person's handset."""

from harness.language.numbers import find_addresses, find_numbers
from harness.language.timing import seconds_at
from harness.model.base import Channel, Number
from harness.model.persona import Persona
from harness.model.service import Text
from harness.model.trace import Moment, TextMessage

ARRIVES_AFTER = Number(value=10, source="GOV.UK Notify aims to send 95% of texts within 10 seconds")
"""Seconds between sending and arriving."""


def receive(name: str, text: Text, person: Persona, sent: float) -> TextMessage:
    """The message as it reaches this person's handset.

    Args:
        name: The text's name in the pack.
        text: What was sent.
        person: To whom.
        sent: When, in seconds from the start of the journey.
    """
    return TextMessage(
        id=name,
        where=text.origin,
        basis=text.basis,
        sender=text.sender,
        body=text.body,
        sent=sent,
        arrived=sent + ARRIVES_AFTER.value if person.has.line == "mobile" else None,
        numbers=find_numbers(text.body),
        links=find_addresses(text.body),
        moment=None,
    )


def read(message: TextMessage, index: int, person: Persona, now: float) -> Moment:
    """What happens when this person reads their messages.

    Args:
        message: The message.
        index: Its place among the journey's texts.
        person: Who reads.
        now: When, in seconds; reading begins when the message is there.
    """
    about = {
        "channel": Channel.TEXT,
        "kind": "text",
        "step": message.id,
        "where": message.where,
        "basis": message.basis,
    }
    if message.arrived is None:
        missed = f"It went to a {person.has.line} number, which shows no texts."
        return Moment(at=now, until=now, offered=message.body, missed=missed, text=index, **about)
    begins = max(now, message.arrived)
    ends = round(begins + seconds_at(message.body, person.reads.words_a_minute.value), 3)
    did = "Had the text read out." if person.perceives.screen == "by-screen-reader" else "Read the text."
    return Moment(
        at=begins,
        until=ends,
        offered=message.body,
        received=message.body,
        did=did,
        text=index,
        **about,
    )
