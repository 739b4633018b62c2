"""What is read is in another order than what is seen.

What it checks:
    Whether three pieces of text or more that stand in one row, or one below the other in a flexible layout, are in the
    code in just the opposite order. Where they are numbered, and the code counts down, it fails; otherwise a person has
    to say whether their order matters.

Why it matters:
    Screen readers, text browsers and the Tab key follow the code. Somebody who hears step 3 first, or reads the page
    enlarged one piece at a time, does things in the wrong order.

Who is shut out:
    People who use a screen reader, and people who enlarge the page or switch its styles off.

Good:
    <ol class="row"> <li>Cleanse</li> <li>Tone</li> <li>Moisturise</li> </ol>

Poor:
    <li style="float: right">Moisturise</li> <li style="float: right">Tone</li> <li style="float: right">Cleanse</li>

How to put it right:
    Put the pieces into the code in the order in which they are to be read, and lay them out in that direction.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Box, Element, Snapshot
from harness.model.visit import Visit

FEWEST = 3
"""How many pieces make an order; two are often a pair of buttons, whose order says nothing: assumption."""
_NUMBER = re.compile(r"(?:(?:step|part|stage|section|chapter|week|day)\s{1,3})?(\d{1,3})\b", re.IGNORECASE)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.2"],
    severity="serious",
    protects=["perceives.screen"],
    technique="C27",
)
def read_in_another_order(visit: Visit) -> Iterator[Judgement]:
    """Compares where the children of each element stand with their order in the code."""
    snapshot = visit.snapshot
    rows = [row for around in snapshot.elements if len(row := _pieces(snapshot, around)) >= FEWEST]
    turned = {run[0].at: run for row in rows if len(run := _turned(snapshot, row)) >= FEWEST}
    firsts = [snapshot.elements[at] for at in turned]
    counted = {at for at, run in turned.items() if _counts_down(snapshot, run)}
    yield from told(
        visit,
        [row[0] for row in rows],
        wrong=[first for first in firsts if first.at in counted],
        says=lambda first: f"“{snapshot.words(first)[:60]}” is read first and seen last, in a row that is numbered",
        unsure=[first for first in firsts if first.at not in counted],
        asks=lambda first: (
            f"does it matter in which order the row is read? “{snapshot.words(first)[:60]}” is read first and seen last"
        ),
    )


def _pieces(snapshot: Snapshot, around: Element) -> list[Element]:
    children = snapshot.children(around)
    if len(children) < FEWEST:
        return []
    return [
        child
        for child in children
        if child.tag != TEXT
        and child.box
        and snapshot.seen(child)
        and snapshot.style(child, "position") in ("static", "relative")
        and snapshot.style(child, "display") != "inline"
        and any(letter.isalpha() for letter in snapshot.words(child))
    ]


def _turned(snapshot: Snapshot, row: Sequence[Element]) -> Sequence[Element]:
    """The most pieces, one after the other in the code, that stand in just the opposite order: in a row or a column."""
    leftwards = snapshot.style(row[0], "direction") == "rtl"
    around = snapshot.parent(row[0])
    flexible = bool(around) and snapshot.style(around or row[0], "display").endswith(("flex", "grid"))

    def beside(one: Box, two: Box) -> bool:
        turned = two.x >= one.right - 1 if leftwards else two.right <= one.x + 1
        return turned and _share_a_line(one, two)

    def above(one: Box, two: Box) -> bool:
        return flexible and two.bottom <= one.y + 1

    return max(_longest(row, beside), _longest(row, above), key=len)


def _longest(row: Sequence[Element], turned: Callable[[Box, Box], bool]) -> Sequence[Element]:
    """The longest stretch of a row in which each piece is turned against the one before it."""
    longest, stretch = row[:1], list(row[:1])
    for one, two in pairwise(row):
        stretch = [*stretch, two] if one.box and two.box and turned(one.box, two.box) else [two]
        longest = max(longest, stretch, key=len)
    return longest


def _share_a_line(one: Box, two: Box) -> bool:
    return min(one.bottom, two.bottom) - max(one.y, two.y) >= min(one.height, two.height) / 2


def _counts_down(snapshot: Snapshot, row: Sequence[Element]) -> bool:
    numbers = [int(match[1]) for piece in row if (match := _NUMBER.match(snapshot.words(piece)))]
    return len(numbers) == len(row) and all(two == one - 1 for one, two in pairwise(numbers))
