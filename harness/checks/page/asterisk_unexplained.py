"""A star marks some fields, and nothing says what it means.

What it checks:
    Labels and legends with a star, on a page that neither explains the star nor speaks of required or optional
    fields.

Why it matters:
    A star is a sign of people who build forms. Others do not know it, or take it for a footnote, and a screen
    reader may not read it at all.

Who is shut out:
    People with learning disabilities, people who seldom fill in forms, and people who use a screen reader.

Good:
    <p>Fields marked with * are required.</p>

Poor:
    <label for="a">Street *</label>

How to put it right:
    Ask only for what is needed, and mark the rest with “optional”; or say before the form what the star means.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT
from harness.model.visit import Visit

_EXPLAINS = re.compile(r"\b(?:required|mandatory|compulsory|optional|must|gofynnol|gorfodol|dewisol)\b", re.I)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.3.2"],
    severity="moderate",
    technique="H90",
)
def asterisk_unexplained(visit: Visit) -> Iterator[Judgement]:
    """Looks for stars, and for words about them."""
    snapshot = visit.snapshot
    starred = [
        each
        for each in snapshot.tagged("label", "legend")
        if snapshot.words(each).startswith("*") or snapshot.words(each).endswith(("*", "*:"))
    ]
    texts = [text for text in snapshot.tagged(TEXT) if snapshot.seen(text)]
    stars = any("*" in text.text and not snapshot.closest(text, "label", "legend") for text in texts)
    explained = stars or bool(_EXPLAINS.search(snapshot.words(snapshot.root)))
    yield from told(
        visit,
        starred,
        unsure=[] if explained else starred,
        asks=lambda each: f"how do people know what the star in “{snapshot.words(each)}” means?",
    )
