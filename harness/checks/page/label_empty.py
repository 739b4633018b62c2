"""A label has no words, and its field no other name.

What it checks:
    Whether each label of a field that can be seen holds words, or a picture that stands for words. It passes where the
    field is named in another way.

Why it matters:
    Nobody is told what to enter: a screen reader announces a field and then nothing, and the eye finds an empty box.

Who is shut out:
    Everybody, and people who use a screen reader most.

Good:
    <label for="email">E-mail address</label> <input id="email">

Poor:
    <label for="email"></label> <input id="email">

How to put it right:
    Write in the label what the field is for.
"""

from collections.abc import Iterator

from harness.checks.page.fields import fields, labels
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.3.2", "WCAG 2.2 4.1.2"],
    severity="serious",
    technique="H44",
)
def label_empty(visit: Visit) -> Iterator[Judgement]:
    """Looks at the labels of fields that have no name."""
    page = visit.snapshot
    labelled = [each for each in fields(page) if labels(page, each)]
    yield from told(
        visit,
        labelled,
        wrong=[
            each
            for each in labelled
            if each.exposed and not each.name and not any(page.text(one) for one in labels(page, each))
        ],
        says=lambda each: f"the label of the field at {page.selector(each)} is empty, and the field has no other name",
    )
