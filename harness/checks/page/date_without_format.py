"""A date goes in one box, and nothing says how to write it.

What it checks:
    Fields in which one types a date, by their labels: whether an example or a format is in the label, the group, the
    description, the placeholder or near the field. A person is asked where there is none.

Why it matters:
    3/4/2026 is in March or in April. Without an example people try one way after another, and each try is an error to
    be found and mended.

Who is shut out:
    People who find it hard to guess what a form wants, and people for whom typing again is hard.

Good:
    <label>Date of birth, for example 27 3 2007 <input></label>

Poor:
    <label>Date of birth <input></label>

How to put it right:
    Ask for day, month and year in three boxes, or give an example, and accept every usual way of writing a date.
"""

import re
from collections.abc import Iterator

from harness.checks.page.fields import asks, kind, label, tokens, typed
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_DATES = frozenset("date birthday dyddiad".split())
_PARTS = frozenset("day month year dydd mis blwyddyn".split())
_FORMATS = frozenset("dd mm yyyy yy format fformat".split())


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.3.2"],
    severity="advice",
    technique="G89",
)
def date_without_format(visit: Visit) -> Iterator[Judgement]:
    """Looks for an example or a format by each field for a date."""
    page = visit.snapshot
    dates = [each for each in typed(page) if kind(each) in ("text", "tel") and _is_date(page, each)]
    yield from told(
        visit,
        dates,
        unsure=[each for each in dates if not _says_format(asks(page, each))],
        asks=lambda each: f"how should a date be written in {page.described(each)}? Nothing near it gives an example.",
    )


def _is_date(page: Snapshot, field: Element) -> bool:
    said = set(tokens(label(page, field) or field.name))
    return bool(_DATES & said) and not _PARTS & said


def _says_format(words: str) -> bool:
    return bool(re.search(r"\d", words)) or bool(_FORMATS & set(tokens(words)))
