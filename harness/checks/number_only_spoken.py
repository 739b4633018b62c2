"""A telephone number is given by voice alone.

What it checks:
    Whether each telephone number that the voice gives also stands in the text or on a page of the same journey.

Why it matters:
    A number that is only spoken does not exist for somebody who cannot hear it, or who cannot keep it.

Who is shut out:
    Deaf people, people with hearing loss, and people who cannot write down or remember a spoken number.

Good:
    The text says: "If you need extra support, call 03069 990444."

Poor:
    The voice gives the number of the extra support team; the text holds a link only.

How to put it right:
    Put the number in the text that is sent, and on the page that it opens.
"""

from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.language.numbers import dialled
from harness.model.base import Channel
from harness.model.persona import Persona
from harness.model.trace import SpokenNumber, Trace


@check(
    channels=["phone", "text", "web"],
    subject="walk",
    standards=["EN 301 549 6.4", "W3C COGA: voice menus"],
    protects=["perceives.sound", "remembers.spoken_number"],
    severity="serious",
)
def number_only_spoken(trace: Trace, _: Persona) -> Iterator[Judgement]:
    """Looks for each spoken number in writing."""
    if not trace.numbers:
        yield inapplicable("The voice gave no number.")
    for number in trace.numbers:
        yield _judge(number, trace)


def _written(trace: Trace) -> set[str]:
    """The numbers that a text or page put before this person in writing, as they are dialled."""
    arrived = [number for text in trace.texts if text.arrived is not None for number in text.numbers]
    shown = [way.number for way in trace.ways if way.number and way.given_by is not Channel.PHONE]
    return {dialled(number) for number in (*arrived, *shown)}


def _judge(number: SpokenNumber, trace: Trace) -> Judgement:
    if dialled(number.number) in _written(trace):
        return passed()
    if trace.untested:
        return cannot_tell(f"Does {number.number} stand on a page of this journey? The pages were not visited.")
    return failed(
        f"The voice gives the number {number.number}; no text or page of this journey shows it.", part=number.number
    )
