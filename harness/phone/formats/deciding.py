"""Blocks that a caller does not hear: what is looked up, kept, counted and compared, and what changes nothing."""

from collections.abc import Iterable, Mapping

from harness.model.base import Id
from harness.model.steps import Branch, GoTo, Loop, Set
from harness.phone.formats.blocks import NEXT, NO_MATCH, is_dynamic
from harness.phone.formats.json_file import as_mapping, as_number, visible
from harness.phone.formats.languages import language_of
from harness.phone.formats.names import attribute, of_every_call, slug
from harness.phone.formats.place import Place

_RESULTS_ALONE = frozenset("CheckOutboundCallStatus CheckVoiceId DistributeByPercentage ShowView Wait".split())
"""Blocks that have results and no success beside them (Amazon Connect API Reference). The console draws their
``NextAction`` all the same, as a copy of another edge: mostly that of the error."""


def nothing_heard(place: Place) -> None:
    """A block that changes nothing a caller can hear: only its edges matter."""
    _go_on(place, {}, ())


def back_end(place: Place) -> None:
    """A block that asks another system: what it answers is not in the file."""
    _go_on(place, {}, place.site.asked)


def keep(place: Place) -> None:
    """UpdateContactAttributes, UpdateFlowAttributes: values that are in the flow are kept, others are asked for."""
    given: dict[str, object] = {}
    if place.block.words("TargetContact").casefold() != "related":
        given |= {
            attribute(name): value for name, value in as_mapping(place.block.parameters.get("Attributes")).items()
        }
    for name, value in as_mapping(place.block.parameters.get("FlowAttributes")).items():
        given[f"$.FlowAttributes.{name}"] = as_mapping(value).get("Value", value)
    known: dict[Id, str] = {}
    asked: list[Id] = []
    for path, value in given.items():
        name = place.site.desk.values.name(path)
        value = (of_every_call(value) if isinstance(value, str) else None) or value
        if isinstance(value, str | int | float) and not is_dynamic(str(value)):
            known[name] = visible(str(value))
        else:
            asked.append(name)
    _go_on(place, known, asked)


def voice(place: Place) -> None:
    """UpdateContactTextToSpeechVoice, UpdateContactData: where they set a language, later branches may ask for it."""
    spoken = language_of(place.block)
    _go_on(place, {"language": spoken} if spoken else {}, ())


def compare(place: Place) -> None:
    """Compare: the call divides on a value that was kept, or that another system gave.

    A value that is the same on every telephone call is set before it, so that the other edges are on the map alone.
    """
    value = place.block.words("ComparisonValue")
    on = place.site.desk.values.name(value or f"value-at-{place.head}")
    known = of_every_call(value)
    plain = all(condition.operator == "Equals" and " or " not in condition.says for condition in place.block.conditions)
    if known is None or not plain or not place.block.conditions:
        _divide(place, on)
        return
    branch = _divide(place, on, step=place.id("divides"))
    place.put(Set, values={on: known}, to=branch, note=f"On a telephone call this is always {known}.")


def hours(place: Place) -> None:
    """CheckHoursOfOperation: ``open`` where the flow looks at one set of hours, else one name for each set.

    The results are True and False and no other (Amazon Connect API Reference).
    """
    own = place.block.words("HoursOfOperationId")
    label = place.block.display("HoursOfOperationId") or place.block.label("Hours") or own.rsplit("/", 1)[-1]
    on = "open" if len(place.site.hours) == 1 else f"open-at-{slug(label) or 'queue'}"
    said = {"True": "yes", "False": "no", "InHours": "yes", "OutOfHours": "no"}
    cases = {said.get(name, name): to for name, to in place.results().items()}
    _divide(place, on, cases, exhaustive={"yes", "no"} <= cases.keys())


def metric(place: Place) -> None:
    """CheckMetricData: how many staff, or how full a queue is; in the classic format also whether there are any."""
    label = slug(place.block.words("MetricType")) or "queue"
    queue = place.block.display("QueueId") or place.block.label("queue")
    own = place.block.words("QueueId") or place.block.words("AgentId")
    about = slug(queue or own.rsplit("/", 1)[-1] or "queue")
    on = f"staffing-{label}-{about}" if about != label else f"staffing-{label}"
    _divide(place, on, exhaustive={"True", "False"} <= place.results().keys())


def loop(place: Place) -> None:
    """Loop: so many times round, between 0 and 100 (Amazon Connect API Reference); how many a list has is not known."""
    results = place.results()
    times = as_number(place.block.parameters.get("LoopCount"), 0, 100)
    done = results.get("DoneLooping") or place.next
    again = results.get("ContinueLooping")
    if times is None or again is None:
        _divide(place, f"rounds-of-{place.head}", exhaustive=len(results) > 1)
        return
    place.put(Loop, times=int(times), to=again, done=done, error=place.error)


def _go_on(place: Place, known: dict[Id, str], asked: Iterable[Id]) -> None:
    """One way on, or a branch on an outcome where the block has several."""
    results = place.results() if place.block.kind in _RESULTS_ALONE else {}
    on = place.after(NO_MATCH) if results else place.after(NEXT) or place.after(NO_MATCH)
    outcomes = place.outcomes(on) | place.failures()
    exhaustive = bool(results) and on is None
    if on is None:
        # Every result has an edge of its own; the last one serves for whatever else may come.
        on = next(reversed((results or outcomes).values()), None) or place.next
    error = _fault(place, results) if exhaustive else place.error
    asks = tuple(dict.fromkeys(asked))
    if set(outcomes.values()) - {on}:
        branch = place.put(
            Branch, place.id("outcome"), on=place.outcome, cases=outcomes, otherwise=on, exhaustive=exhaustive
        )
        place.put(Set, values=known, asks=(*asks, place.outcome), to=branch, error=error)
    elif known or asks or error:
        place.put(Set, values=known, asks=asks, to=on, error=error)
    else:
        place.put(GoTo, to=on)


def _divide(
    place: Place,
    on: Id,
    cases: dict[str, Id] | None = None,
    *,
    exhaustive: bool = False,
    step: Id | None = None,
) -> Id:
    """A branch: a case for each condition, and the edge for no condition for anything else.

    Args:
        place: The block.
        on: The name it divides on.
        cases: The step for each value; none takes the block's results.
        exhaustive: Whether the block documents no result but these.
        step: The branch's id; none makes it the block's first step.
    """
    results = place.results() if cases is None else cases
    exhaustive = exhaustive and place.after(NO_MATCH) is None
    otherwise = place.after(NO_MATCH) or (None if exhaustive else place.after(NEXT))
    if otherwise is None:
        otherwise = next(reversed(results.values()), None) or place.next
    others = {name: to for name, to in place.outcomes(otherwise).items() if name not in place.results()}
    error = _fault(place, results) if exhaustive else place.error
    if not results and not others:
        return place.put(GoTo, step, to=otherwise, error=error)
    return place.put(
        Branch, step, on=on, cases={**others, **results}, otherwise=otherwise, exhaustive=exhaustive, error=error
    )


def _fault(place: Place, results: Mapping[str, Id]) -> Id | None:
    """The step after a fault of a block with no way on but its results: else what is drawn beside them is one."""
    drawn = place.after(NEXT)
    return place.error if place.fault or drawn in results.values() else drawn
