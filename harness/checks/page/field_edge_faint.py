"""The edge of a field is hard to see.

What it checks:
    Fields that one types in or chooses from: whether their edge or their ground stands 3 to 1 apart from what
    is around them. Fields with a shadow or before a picture are left out. A person is asked, since something
    else may show where the field is.

Why it matters:
    Whoever sees little contrast does not see that there is a field, nor where to press.

Who is shut out:
    People with low vision, and everybody in bright light.

Good:
    <style>input { border: 2px solid #0b0c0c }</style>

Poor:
    <style>input { border: 1px solid #e4e4e4 }</style>

How to put it right:
    Give the edge a colour that stands 3 to 1 apart from the page.
"""

from collections.abc import Iterator

from harness.checks.page.contrast import colour, contrast, ground
from harness.checks.page.fields import CHOICES, fields, kind
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

LEAST = 3.0
"""WCAG 2.2, 1.4.11."""
_DRAWN = ("range", "color", "file")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.4.11"],
    severity="serious",
)
def field_edge_faint(visit: Visit) -> Iterator[Judgement]:
    """Compares the colours of each field's edge and ground with those around it."""
    snapshot = visit.snapshot
    boxes = [field for field in fields(snapshot) if kind(field) not in (*CHOICES, *_DRAWN)]
    ratios = {field.at: ratio for field in boxes if (ratio := _stands_out(snapshot, field)) is not None}
    yield from told(
        visit,
        boxes,
        unsure=[field for field in boxes if ratios.get(field.at, LEAST) < LEAST],
        asks=lambda field: (
            f"can the edge of {snapshot.described(field)} be seen? Its contrast is {ratios[field.at]:.1f} to 1."
        ),
    )


def _stands_out(snapshot: Snapshot, field: Element) -> float | None:
    """The greatest contrast of its edges and ground with what is around it; none where that cannot be told."""
    around = ground(snapshot, snapshot.ancestors(field))
    if around is None or any(snapshot.style(field, name) != "none" for name in ("box-shadow", "background-image")):
        return None
    edges = [side for side in ("top", "bottom") if snapshot.pixels(field, f"border-{side}-width")]
    shown = ["background-color", *(f"border-{side}-color" for side in edges)]
    found = [colour(snapshot.style(field, name)) for name in shown]
    if any(each is None or 0 < each.opaque < 1 for each in found):
        return None
    return max([contrast(each, around) for each in found if each and each.opaque == 1], default=1.0)
