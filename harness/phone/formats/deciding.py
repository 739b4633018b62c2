"""Blocks that a caller does not hear: what is looked up, kept, counted and compared, and what changes nothing."""

from collections.abc import Iterable

from harness.model.base import Id
from harness.model.steps import Branch, GoTo, Loop, Set
from harness.phone.formats.blocks import NEXT, NO_MATCH, is_dynamic
from harness.phone.formats.json_file import as_mapping, as_number, visible
from harness.phone.formats.languages import language_of
from harness.phone.formats.names import attribute, slug
from harness.phone.formats.site import Place


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
    """Compare: the call divides on a value that was kept, or that another system gave."""
    value = place.block.words("ComparisonValue")
    _divide(place, place.site.desk.values.name(value or f"value-at-{place.head}"))


def hours(place: Place) -> None:
    """CheckHoursOfOperation: ``open`` where the flow looks at one set of hours, else one name for each set."""
    own = place.block.words("HoursOfOperationId")
    label = place.block.display("HoursOfOperationId") or place.block.label("Hours") or own.rsplit("/", 1)[-1]
    on = "open" if len(place.site.hours) == 1 else f"open-{slug(label) or 'queue'}"
    said = {"True": "yes", "False": "no", "InHours": "yes", "OutOfHours": "no"}
    _divide(place, on, {said.get(name, name): to for name, to in place.results().items()})


def metric(place: Place) -> None:
    """CheckMetricData: how many staff, or how full a queue is."""
    label = slug(place.block.words("MetricType")) or "queue"
    queue = place.block.display("QueueId") or place.block.label("queue")
    own = place.block.words("QueueId") or place.block.words("AgentId")
    about = slug(queue or own.rsplit("/", 1)[-1] or "queue")
    _divide(place, f"staffing-{label}-{about}" if about != label else f"staffing-{label}")


def loop(place: Place) -> None:
    """Loop: so many times round, between 0 and 100 (Amazon Connect API Reference); how many a list has is not known."""
    results = place.results()
    times = as_number(place.block.parameters.get("LoopCount"), 0, 100)
    done = results.get("DoneLooping") or place.next
    again = results.get("ContinueLooping")
    if times is None or again is None:
        _divide(place, f"rounds-of-{place.head}")
        return
    place.put(Loop, times=int(times), to=again, done=done, error=place.error)


def _go_on(place: Place, known: dict[Id, str], asked: Iterable[Id]) -> None:
    """One way on, or a branch on an outcome where the block has several."""
    on = place.after(NEXT) or place.after(NO_MATCH)
    outcomes = place.outcomes(on)
    if on is None:
        # Every result has an edge of its own; the last one serves for whatever else may come.
        on = next(reversed(outcomes.values()), None) or place.next
    asks = tuple(dict.fromkeys(asked))
    if set(outcomes.values()) - {on}:
        outcome = f"outcome-of-{place.head}"
        branch = place.put(Branch, place.id("outcome"), on=outcome, cases=outcomes, otherwise=on)
        place.put(Set, values=known, asks=(*asks, outcome), to=branch, error=place.error)
    elif known or asks or place.error:
        place.put(Set, values=known, asks=asks, to=on, error=place.error)
    else:
        place.put(GoTo, to=on)


def _divide(place: Place, on: Id, cases: dict[str, Id] | None = None) -> None:
    """A branch: a case for each condition, and the edge for no condition for anything else."""
    results = place.results() if cases is None else cases
    otherwise = place.after(NO_MATCH) or place.after(NEXT)
    if otherwise is None:
        otherwise = next(reversed(results.values()), None) or place.next
    others = {name: to for name, to in place.outcomes(otherwise).items() if name not in place.results()}
    if results or others:
        place.put(Branch, on=on, cases={**others, **results}, otherwise=otherwise, error=place.error)
    else:
        place.put(GoTo, to=otherwise, error=place.error)
