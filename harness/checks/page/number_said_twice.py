"""The entries of a numbered list have a second number.

What it checks:
    Lists that the browser numbers, of two entries or more, whose entries all begin with a number of their own.

Why it matters:
    Both are read: “1. 1. Rinse the jar”. Where the two do not agree nobody knows which step is meant.

Who is shut out:
    People who use a screen reader.

Good:
    <ol><li>Rinse the jar.</li></ol>

Poor:
    <ol><li>1. Rinse the jar.</li></ol>

How to put it right:
    Take out the numbers that were typed.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_NUMBER = re.compile(r"\d{1,3}[.)] ")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="advice",
    protects=["perceives.screen"],
)
def number_said_twice(visit: Visit) -> Iterator[Judgement]:
    """Looks at how entries begin."""
    snapshot = visit.snapshot
    numbered = {each.at: _entries(snapshot, each) for each in snapshot.tagged("ol") if each.exposed and each.box}
    lists = [each for each in snapshot.tagged("ol") if len(numbered.get(each.at, ())) > 1]
    yield from told(
        visit,
        lists,
        wrong=[each for each in lists if all(_NUMBER.match(words) for words in numbered[each.at])],
        says=lambda each: f"the entries of the list at {snapshot.selector(each)} have two numbers each",
    )


def _entries(snapshot: Snapshot, listed: Element) -> list[str]:
    """What its entries say, where the browser draws a number before each."""
    entries = [each for each in snapshot.children(listed) if each.tag == "li" and snapshot.seen(each)]
    plain = any(snapshot.style(each, "list-style-type") == "none" for each in entries)
    return [] if plain else [snapshot.words(each) for each in entries]
