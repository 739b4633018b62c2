"""Sheets for whoever checks the evidence: every number that went in, and every check that was put."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from harness.checks import all_checks
from harness.message.cells import safe
from harness.model.base import Frozen, Number
from harness.model.finding import Outcome
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.record import Record
from harness.report import words

_OF_A_PACK = ("service", "phone", "texts", "journeys")


def sheet(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A sheet of which no cell starts a formula."""
    out = io.StringIO()
    # All in quotation marks: else a lone carriage return would begin a row, and what follows it a formula.
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(heading)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def numbers(pack: Pack, people: Iterable[Persona]) -> str:
    """Every number that went in, with who published it; for one that nobody did, that it is assumed, and why."""
    found = [(pack.name, *each) for part in _OF_A_PACK for each in _numbers(getattr(pack, part), part)]
    found += [(person.id, *each) for person in people for each in _numbers(person, "")]
    heading = ("of", "number", "value", "source", "assumed", "why this one")
    return sheet(
        heading,
        (
            (of, name, words.number(each.value), each.source, "yes" if each.assumption else "no", each.because)
            for of, name, each in found
        ),
    )


def _numbers(thing: object, path: str) -> Iterator[tuple[str, Number]]:
    if isinstance(thing, Number):
        yield path, thing
        return
    parts: Iterable[tuple[object, object]] = ()
    if isinstance(thing, Frozen):
        parts = ((name, getattr(thing, name)) for name in type(thing).model_fields)
    elif isinstance(thing, Mapping):
        parts = thing.items()
    elif isinstance(thing, tuple):
        parts = enumerate(thing)
    for name, part in parts:
        yield from _numbers(part, f"{path}.{name}" if path else str(name))


def checks(record: Record) -> str:
    """Every check that was put: what it looks at and by which threshold, what it rests on, and what it came to."""
    passed = Counter(check for walk in record.walks for check in walk.passed)
    found = Counter((each.check, each.outcome) for each in record.findings)
    heading = (
        "check",
        "title",
        "what it checks",
        "severity, at worst",
        "rests on",
        "walks passed",
        "failed",
        "to judge",
    )
    return sheet(
        heading,
        (
            (
                *(each.id, each.title, each.sections["What it checks"], words.SEVERITIES[each.severity]),
                *("; ".join(each.standards), passed[each.id]),
                *(found[each.id, Outcome.FAILED], found[each.id, Outcome.CANNOT_TELL]),
            )
            for each in all_checks().values()
        ),
    )
