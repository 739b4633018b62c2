"""The focus does not follow a dialog when it opens, or does not come back when it closes.

What it checks:
    Whether opening a dialog puts the focus into it, and whether closing it puts the focus back on what opened it.

Why it matters:
    Whoever works with the keyboard is where the focus is. When a dialog opens and the focus stays behind, they do
    not get to it; when it closes and the focus is gone, they start again at the top of the page.

Who is shut out:
    People who use a keyboard or a screen reader, and people who enlarge the page.

Good:
    dialog.showModal(), which does both.

Poor:
    dialog.style.display = "block", and nothing more.

How to put it right:
    Move the focus into the dialog when it opens, and back to what opened it when it closes.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.page.used import dialogs, elements
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "controls"],
    standards=["WCAG 2.2 2.4.3"],
    severity="moderate",
    protects=["presses.pointing", "perceives.screen"],
)
def focus_lost_around_dialog(visit: Visit) -> Iterator[Judgement]:
    """Looks where the focus was after opening and after closing."""
    uses = dialogs(visit)
    behind = {
        at for at, use in uses.items() if use.opened and use.opened.declared_modal and not use.opened.focus_moved_in
    }
    beside = {
        at for at, use in uses.items() if use.opened and not use.opened.declared_modal and not use.opened.focus_moved_in
    }
    lost = {
        at
        for at, use in uses.items()
        if use.opened and use.opened.focus_returns is False and use.opened.focus_after is None
    }
    snapshot = visit.snapshot
    yield from told(
        visit,
        elements(visit, uses),
        wrong=elements(visit, behind | (lost - beside)),
        says=lambda element: (
            f"the focus stays behind the dialog that {snapshot.described(element)} opens"
            if element.at in behind
            else f"the focus is lost when the dialog that {snapshot.described(element)} opens is closed"
        ),
        unsure=elements(visit, beside),
        asks=lambda element: (
            f"{snapshot.described(element)} opens something over the page and the focus stays where it was."
            " Can somebody who cannot see it find it?"
        ),
    )
