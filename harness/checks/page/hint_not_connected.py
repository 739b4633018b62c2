"""A hint by a field is not tied to it.

What it checks:
    Whether words by a field that look like instructions, such as an example or a format, are part of its label, its
    group or its description. A person is asked about those that are not.

Why it matters:
    Who moves from field to field with a screen reader hears only what is tied to each. A hint beside or after the field
    is met when the answer has been given, or never.

Who is shut out:
    People who use a screen reader, or see a small part of the page at a time.

Good:
    <label for="d">Date</label><p id="h">For example, 27 3 2007</p><input id="d" aria-describedby="h">

Poor:
    <label for="d">Date</label><input id="d"><p>For example, 27 3 2007</p>

How to put it right:
    Put the hint between the label and the field, and point at it with aria-describedby.
"""

from collections.abc import Iterator

from harness.checks.page.fields import CHOICES, fields, group, kind, label, near, tokens
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_INSTRUCTS = frozenset("example eg format must characters letters digits numbers dd mm yyyy enghraifft fformat".split())
_LONGEST = 40  # words: what is longer is reading matter, not a hint: assumption


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1", "WCAG 2.2 3.3.2"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="ARIA1",
)
def hint_not_connected(visit: Visit) -> Iterator[Judgement]:
    """Looks for instructions near fields that are in no name and no description."""
    page = visit.snapshot
    entered = [each for each in fields(page) if kind(each) not in CHOICES]
    loose = {each.at: hint for each in entered if (hint := _loose_hint(page, each))}
    yield from told(
        visit,
        entered,
        unsure=[each for each in entered if each.at in loose],
        asks=lambda each: f"is “{loose[each.at]}” a hint for {page.described(each)}? It is not tied to the field.",
    )


def _loose_hint(page: Snapshot, field: Element) -> str | None:
    around = group(page, field)
    grouped = f"{around.name} {around.description}" if around else ""
    tied = set(tokens(f"{field.name} {field.description} {label(page, field)} {grouped}"))
    for each in near(page, field):
        words = page.words(each)
        said = tokens(words)
        if _INSTRUCTS & set(said) and len(said) <= _LONGEST and not set(said) <= tied:
            return words
    return None
