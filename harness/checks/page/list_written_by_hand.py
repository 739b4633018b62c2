"""A list is written with signs or numbers of its own and is no list in the code.

What it checks:
    Lines that follow each other and begin with a bullet, a dash or the next number, outside a list. Three lines
    with bullets fail; of two, and of dashes and numbers, which may be dialogue or the numbers of clauses, a
    person is asked.

Why it matters:
    A screen reader says that a list begins, how many entries it has and when it ends, and lets people jump over
    it. Signs typed into the text give none of that, and are read out as signs.

Who is shut out:
    People who use a screen reader.

Good:
    <ul><li>paper</li><li>glass</li><li>tins</li></ul>

Poor:
    <p>• paper<br>• glass<br>• tins</p>

How to put it right:
    Use <ul> or <ol> with an <li> for each entry; the browser draws the signs.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from harness.checks.page.passages import passages, within
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

FEWEST = 3
"""Lines; two may begin alike by chance: assumption."""
_BULLETS = "•●▪◦‣∙■"
_BEGINS = re.compile(r"\s{0,50}(?:([•●▪◦‣∙■*–—-])|(\d{1,2})[.)])[ \t\u00a0]{1,20}(?=\w)")
_NO_LIST = ("li", "dt", "dd", "label", "legend", "summary", "tr", "nav", "address", *(f"h{n}" for n in range(1, 7)))
_SHOWN = 40


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="F2",
)
def list_written_by_hand(visit: Visit) -> Iterator[Judgement]:
    """Looks for lines in a row that begin alike."""
    runs = _runs(visit.snapshot)
    wrong = [run[0] for run in runs if len(run) >= FEWEST and run[0].sign in _BULLETS]
    unsure = [run[0] for run in runs if run[0] not in wrong and (run[0].sign in _BULLETS or len(run) >= FEWEST)]
    yield from told(
        visit,
        [line.element for run in runs for line in run],
        wrong=[line.element for line in wrong],
        says=lambda text: f"the lines from “{_cut(text)}” on begin with bullets that were typed, and are no list",
        unsure=[line.element for line in unsure],
        asks=lambda text: f"are the lines from “{_cut(text)}” on a list? The code does not say so.",
    )


class _Line(NamedTuple):
    element: Element
    sign: str
    number: int | None


def _runs(snapshot: Snapshot) -> list[list[_Line]]:
    """Lines in a row with the same sign, or numbers that go up by one; each of two lines or more."""
    found: list[list[_Line]] = []
    for line in _lines(snapshot):
        before = found[-1][-1] if found and found[-1] else None
        goes_on = before and line and before.sign == line.sign and (line.number or 0) == (before.number or -1) + 1
        if line is None or not goes_on:
            found.append([])
        if line is not None:
            found[-1].append(line)
    return [run for run in found if len(run) > 1]


def _lines(snapshot: Snapshot) -> Iterator[_Line | None]:
    """The beginning of each line; none for one that begins like any other text."""
    breaks = [each.at for each in snapshot.tagged("br")]
    for passage in passages(snapshot):
        before = None
        listed = within(snapshot, passage.block, *_NO_LIST, roles=("listitem", "row"))
        for text in passage.texts:
            if before is None or any(before < at < text.at for at in breaks):
                begins = None if listed else _BEGINS.match(text.text)
                yield _Line(text, begins[1] or "1", int(begins[2]) if begins[2] else None) if begins else None
            before = text.at


def _cut(text: Element) -> str:
    words = " ".join(text.text.split())
    return words if len(words) < _SHOWN else f"{words[:_SHOWN]}…"
