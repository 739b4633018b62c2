"""A telephone number costs more than an ordinary one.

What it checks:
    What each telephone number that is rung or given costs this person: whether it begins with 084, 087, 09, 118 or 070,
    which carry a charge of their own or are in nobody's included minutes.

Why it matters:
    Somebody who pays by the minute pays for the menu, the queue and the answer. Whoever cannot afford that does not
    call, or hangs up while waiting.

Who is shut out:
    People on a low income, people who pay as they go, and everybody whose call takes long: people who call through a
    relay, who wait in a queue, or who need things said again.

Good:
    One number beginning with 03, or with the code of the town, or a free one beginning with 0800 or 0808.

Poor:
    A number beginning with 0845, 0870 or 09, and no other.

How to put it right:
    Use a number that begins with 01, 02 or 03, or a free one. Where the dearer number stays, put the ordinary one
    beside it, and say what each costs.
"""

from collections.abc import Iterator, Mapping

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.language.numbers import dialled
from harness.model.base import Channel
from harness.model.persona import Persona
from harness.model.trace import Trace
from harness.standards.call_prices import costs_extra, pence_a_minute

_LONG = 120
"""Seconds from which a call is told in minutes."""


@check(
    channels=["phone", "text", "web"],
    subject="walk",
    standards=["Cabinet Office: telephone number prefixes"],
    severity="moderate",
)
def number_costs_extra(trace: Trace, person: Persona) -> Iterator[Judgement]:
    """Looks up the price of each number from this person's own line."""
    numbers = _numbers(trace)
    dear = [number for number in numbers.values() if costs_extra(number) is not False]
    if not numbers:
        yield inapplicable("No telephone number was rung or given.")
    elif not dear:
        yield passed()
    for number in dear:
        yield _judge(number, trace, person)


def _numbers(trace: Trace) -> Mapping[str, str]:
    """The numbers that were rung or given, each once, as first written, by what is dialled."""
    found: dict[str, str] = {}
    for number in (*trace.rang, *(way.number for way in trace.ways if way.number)):
        found.setdefault(dialled(number), number)
    return found


def _judge(number: str, trace: Trace, person: Persona) -> Judgement:
    if costs_extra(number) is None:
        return cannot_tell(f"What does a call to {number} cost? No list of prices has its beginning.", part=number)
    told = _told(number, trace, person)
    beside = _beside(number, trace)
    if beside:
        return cannot_tell(f"{told} Does {beside}, given beside it, reach the same people?", part=number)
    return failed(told, part=number)


def _beside(number: str, trace: Trace) -> str | None:
    """A number that costs no more than an ordinary one and was given together with this one."""
    where = {way.moment for way in trace.ways if way.number and dialled(way.number) == dialled(number)}
    others = (way.number for way in trace.ways if way.number and way.moment in where)
    return next((other for other in others if costs_extra(other) is False), None)


def _told(number: str, trace: Trace, person: Persona) -> str:
    """What it costs this person, as far as that can be known."""
    price = pence_a_minute(number, person.has.line)
    if price is None:
        return f"A call to {number} costs more than one to an ordinary number. How much is not known from this line."
    minute = f"A call to {number} costs this person up to {_money(price.value)} a minute"
    if [dialled(rung) for rung in trace.rang] != [dialled(number)]:
        return f"{minute}."
    seconds = _on_the_phone(trace)
    return f"{minute}, and this call of {_length(seconds)} up to {_money(price.value * seconds / 60)}."


def _on_the_phone(trace: Trace) -> float:
    phone = [moment for moment in trace.moments if moment.channel is Channel.PHONE]
    return max((m.until for m in phone), default=0.0) - min((m.at for m in phone), default=0.0)


def _length(seconds: float) -> str:
    return f"{round(seconds / 60)} minutes" if seconds >= _LONG else f"{round(seconds)} seconds"


def _money(pence: float) -> str:
    return f"£{pence / 100:,.2f}" if pence >= 100 else f"{round(pence, 1):g}p"
