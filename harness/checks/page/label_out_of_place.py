"""A label is not where its field is.

What it checks:
    The place of the labels of fields that one types in or chooses from: whether they stand above or before the
    field, and near it. A person is asked about those that come after it, or are 150 pixels or more to the side.

Why it matters:
    People who enlarge the page see a small part of it. A label that is far off, or behind the field, is not in
    that part, and the field seems to be without one.

Who is shut out:
    People who enlarge the page, and people who lose their place on a line.

Good:
    <label for="a">Street</label><input id="a">

Poor:
    <input id="a"> … <label for="a">Street</label>

How to put it right:
    Put the label straight above the field.
"""

from collections.abc import Iterator

from harness.checks.page.fields import CHOICES, fields, kind, labels
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Box, Element, Snapshot
from harness.model.visit import Visit

FARTHEST = 150
"""CSS pixels: about what is seen at once of a page of 1280 that is enlarged eight times. Assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.3.2", "GOV.UK Design System"],
    severity="advice",
)
def label_out_of_place(visit: Visit) -> Iterator[Judgement]:
    """Measures from each field to its label."""
    snapshot = visit.snapshot
    placed = {
        field.at: (field.box, boxes)
        for field in fields(snapshot)
        if kind(field) not in CHOICES and field.box and (boxes := _boxes(snapshot, field))
    }
    away = [field for field in fields(snapshot) if field.at in placed and _is_away(*placed[field.at])]
    yield from told(
        visit,
        [field for field in fields(snapshot) if field.at in placed],
        unsure=away,
        asks=lambda field: (
            f"is the label of {snapshot.described(field)} found at once? It is after the field or far off."
        ),
    )


def _boxes(snapshot: Snapshot, field: Element) -> list[Box]:
    """Where the words of its labels stand."""
    inside = [text for each in labels(snapshot, field) for text in snapshot.descendants(each) if text.tag == TEXT]
    return [text.box for text in inside if text.box and snapshot.seen(text)]


def _is_away(field: Box, words: list[Box]) -> bool:
    after = all(box.y >= field.bottom - 1 or box.x >= field.right - 1 for box in words)
    aside = min(max(field.x - box.right, box.x - field.right) for box in words)
    return after or aside >= FARTHEST
