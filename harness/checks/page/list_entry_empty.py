"""An entry of a list is empty.

What it checks:
    Entries of lists that are exposed and hold no words, picture, field or mark.

Why it matters:
    A screen reader counts it and stops at it, and people cannot know whether something is missing.

Who is shut out:
    People who use a screen reader.

Good:
    <ul><li>paper</li><li>glass</li></ul>

Poor:
    <ul><li>paper</li><li></li><li>glass</li></ul>

How to put it right:
    Take the entry away; space is for the stylesheet.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit

_CONTENT = ("img", "svg", "iframe", "input", "select", "textarea", "video", "audio", "canvas", "object", "button", "hr")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["HTML Living Standard"],
    severity="advice",
    protects=["perceives.screen"],
)
def list_entry_empty(visit: Visit) -> Iterator[Judgement]:
    """Looks into each entry."""
    snapshot = visit.snapshot
    entries = [each for each in snapshot.tagged("li") if each.exposed and each.role == "listitem" and each.box]
    yield from told(
        visit,
        entries,
        wrong=[each for each in entries if not _holds_anything(snapshot, each)],
        says=lambda each: f"the entry at {snapshot.selector(each)} of a list is empty",
    )


def _holds_anything(snapshot: Snapshot, entry: Element) -> bool:
    inside = [entry, *snapshot.descendants(entry)]
    return bool(snapshot.text(entry) or entry.name) or any(
        each.tag in _CONTENT or each.tag.startswith("::b") or snapshot.style(each, "background-image") != "none"
        for each in inside
        if each.tag not in (TEXT, "::marker")
    )
