"""What one person takes in of a message."""

from harness.language.sentences import sentences
from harness.language.timing import seconds_at
from harness.message.found import Found
from harness.message.hearing import rate_of
from harness.message.settings import Given
from harness.model.finding import Severity, TurnsOn
from harness.model.message import Received
from harness.model.persona import Persona
from harness.model.service import Part, Text
from harness.sms import handset

_LINE = "words in the longest sentence that this person follows"


def received(found: Found, given: Given, text: str, person: Persona) -> Received:
    """What reaches a person, and a finding where that is not all of it."""
    if given.kind == "prompt":
        got, missed, seconds = _hears(given, person)
    else:
        # A page or a letter does not need a mobile; how it is read is the same.
        reader = person if given.kind == "text" else person.model_copy(update={"has": _with_mobile(person)})
        message = Text(
            sender=given.sender or "", language=_language(given), parts=(Part(words=text, basis=given.basis),)
        )
        moment = handset.read(handset.receive(given.id, message, reader, 0.0), 0, reader, 0.0)
        got, missed, seconds = moment.received, moment.missed, moment.until - moment.at
    if missed:
        _say(found, text, got, missed, person)
    shown = round(seconds, 1) if got is not None else None
    return Received(person=person.id, name=person.name, received=got, missed=missed, seconds=shown)


def _hears(given: Given, person: Persona) -> tuple[str | None, str | None, float]:
    if person.perceives.sound == "none" and person.perceives.relay is None:
        return None, "It is spoken, and this person hears nothing of it.", 0.0
    if _language(given) not in person.understands.languages:
        return None, "It is in a language that this person does not understand.", 0.0
    rate, _ = rate_of(given, person)
    part = " Digits and keys reach them only the second time." if person.perceives.sound == "part" else ""
    seconds = given.seconds if given.seconds is not None and person.perceives.relay is None else None
    return given.text, part.strip() or None, seconds_at(given.text, rate) if seconds is None else seconds


def _say(found: Found, text: str, got: str | None, missed: str, person: Persona) -> None:
    said = f"{person.name} gets nothing of it. {missed}" if got is None else f"{person.name} does not get all. {missed}"
    longest = person.reads.longest_sentence
    too_long = [len(each.split()) for each in sentences(text) if len(each.split()) > longest.value]
    long_sentence = "A sentence of" in missed
    turns_on = None
    if long_sentence and longest.assumption:
        turns_on = TurnsOn(name=_LINE, value=longest.value, flips_at=max(too_long, default=None))
    severity = Severity.SHUT_OUT if got is None and turns_on is None else Severity.SERIOUS
    found.judged("not-received", said, severity=severity, turns_on=turns_on)


def _with_mobile(person: Persona) -> object:
    return person.has.model_copy(update={"line": "mobile"})


def _language(given: Given) -> str:
    return given.language.replace("_", "-").split("-")[0].lower()
