"""A drawing has no name.

What it checks:
    Drawings made by code (svg, canvas) of 100 pixels or more each way that have no name and no words in them,
    are not hidden from screen readers, and lie in no link, button or named picture. A person is asked, since
    they may be ornament.

Why it matters:
    A screen reader says nothing of it, or only that something is there.

Who is shut out:
    People who use a screen reader.

Good:
    <svg role="img" aria-label="Visits rose from 10 to 40">…</svg>

Poor:
    <canvas id="visits"></canvas>

How to put it right:
    Give it role="img" and a name, and the figures in a table; or hide it with aria-hidden="true" if it is
    ornament.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

SMALLEST = 100
"""CSS pixels each way; what is smaller is mostly an icon: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.1.1"],
    severity="serious",
    protects=["perceives.screen"],
)
def drawing_without_name(visit: Visit) -> Iterator[Judgement]:
    """Looks at drawings that are large enough to tell something."""
    snapshot = visit.snapshot
    drawings = [each for each in snapshot.tagged("svg", "canvas") if _counts(snapshot, each)]
    yield from told(
        visit,
        drawings,
        unsure=[each for each in drawings if not _named(snapshot, each)],
        asks=lambda each: f"does the drawing at {snapshot.selector(each)} show something? It has no name.",
    )


def _counts(snapshot: Snapshot, drawing: Element) -> bool:
    """Whether it is large, can be seen, and is not a part of something else."""
    large = drawing.box is not None and min(drawing.box.width, drawing.box.height) >= SMALLEST
    around = list(snapshot.ancestors(drawing))
    part = any(each.tag in ("a", "button", "svg", "label") or each.get("role") in ("img", "button") for each in around)
    hidden = any(each.get("aria-hidden") == "true" for each in (drawing, *around))
    return large and snapshot.seen(drawing) and not part and not hidden


def _named(snapshot: Snapshot, drawing: Element) -> bool:
    figure = snapshot.closest(drawing, "figure")
    plain = drawing.get("role") in ("none", "presentation")
    return bool(plain or drawing.name or snapshot.text(drawing) or (figure and (figure.name or snapshot.text(figure))))
