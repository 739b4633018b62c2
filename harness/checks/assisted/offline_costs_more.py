"""Whoever cannot go online pays more.

What it checks:
    Whether any way in that takes no internet and that this person can use costs them more than the page on which the
    service starts: the service charges more for it, or its number has a service charge. What a call within included
    minutes costs this person cannot be told. Fares, stamps and the price of being online are not counted.

Why it matters:
    People without the internet have less money than others. A charge for not being online falls on those who can pay it
    least.

Who is shut out:
    People who have no internet and little money.

Good:
    The same charge by phone, at a counter and online, and a number that is free to ring.

Poor:
    A paper form that costs £9.50 more, or a helpline that begins with 09.

How to put it right:
    Charge the same whichever way people come, and give a freephone number; at the least one that begins with 01, 02 or
    03.
"""

from collections.abc import Iterator

from harness.checks.assisted.offered import not_digital, of_kinds
from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.alternatives import OFFLINE, Alternative
from harness.model.persona import Persona
from harness.model.trace import Trace
from harness.standards.call_prices import costs_extra, pence_a_minute


@check(
    channels=["web"],
    subject="walk",
    standards=["Cabinet Office: customer telephone lines", "GOV.UK Service Manual: assisted digital"],
    severity="moderate",
)
def offline_costs_more(trace: Trace, person: Persona) -> Iterator[Judgement]:
    """Compares charges, and looks at what the numbers cost."""
    ways = [way for way in of_kinds(trace, *OFFLINE) if way.usable and way.leads_to != "none"]
    if trace.alternatives is None:
        yield not_digital()
    elif not ways:
        yield inapplicable("There is no way in without the internet that this person can use.")
    else:
        online = trace.alternatives.charge_pence
        found = [judgement for way in ways for judgement in (_charged(way, online), _rung(way, person.has.line))]
        wrong = next((each for each in found if each.outcome == "failed"), None)
        yield wrong or next((each for each in found if each.outcome == "cannot-tell"), passed())


def _charged(way: Alternative, online: float | None) -> Judgement:
    """What the service charges this way, against online."""
    if way.charge_pence is None or online is None:
        return cannot_tell(f"What does the service charge by way of {way.name}, and what online?")
    more = way.charge_pence - online
    if more <= 0:
        return passed()
    return failed(f"By way of {way.name} the service charges £{more / 100:.2f} more than online.")


def _rung(way: Alternative, line: str) -> Judgement:
    """What it costs to ring there from this person's line."""
    if way.kind != "phone":
        return passed()
    price = pence_a_minute(way.number, line) if way.number else None
    if way.number and costs_extra(way.number):
        much = f" of up to {price.value:g}p a minute" if price else ""
        return failed(f"A call to {way.number} has a charge of its own{much}; going online has none.")
    if price is None:
        return cannot_tell(f"What does a call to {way.name} cost this person?")
    if price.value == 0:
        return passed()
    return cannot_tell(
        f"Up to {price.value:g}p a minute for {way.number}, and nothing within included minutes: is that more than "
        "being online costs the people who ring?"
    )
