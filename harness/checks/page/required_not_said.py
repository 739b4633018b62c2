"""Some fields of a form have to be filled in, and nothing that can be seen says which.

What it checks:
    Forms in which some fields are marked as required for the browser and others are not. It fails where no label, group
    or word of the form says which are required or which are optional.

Why it matters:
    A person finds out by being sent back. Who finds typing hard fills in everything, or gives up at a question that
    they could have left out.

Who is shut out:
    People for whom every field costs time or strength; and people who find it hard to work out what a form wants.

Good:
    <label>Telephone number (optional) <input></label>

Poor:
    <label>Name <input required></label> <label>Telephone number <input></label>

How to put it right:
    Ask only for what is needed, and write “(optional)” in the labels of the rest.
"""

from collections.abc import Iterator

from harness.checks.page.fields import asks, form, labels, tokens, typed
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_SAYS = frozenset("required optional mandatory compulsory must need needed gofynnol dewisol orfodol".split())


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.3.2"],
    severity="moderate",
    technique="H90",
)
def required_not_said(visit: Visit) -> Iterator[Judgement]:
    """Looks at forms that mix fields that are required with others."""
    page = visit.snapshot
    forms: dict[int, list[Element]] = {}
    for each in typed(page):
        inside = form(page, each)
        if inside is not None:
            forms.setdefault(inside.at, []).append(each)
    mixed = {at: inside for at, inside in forms.items() if len({_required(each) for each in inside}) == 2}
    unsaid = [
        next(each for each in inside if _required(each))
        for at, inside in mixed.items()
        if not _is_said(page, page.elements[at], inside)
    ]
    drawn = [each for each in unsaid if any(_is_drawn(page, one) for one in forms[form(page, each).at])]  # type: ignore[union-attr]
    yield from told(
        visit,
        [page.elements[at] for at in mixed],
        wrong=[each for each in unsaid if each not in drawn],
        says=lambda each: (
            f"{page.described(each)} has to be filled in and other fields of its form do not, and nothing says which"
        ),
        unsure=drawn,
        asks=lambda each: f"does a mark or picture by {page.described(each)} say in words that it has to be filled in?",
    )


def _required(each: Element) -> bool:
    return each.has("required") or each.get("aria-required").lower() == "true"


def _is_said(page: Snapshot, around: Element, inside: list[Element]) -> bool:
    words = " ".join([page.words(around), *(asks(page, each) for each in inside)])
    return "*" in words or bool(_SAYS & set(tokens(words)))


def _is_drawn(page: Snapshot, field: Element) -> bool:
    """Whether its label has something in it besides words: a picture, or what the style puts there."""
    inside = [part for each in labels(page, field) for part in page.descendants(each)]
    return any(part.tag in ("img", "svg", "::before", "::after") for part in inside)
