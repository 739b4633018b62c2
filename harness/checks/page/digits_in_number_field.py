"""A number that only names something is asked for in a field for amounts, or with a keyboard of letters.

What it checks:
    Fields for telephone, account, reference and such numbers, by their labels. It fails where one has
    type="number"; a person is asked where the type is plain text and nothing calls up a keyboard of digits.

Why it matters:
    A field for amounts drops a leading nought, changes its value when the wheel is turned or an arrow key pressed, and
    says “spin button” to a screen reader. On a telephone, a keyboard of letters makes twelve digits hard to hit.

Who is shut out:
    People whose hands are unsteady, who use a screen reader, or who speak to their device.

Good:
    <label>Account number <input inputmode="numeric"></label>

Poor:
    <label>Account number <input type="number"></label>

How to put it right:
    Use type="tel" for a telephone number, and plain text with inputmode="numeric" for other digits. No success
    criterion of WCAG asks for it; the GOV.UK Design System does.
"""

import re
from collections.abc import Iterator

from harness.checks.page.fields import kind, label, typed
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_NAMES_SOMETHING = re.compile(
    r"\b(?:(?:tele)?phone|mobile|account|reference|card|passport|licence|utr|customer|case|security) (?:number|code)\b"
    r"|\bsort code\b",
    re.IGNORECASE,
)
_ONLY_DIGITS = re.compile(r"\b(?:(?:tele)?phone|mobile|bank account) number\b|\bsort code\b", re.IGNORECASE)


@check(channels=["web"], subject="page", needs=["snapshot"], standards=["GOV.UK Design System"], severity="advice")
def digits_in_number_field(visit: Visit) -> Iterator[Judgement]:
    """Looks at the types of fields whose labels ask for a number that names something."""
    page = visit.snapshot
    asked = [each for each in typed(page) if _NAMES_SOMETHING.search(_label(page, each))]
    yield from told(
        visit,
        asked,
        wrong=[each for each in asked if kind(each) == "number"],
        says=lambda each: f"{page.described(each)} is a field for amounts, but asks for a number that names something",
        unsure=[each for each in asked if kind(each) == "text" and not each.has("inputmode") and _digits(page, each)],
        asks=lambda each: f"which keyboard does a telephone show for {page.described(each)}? Nothing asks for digits.",
    )


def _label(page: Snapshot, field: Element) -> str:
    return label(page, field) or field.name


def _digits(page: Snapshot, field: Element) -> bool:
    return bool(_ONLY_DIGITS.search(_label(page, field)))
