"""A text message on a person's handset."""

from harness.language.numbers import find_addresses, find_numbers
from harness.language.sentences import sentences
from harness.language.timing import seconds_at
from harness.model.base import Channel, Number
from harness.model.persona import Persona
from harness.model.service import Text
from harness.model.trace import Moment, TextMessage

ARRIVES_AFTER = Number(value=10, source="GOV.UK Notify aims to send 95% of texts within 10 seconds")
"""Seconds between sending and arriving."""


def receive(
    name: str, text: Text, person: Persona, sent: float, *, delivered: bool = True, domains: tuple[str, ...] = ()
) -> TextMessage:
    """The message as it reaches this person's handset.

    Args:
        name: The text's name in the pack.
        text: What was sent.
        person: To whom.
        sent: When, in seconds from the start of the journey.
        delivered: Whether the network delivers it.
        domains: The service's own web domains.
    """
    return TextMessage(
        id=name,
        where=text.origin,
        basis=text.basis,
        sender=text.sender,
        body=text.body,
        sent=sent,
        arrived=sent + ARRIVES_AFTER.value if delivered and person.has.line == "mobile" else None,
        numbers=find_numbers(text.body),
        links=find_addresses(text.body),
        moment=None,
        language=text.language,
        domains=domains,
    )


def read(message: TextMessage, index: int, person: Persona, now: float) -> Moment:
    """What happens when this person reads a message.

    Args:
        message: The message.
        index: Its place among the journey's texts.
        person: Who reads.
        now: When, in seconds; reading begins when the message is there.
    """
    begins = now if message.arrived is None else max(now, message.arrived)
    received, missed = _received(message, person)
    takes = seconds_at(received, person.reads.words_a_minute.value) if received else 0.0
    how = "Had the text read out." if person.perceives.screen == "by-screen-reader" else "Read the text."
    return Moment(
        at=begins,
        until=round(begins + takes, 3),
        channel=Channel.TEXT,
        kind="text",
        step=message.id,
        where=message.where,
        basis=message.basis,
        offered=message.body,
        received=received,
        missed=missed,
        did=how if received else None,
        text=index,
    )


def _received(message: TextMessage, person: Persona) -> tuple[str | None, str | None]:
    """What of a message this person takes in, and why not all of it."""
    if message.arrived is None:
        where = "never arrived" if person.has.line == "mobile" else f"went to a {person.has.line} number"
        return None, f"It {where}."
    if message.language not in person.understands.languages:
        return None, "It is in a language that this person does not understand."
    longest = person.reads.longest_sentence.value
    followed = [sentence for sentence in sentences(message.body) if len(sentence.split()) <= longest]
    if len(followed) == len(sentences(message.body)):
        return message.body, None
    return " ".join(followed) or None, f"A sentence of more than {longest:g} words was not followed."
