"""What appears under the pointer cannot be kept or sent away.

What it checks:
    Moves the pointer onto what makes something appear, then onto what appeared, and presses Escape: it should stay
    for the first and go for the second.

Why it matters:
    Enlarged, a tip covers what somebody wants to read, and follows the pointer. They need to be able to send it
    away without moving, and to move onto it to read all of it.

Who is shut out:
    People who enlarge the page or whose pointer is large, people whose hands are unsteady, people who read slowly.

Good:
    A tip that stays while the pointer is on it and goes on Escape.

Poor:
    A tip that vanishes on the way to it.

How to put it right:
    Let what appears count as part of what the pointer is on, and hide it when Escape is pressed.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.page.used import by_place, controls, elements, quoted
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "controls"],
    standards=["WCAG 2.2 1.4.13"],
    severity="moderate",
)
def hover_content_undismissable(visit: Visit) -> Iterator[Judgement]:
    """Looks at what became of what appeared."""
    hovers = by_place(visit, controls(visit).hovers)
    fleeting = {at for at, hover in hovers.items() if hover.stays is False}
    sticking = {at for at, hover in hovers.items() if hover.escape_hides is False} - fleeting
    yield from told(
        visit,
        elements(visit, hovers),
        unsure=elements(visit, fleeting | sticking),
        asks=lambda element: (
            f"{quoted(hovers[element.at].outcome.appeared)} appears when the pointer is on"
            f" {visit.snapshot.described(element)} and"
            + (
                " goes when the pointer moves onto it. Can all of it be read, enlarged too?"
                if element.at in fleeting
                else " is not sent away by Escape. Does it cover anything?"
            )
        ),
    )
