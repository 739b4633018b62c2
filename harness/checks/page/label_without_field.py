"""A label belongs to no field.

What it checks:
    Whether each label that can be seen belongs to a field: it holds one, points at one that is there, or names
    something by its id. It fails where a field without a name stands beside it.

Why it matters:
    A label that only stands near a field is not read out with it, so the field is announced without a name. And
    pressing on the words does nothing, where others have a target as large as the label.

Who is shut out:
    People who use a screen reader or speak to their device, and people whose hands are unsteady.

Good:
    <label for="irish">Irish</label> <input id="irish" type="checkbox">

Poor:
    <label>Irish</label> <input id="irish" type="checkbox">

How to put it right:
    Give the label a for that is the field's id. Words that are no label belong in a paragraph.
"""

from collections.abc import Iterator

from harness.checks.page.fields import fields
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_LABELLED = frozenset({"input", "select", "textarea", "button", "meter", "output", "progress"})


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1", "WCAG 2.2 4.1.2"],
    severity="serious",
    technique="H44",
)
def label_without_field(visit: Visit) -> Iterator[Judgement]:
    """Looks for the field of each label."""
    page = visit.snapshot
    seen = [each for each in page.tagged("label") if page.words(each)]
    loose = [each for each in seen if not _field(page, each) and not _names_something(page, each)]
    nameless = [each for each in fields(page) if each.exposed and not each.name]
    wrong = [each for each in loose if _beside(page, each, nameless)]
    yield from told(
        visit,
        seen,
        wrong=wrong,
        says=lambda each: f"{page.described(each)} belongs to no field, and a field beside it has no name",
        unsure=[each for each in loose if each not in wrong],
        asks=lambda each: f"{page.described(each)} belongs to no field; which field is it meant for?",
    )


def _field(page: Snapshot, each: Element) -> bool:
    """Whether it has one, by ``for`` or inside; an element of a page's own making may be one too."""
    pointed = page.by_id(each.get("for"), each.frame)
    candidates = ([pointed] if pointed else []) if each.has("for") else list(page.descendants(each))
    return any(one.tag in _LABELLED or "-" in one.tag for one in candidates)


def _names_something(page: Snapshot, each: Element) -> bool:
    own = each.get("id")
    return bool(own) and any(own in one.get("aria-labelledby").split() for one in page.elements)


def _beside(page: Snapshot, each: Element, nameless: list[Element]) -> bool:
    around = page.parent(each)
    return around is not None and any(page.holds(around, field) for field in nameless)
