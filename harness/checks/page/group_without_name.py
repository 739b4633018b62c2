"""A group of fields has no name.

What it checks:
    Whether each fieldset, and each group of radio buttons, has a name: a legend, for a fieldset. It fails where what
    has no name holds the choices of one question; of other groups a person is asked.

Why it matters:
    A screen reader says a group's name when one comes into it. Without one, people hear that a group begins and not
    what is asked in it.

Who is shut out:
    People who use a screen reader.

Good:
    <fieldset><legend>Do you live in Wales?</legend> … two radio buttons … </fieldset>

Poor:
    <fieldset><p>Do you live in Wales?</p> … two radio buttons … </fieldset>

How to put it right:
    Put the question in a legend, as the first thing in the fieldset; or take away a fieldset that groups nothing.
"""

from collections.abc import Iterator

from harness.checks.page.fields import CHOICES, fields, kind
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="H71",
)
def group_without_name(visit: Visit) -> Iterator[Judgement]:
    """Looks at the names of fieldsets and of groups of radio buttons."""
    page = visit.snapshot
    fieldsets = [each for each in page.tagged("fieldset") if each.role == "group"]
    groups = [each for each in [*fieldsets, *page.having("radiogroup")] if page.seen(each)]
    nameless = [each for each in groups if not each.name]
    wrong = [each for each in nameless if _is_one_question(page, each)]
    yield from told(
        visit,
        groups,
        wrong=wrong,
        says=lambda each: f"the group of choices at {page.selector(each)} has no name, so the question is not read out",
        unsure=[each for each in nameless if each not in wrong],
        asks=lambda each: (
            f"the group at {page.selector(each)} has no name; does what is in it belong together under one question?"
        ),
    )


def _is_one_question(page: Snapshot, around: Element) -> bool:
    inside = [each for each in fields(page) if page.holds(around, each)]
    return len(inside) > 1 and all(kind(each) in CHOICES for each in inside) and _alike(inside)


def _alike(inside: list[Element]) -> bool:
    return len({(kind(each), each.get("name")) for each in inside}) == 1
