"""Transcripts: what each person was offered, received and did on each journey, as words that anybody can open."""

from collections.abc import Iterator, Mapping

from harness.model.base import Basis
from harness.model.finding import Finding, Outcome
from harness.model.record import Record, Walk
from harness.model.trace import Moment
from harness.report import words
from harness.report.readings import Key, Tried, heard, key_of, tried

FOLDER = "transcripts"


def transcripts(record: Record) -> Mapping[str, str]:
    """A transcript of each walk, by the name of its file: the person's folder, the journey, and the reading of several.

    Args:
        record: The run.
    """
    found: dict[Key, list[Finding]] = {}
    for finding in record.findings:
        found.setdefault(key_of(finding), []).append(finding)
    return {
        f"{folder_of(one.person)}{one.journey}{f'.heard-{number}' if number > 1 else ''}.txt": "".join(
            f"{words.printable(line)}\n" for line in _transcript(record, one, walk, found.get(key, []))
        )
        for key, one in tried(record.walks).items()
        for number, walk in enumerate(one.walks, start=1)
    }


def folder_of(person: str) -> str:
    """Where one person's transcripts lie, with the stroke behind it."""
    return f"{FOLDER}/{person}/"


def _transcript(record: Record, one: Tried, walk: Walk, found: list[Finding]) -> Iterator[str]:
    person = record.people.get(walk.person)
    ending = words.ending(walk)
    yield f"Transcript: {words.person_name(record, walk.person)}, {walk.journey}{heard(walk)}"
    yield f"Service: {record.packs[walk.pack].name}"
    yield f"What they came for: {words.goal_of(record, walk.pack, walk.journey)}"
    if person:
        yield f"Who: {words.one_line(person.about)}"
    if len(one.walks) > 1:
        yield f"The service may take this person's words in {len(one.walks)} ways. This is one of them."
    yield f"How it ended: {ending.word}. {ending.means}"
    yield f"Why: {words.one_line(walk.because)}"
    yield f"Time: {words.clock(walk.seconds)}, in minutes and seconds.{_cost(walk)}"
    yield f"Rests on: {words.as_modelled(walk.basis)}"
    if walk.basis is Basis.ILLUSTRATIVE:
        yield "So this is how it goes as modelled. It is no transcript of a call that was made to the live service."
    yield words.NO_CONFORMANCE
    yield f"Walk it again: {words.replay(walk.pack, walk.journey, walk.person)}"
    for moment in walk.moments:
        yield ""
        yield from _moment(moment)
    read = {moment.text for moment in walk.moments}
    for index, text in enumerate(walk.texts):
        if index not in read:
            yield ""
            yield f"A text was sent at {words.clock_tenths(text.sent)}, and this person never read it:"
            yield f"  {words.one_line(text.body)}"
    yield ""
    yield from _found(one, walk, found)
    yield ""
    yield "What was not tested here:" if walk.untested else "What was not tested here: nothing that was asked for."
    yield from (f"  {words.one_line(why)}" for why in walk.untested)


def _cost(walk: Walk) -> str:
    return "" if walk.cost_pence is None else f" Cost to the caller: {words.number(walk.cost_pence)} pence."


def _moment(moment: Moment) -> Iterator[str]:
    place = [moment.step] if moment.step else []
    place += [f"{moment.where.file}:{moment.where.line}"] if moment.where else []
    place.append(words.BASES[moment.basis].word.lower())
    yield f"{words.clock_tenths(moment.at)} {words.scene(moment)} ({', '.join(place)})"
    yield f"  Offered: {words.one_line(moment.offered or '') or 'nothing'}"
    whole = moment.received is not None and moment.received == moment.offered
    yield f"  Received: {'all of it' if whole else words.one_line(moment.received or '') or 'nothing'}"
    if moment.missed:
        yield f"  {'But' if whole else 'Missed'}: {words.one_line(moment.missed)}"
    yield f"  Did: {words.one_line(moment.did or '') or 'nothing'}"


def _found(one: Tried, walk: Walk, found: list[Finding]) -> Iterator[str]:
    here = [each for each in found if one.walks[one.number_of(each)] is walk]
    yield "What was found here:" if here else "What was found here: nothing."
    for each in here:
        severity = words.SEVERITIES[each.severity]
        outcome = (
            severity if each.outcome is Outcome.FAILED else f"A person must judge; if it fails: {severity.lower()}"
        )
        yield f"  {outcome}. {each.check}: {words.one_line(each.message)}"
        yield f"    Where: {words.place(each.where)}"
        yield f"    How to put it right: {words.one_line(each.fix)}"
        yield from (f"    {line}" for line in words.turns_on([each.turns_on] if each.turns_on else []))
        if each.standards:
            yield f"    Rests on: {', '.join(each.standards)}"
        if each.accepted:
            yield f"    {words.accepted(each.accepted)}"
