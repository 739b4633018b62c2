"""A tabindex above zero puts something in front of everything else.

What it checks:
    Whether a tabindex above zero is used at all. Whether the order that comes of it is wrong is checked apart
    (focus-order-against-layout).

Why it matters:
    What has such a number comes before all the rest of the page, wherever it stands. The next thing that is added to
    the page, without a number, comes last; nobody notices who works with a pointer.

Who is shut out:
    People who use a keyboard, a switch or a screen reader, sooner or later.

Good:
    <input id="name">

Poor:
    <input id="name" tabindex="3">

How to put it right:
    Put things into the page in the order in which they are to be used, and take the numbers away.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["HTML Living Standard"],
    severity="advice",
    protects=["presses.pointing", "perceives.screen"],
)
def tabindex_above_zero(visit: Visit) -> Iterator[Judgement]:
    """Looks at the numbers."""
    numbered = [element for element in visit.snapshot.elements if element.get("tabindex").removeprefix("-").isdigit()]
    yield from told(
        visit,
        numbered,
        wrong=[element for element in numbered if element.get("tabindex").isdigit() and int(element.get("tabindex"))],
        says=lambda element: (
            f"{visit.snapshot.described(element)} has tabindex {element.get('tabindex')}, which puts it in front of "
            "everything without a number"
        ),
    )
