"""Whether a walk is as a claim asks, and why not: true, false, or not known."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from harness.model.base import Channel
from harness.model.claim import Event, GivenWay, Must
from harness.model.trace import Trace, WayReceived


class Met(NamedTuple):
    """Whether something holds; none where that is not known. And the sentence that says so."""

    holds: bool | None
    why: str


def meets(must: Must, walk: Trace) -> Met:
    """Whether a walk is as is asked.

    What fails decides, then what is not known; only where neither is, it holds.
    """
    found = list(_each(must, walk))
    for verdict in (False, None):
        told = dict.fromkeys(met.why for met in found if met.holds is verdict)
        if told:
            return Met(holds=verdict, why=" ".join(told))
    return Met(holds=True, why=" ".join(dict.fromkeys(met.why for met in found)))


def _each(must: Must, walk: Trace) -> Iterator[Met]:
    yield from _ending(must, walk)
    yield from _texts(must, walk)
    yield from _places(must, walk)
    if must.in_order:
        yield _in_order(must.in_order, walk)
    if must.given is not None:
        yield _given(must.given, walk)
    if must.human_within is not None:
        yield _human_within(must.human_within, walk)
    if must.not_only_by is not None:
        yield _not_only_by(must.not_only_by, walk)


def _ending(must: Must, walk: Trace) -> Iterator[Met]:
    if must.goal is not None:
        unknown = walk.goal == "unknown" and must.goal != "unknown"
        yield Met(holds=None if unknown else walk.goal == must.goal, why=walk.because)
    if must.human:
        unknown = walk.human == "unknown" and "unknown" not in must.human
        yield Met(holds=None if unknown else walk.human in must.human, why=walk.because)
    if must.stuck is not None:
        known = walk.stuck or walk.goal == "met" or walk.human in ("connected", "directed")
        yield Met(holds=(walk.stuck == must.stuck) if known else None, why=walk.because)


def _texts(must: Must, walk: Trace) -> Iterator[Met]:
    sent = ", ".join(text.id for text in walk.texts)
    arrived = any(text.arrived is not None for text in walk.texts)
    told = f"A text was sent: {sent}." if sent else "No text was sent."
    if must.texts == "arrived":
        yield Met(holds=arrived, why=told if not sent or arrived else f"{told} It did not arrive.")
    elif must.texts is not None:
        yield Met(holds=bool(sent) == (must.texts == "sent"), why=told)
    if must.text_says is not None and not sent:
        yield Met(holds=None, why="No text was sent, so that none could have the words.")
    elif must.text_says is not None:
        wanted = _plain(must.text_says)
        without = ", ".join(text.id for text in walk.texts if wanted not in _plain(text.body))
        yield Met(holds=not without, why=f"Without these words: {without}." if without else "The text has the words.")


def _plain(words: str) -> str:
    return " ".join(words.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}).split())


def _places(must: Must, walk: Trace) -> Iterator[Met]:
    met = {moment.step for moment in walk.moments} | {text.id for text in walk.texts}
    missing = ", ".join(step for step in must.comes_to if step not in met)
    came = ", ".join(must.comes_to)
    if must.comes_to:
        yield Met(holds=not missing, why=f"It never comes to {missing}." if missing else f"It comes to {came}.")
    entered = ", ".join(step for step in must.avoids if step in met)
    if must.avoids:
        yield Met(holds=not entered, why=f"It comes to {entered}." if entered else "It comes to none of these steps.")
    if must.keys_at:
        keyed = [question.step for question in walk.questions if question.step in must.keys_at and question.by == "key"]
        told = f"Answered by key at {keyed[0]}." if keyed else f"No key was pressed at {', '.join(must.keys_at)}."
        yield Met(holds=bool(keyed), why=told)


_NEVER: Mapping[Event, str] = {
    "text-sent": "No text was sent.",
    "text-arrived": "No text arrived.",
    "number-spoken": "No number was spoken.",
    "number-received": "No number reached this person.",
    "human": "No human answered.",
    "call-ended": "The service ended no call.",
}
_SAID: Mapping[Event, str] = {
    "text-sent": "the text was sent",
    "text-arrived": "the text arrived",
    "number-spoken": "the number was spoken",
    "number-received": "the number reached this person",
    "human": "a human answered",
    "call-ended": "the call ended",
}


def _in_order(events: tuple[Event, ...], walk: Trace) -> Met:
    times = [(event, _when(event, walk)) for event in events]
    for event, at in times:
        if at is None:
            return Met(holds=False, why=_NEVER[event])
    known = [(_SAID[event], at) for event, at in times if at is not None]
    told = ", then ".join(f"{said} ({at:.1f} s)" for said, at in known)
    ordered = all(one[1] <= other[1] for one, other in pairwise(known))
    return Met(holds=ordered, why=f"In this order: {told}." if ordered else f"Not in the order asked for: {told}.")


def _when(event: Event, walk: Trace) -> float | None:
    """When something first happened, in seconds; for a number, when it had been said to its end."""
    if event in ("text-sent", "text-arrived"):
        times = [text.sent if event == "text-sent" else text.arrived for text in walk.texts]
        return min((at for at in times if at is not None), default=None)
    if event in ("number-spoken", "number-received"):
        heard = (number for number in walk.numbers if event == "number-spoken" or number.received)
        return min((walk.moments[number.moment].until for number in heard), default=None)
    if event == "human":
        return min((moment.at for moment in walk.moments if moment.kind == "human"), default=None)
    return min((m.at for m in walk.moments if m.kind == "end" and m.channel is Channel.PHONE), default=None)


def _human_within(seconds: float, walk: Trace) -> Met:
    at = _when("human", walk)
    if at is None:
        return Met(holds=None if walk.human == "unknown" else False, why=f"No human answered. {walk.because}")
    return Met(holds=at <= seconds, why=f"A human answered after {at:.1f} seconds; {seconds:g} are allowed.")


def _given(wanted: GivenWay, walk: Trace) -> Met:
    ways = [way for way in walk.ways if way.way == wanted.way]
    by = [way for way in ways if not wanted.by or way.given_by in wanted.by]
    if any(_as_wanted(way, wanted) for way in by):
        return Met(holds=True, why=f"Given: {by[0].name}.")
    if walk.untested and (not wanted.by or Channel.WEB in wanted.by):
        return Met(holds=None, why="Pages that may have given it were not visited.")
    if by:
        return Met(holds=False, why=f"{_capital(by[0].name)}: {by[0].why}")
    channels = f" by {' or '.join(wanted.by)}" if wanted.by else ""
    if ways:
        name, only = _capital(ways[0].name), f"by {ways[0].given_by} only"
        return Met(holds=False, why=f"{name} was not given{channels}, but {only}.")
    return Met(holds=False, why=f"The way in {wanted.way} was not given{channels}.")


def _capital(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


def _as_wanted(way: WayReceived, wanted: GivenWay) -> bool:
    asked = ((wanted.perceived, way.perceived), (wanted.kept, way.kept), (wanted.usable, way.usable))
    return all(want is None or want == is_so for want, is_so in asked)


def _not_only_by(way: str, walk: Trace) -> Met:
    if walk.human == "connected":
        return Met(holds=True, why="A human answered in the call itself.")
    others = [each for each in walk.ways if each.way != way and each.usable and each.leads_to == "connected"]
    if others:
        return Met(holds=True, why=f"{_capital(others[0].name)} leads to a human too.")
    if any(each.way == way and each.leads_to == "connected" for each in walk.ways):
        if walk.untested or any(each.leads_to == "unknown" and each.usable for each in walk.ways):
            return Met(holds=None, why="It may be the only way to a human: another is not modelled or not tried.")
        return Met(holds=False, why="It is the only way to a human that this person has.")
    if walk.human == "unknown":
        return Met(holds=None, why="Whether this person has any way to a human is not known.")
    return Met(holds=True, why="This person's way to a human does not hang on it.")
