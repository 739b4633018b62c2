"""Looks are written into the page with attributes that HTML no longer has.

What it checks:
    Attributes such as align, bgcolor, cellpadding and longdesc.

Why it matters:
    What is written into each element cannot be changed by a reader's own colours and sizes as a stylesheet can,
    and software may drop it any day.

Who is shut out:
    People who read with their own styles.

Good:
    <p class="middle">Words</p>

Poor:
    <p align="center">Words</p>

How to put it right:
    Write looks in the stylesheet, and long descriptions on the page.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_TAGS = frozenset("p div h1 h2 h3 h4 h5 h6 table tr td th thead tbody img iframe hr ul ol li br caption col".split())
_GONE = (
    "align",
    "valign",
    "bgcolor",
    "background",
    "cellpadding",
    "cellspacing",
    "longdesc",
    "hspace",
    "vspace",
    "nowrap",
    "noshade",
    "compact",
)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["HTML Living Standard"],
    severity="advice",
)
def attribute_long_gone(visit: Visit) -> Iterator[Judgement]:
    """Looks at the attributes of each element."""
    snapshot = visit.snapshot
    elements = [each for each in snapshot.elements if each.frame == 0 and each.tag in _TAGS]
    gone = {each.at: name for each in elements for name in _GONE if each.has(name)}
    yield from told(
        visit,
        elements,
        wrong=[each for each in elements if each.at in gone],
        says=lambda each: f"the attribute {gone[each.at]} is used, which HTML no longer has",
    )
