"""One list is written as several.

What it checks:
    Three lists or more of the same kind that follow each other with nothing between them and have one entry
    each.

Why it matters:
    A screen reader says “list with one entry” each time. How many there are, and which one is being read,
    cannot be known.

Who is shut out:
    People who use a screen reader.

Good:
    <ul><li>paper</li><li>glass</li><li>tins</li></ul>

Poor:
    <ul><li>paper</li></ul><ul><li>glass</li></ul><ul><li>tins</li></ul>

How to put it right:
    Put the entries in one list.
"""

from collections.abc import Iterator
from itertools import groupby

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit

FEWEST = 3
"""Lists; two may be two things: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="moderate",
    protects=["perceives.screen"],
)
def list_in_pieces(visit: Visit) -> Iterator[Judgement]:
    """Looks for lists in a row."""
    snapshot = visit.snapshot
    lists = [each for each in snapshot.tagged("ul", "ol") if each.exposed and each.box is not None]
    yield from told(
        visit,
        lists,
        wrong=[each for each in lists if len(_row(snapshot, each)) >= FEWEST],
        says=lambda each: (
            f"{len(_row(snapshot, each))} lists of one entry follow each other, from {snapshot.selector(each)} on"
        ),
    )


def _row(snapshot: Snapshot, first: Element) -> list[Element]:
    """The lists of one entry that follow on a list; nothing where another one comes before it."""
    around = snapshot.parent(first)
    beside = [each for each in (snapshot.children(around) if around else ()) if each.tag != TEXT or each.text.strip()]
    runs = [list(run) for alone, run in groupby(beside, lambda each: _is_single(snapshot, each, first.tag)) if alone]
    return next((run for run in runs if run[0].at == first.at), [])


def _is_single(snapshot: Snapshot, element: Element, tag: str) -> bool:
    entries = [each for each in snapshot.children(element) if each.tag == "li"]
    return element.tag == tag and element.exposed and len(entries) == 1
