"""What a walk that begins on a start page shows of the ways in beside it."""

from collections.abc import Iterator, Sequence

from harness.checks.registry import Judgement, cannot_tell, failed, inapplicable, passed
from harness.model.alternatives import Alternative
from harness.model.finding import Severity
from harness.model.trace import Trace


def not_digital() -> Judgement:
    """The walk does not begin on the start page of a digital service, so none of these rules is about it."""
    return inapplicable("The walk does not begin on the start page of a digital service.")


def of_kinds(trace: Trace, *kinds: str) -> tuple[Alternative, ...]:
    """The ways in beside the start page that are of these kinds."""
    return tuple(way for way in trace.alternatives.ways if way.kind in kinds) if trace.alternatives else ()


def serves(way: Alternative) -> bool:
    """Whether this person gets there to somebody who can settle what they came for."""
    return way.usable and way.leads_to == "connected" and way.settles is True


def any_serves(ways: Sequence[Alternative], none: str, at_most: Severity = Severity.SHUT_OUT) -> Iterator[Judgement]:
    """Whether one of these ways serves this person.

    Args:
        ways: The ways.
        none: What to say where there is none at all.
        at_most: What a failure amounts to at most.
    """
    unknown = next((way for way in ways if way.usable and way.leads_to == "unknown"), None)
    if any(map(serves, ways)):
        yield passed()
    elif unknown:
        yield cannot_tell(f"Does {unknown.name} lead this person to somebody who can settle it? {unknown.why}")
    else:
        yield failed(" ".join(map(why_not, ways)) or none, at_most=at_most)


def why_not(way: Alternative) -> str:
    """Why a way in does not serve this person."""
    name = f"{way.name[:1].upper()}{way.name[1:]}"
    if way.usable and way.leads_to == "connected":
        return f"{name}: who answers there cannot settle what this person came for."
    return f"{name}: {way.why[:1].lower()}{way.why[1:]}"
