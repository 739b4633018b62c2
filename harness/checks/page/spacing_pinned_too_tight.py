"""A page holds on to spacing that is too tight.

What it checks:
    Whether a style attribute sets the space between letters, words or lines with !important, and sets less than people
    who need space set for themselves: 0.12 of the letters' height between letters, 0.16 between words, and lines 1.5
    times as high.

Why it matters:
    Some people can only read text that they have spaced out, with a setting or an extension of their browser. What a
    style attribute marks as important cannot be changed by either.

Who is shut out:
    People with dyslexia, and people with low vision, who use their own spacing.

Good:
    <p style="line-height: 1.2">…</p>, which the reader's own spacing overrides.

Poor:
    <p style="line-height: 1.2 !important">…</p>

How to put it right:
    Take !important away, or move the rule into the stylesheet.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from harness.checks.page.passages import Passage, lines, passages
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

LEAST = {"letter-spacing": 0.12, "word-spacing": 0.16, "line-height": 1.5}
"""What WCAG 1.4.12 names, in heights of the letters."""
_NAMES = {
    "letter-spacing": "space between the letters of",
    "word-spacing": "space between the words of",
    "line-height": "height of the lines of",
}
_INHERITED = ("inherit", "unset", "revert", "revert-layer")
_DECLARED = re.compile(r"([a-z-]+)\s*:\s*([^;!]*)!\s*important\s*(?=;|$)", re.IGNORECASE)


class _Pinned(NamedTuple):
    """One kind of spacing, of one run of words."""

    text: Element
    kind: str
    value: float


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.4.12"],
    severity="moderate",
    protects=["perceives.screen"],
    act=["24afc2", "78fd32", "9e45ec"],
    technique="C35",
)
def spacing_pinned_too_tight(visit: Visit) -> Iterator[Judgement]:
    """Looks at the words that stand under such a style."""
    pinned = [found for passage in passages(visit.snapshot) for found in _pinned(visit.snapshot, passage)]
    tight = {found.text.at: found for found in pinned if found.value < LEAST[found.kind] - 0.001}
    yield from told(
        visit,
        [found.text for found in pinned],
        wrong=[found.text for found in tight.values()],
        says=lambda text: (
            f"the {_NAMES[tight[text.at].kind]} “{' '.join(text.text.split())[:60]}” is held below "
            f"{LEAST[tight[text.at].kind]:g} of the letters' height, and a reader cannot change it"
        ),
    )


def _pinned(snapshot: Snapshot, passage: Passage) -> Iterator[_Pinned]:
    for text in passage.texts:
        size = snapshot.pixels(text, "font-size")
        for kind in LEAST:
            alone = kind == "line-height" and lines(snapshot, passage) == 1  # one line has none to be too close to
            if size and not alone and _is_pinned(snapshot, text, kind):
                yield _Pinned(text, kind, snapshot.pixels(text, kind) / size)


def _is_pinned(snapshot: Snapshot, text: Element, kind: str) -> bool:
    """Whether what a text is spaced by was declared as important in the nearest style attribute that declares it."""
    for around in snapshot.ancestors(text):
        value = _important(around, kind)
        if value is not None:
            return value not in _INHERITED
        if _declares(around, kind):
            return False
    return False


def _important(element: Element, kind: str) -> str | None:
    """What its style attribute last declares as important of one kind."""
    found = [value for name, value in _DECLARED.findall(element.get("style")) if name.lower() == kind]
    return found[-1].strip().lower() if found else None


def _declares(element: Element, kind: str) -> bool:
    return bool(re.search(rf"(?<![a-z-]){kind}\s*:", element.get("style"), re.IGNORECASE))
