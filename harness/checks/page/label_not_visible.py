"""A field has a name for screen readers, and none for the eye.

What it checks:
    Fields that one types in or chooses from whose name comes from aria-label or title, with no label to be seen
    and none of its words beside the field. Searches, fields with a placeholder and fields in tables are left
    out.

Why it matters:
    Whoever sees the page sees an empty box. A title appears only under a mouse that rests on it.

Who is shut out:
    People who see the page: those who cannot guess what is wanted, those who use a keyboard and those who speak
    the name of a field to fill it.

Good:
    <label for="a">Street</label><input id="a">

Poor:
    <input aria-label="Street">

How to put it right:
    Give each field a label that can be seen.
"""

import re
from collections.abc import Iterator

from harness.checks.page.fields import CHOICES, fields, form, kind, label, tokens
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_SEARCH = re.compile(r"\b(?:search|find|chwilio)", re.IGNORECASE)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.3.2"],
    severity="moderate",
    technique="H65",
)
def label_not_visible(visit: Visit) -> Iterator[Judgement]:
    """Looks for the words of each field's name."""
    snapshot = visit.snapshot
    named = [field for field in fields(snapshot) if kind(field) not in CHOICES and field.name]
    yield from told(
        visit,
        named,
        unsure=[field for field in named if _is_unseen(snapshot, field)],
        asks=lambda field: f"how does the eye know that {snapshot.described(field)} is called that?",
    )


def _is_unseen(snapshot: Snapshot, field: Element) -> bool:
    other = label(snapshot, field) or field.get("placeholder") or snapshot.closest(field, "table")
    around = [field, *snapshot.ancestors(field)]
    search = kind(field) == "search" or any(each.role == "search" for each in around) or _SEARCH.search(field.name)
    if other or search or field.name_from not in ("aria-label", "title"):
        return False
    own = form(snapshot, field)
    beside = snapshot.words(own if own is not None else snapshot.parent(field) or field)
    return not set(tokens(field.name)) & set(tokens(beside))
