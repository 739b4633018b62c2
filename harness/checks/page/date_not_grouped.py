"""The parts of a date are not tied to the question.

What it checks:
    Fields called just day, month and year that lie in no group with a name, and are described by nothing.

Why it matters:
    Whoever comes to such a field with a screen reader hears “Day” and not of what: of birth, of moving in, of
    an accident.

Who is shut out:
    People who use a screen reader.

Good:
    <fieldset><legend>Date of birth</legend>…</fieldset>

Poor:
    <p>Date of birth</p><label for="d">Day</label> <input id="d">

How to put it right:
    Put the three fields in a fieldset, and the question in its legend.
"""

from collections.abc import Iterator

from harness.checks.page.fields import fields, group
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_DATES = (("day", "month", "year"), ("diwrnod", "mis", "blwyddyn"))


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="serious",
    protects=["perceives.screen"],
    technique="H71",
)
def date_not_grouped(visit: Visit) -> Iterator[Judgement]:
    """Looks for the three fields together."""
    snapshot = visit.snapshot
    called = {field.at: field.name.strip(" :*").casefold() for field in fields(snapshot)}
    parts = [field for field in fields(snapshot) if called[field.at] in {name for date in _DATES for name in date}]
    days = [field for field in parts if called[field.at] in {date[0] for date in _DATES}]
    dates = [field for field in days if any(set(date) <= {called[each.at] for each in parts} for date in _DATES)]
    yield from told(
        visit,
        dates,
        wrong=[field for field in dates if not field.description and not _grouped(snapshot, field)],
        says=lambda field: f"{snapshot.described(field)} does not say of which date: it is in no group with a name",
    )


def _grouped(snapshot: Snapshot, field: Element) -> bool:
    around = group(snapshot, field)
    return around is not None and bool(around.name)
