"""What a digital service lists beside the page on which it starts, and what each way is worth to whoever walks."""

from harness.model.alternatives import Alternative, Alternatives
from harness.model.base import weakest
from harness.model.journey import Journey
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.service import WayIn
from harness.walk.ways import Ways


def alternatives(pack: Pack, journey: Journey, person: Persona) -> Alternatives | None:
    """The ways in beside the start page; none where the journey does not begin on it.

    Args:
        pack: The service.
        journey: What the person came for.
        person: Who.
    """
    digital = pack.service.assisted_digital
    if digital is None or journey.do[0].visit != digital.start:
        return None
    ways = Ways(pack, journey, person, None)
    listed = {name: way for name, way in pack.service.ways_in.items() if name != digital.start}
    start = pack.service.ways_in[digital.start]
    answering = {name: _answering(way, ways) for name, way in listed.items()}
    humans = [pack.service.humans[human] for human in answering.values() if human]
    return Alternatives(
        start=digital.start,
        charge_pence=start.charge_pence,
        ways=tuple(_alternative(name, pack, journey, ways, answering[name]) for name in listed),
        basis=weakest(each.basis for each in (start, *listed.values(), *humans)),
    )


def _alternative(name: str, pack: Pack, journey: Journey, ways: Ways, human: str | None) -> Alternative:
    way, worth = pack.service.ways_in[name], ways.turned_to(name, 0)
    gives = pack.service.humans[human].gives if human else ()
    return Alternative(
        way=name,
        kind=way.kind,
        name=way.name,
        number=way.number,
        usable=worth.usable,
        leads_to="unknown" if worth.leads_to == "unknown" else "connected" if worth.leads_to == "connected" else "none",
        settles=bool(set(gives) & set(journey.met_by)) if human else None,
        why=worth.why,
        charge_pence=way.charge_pence,
    )


def _answering(way: WayIn, ways: Ways) -> str | None:
    """Who answers this person there; none where nobody does or nobody is known to."""
    if way.line is None:
        return way.human
    call = ways.rung(way.line)
    return call.ended.human if call.ended else None
