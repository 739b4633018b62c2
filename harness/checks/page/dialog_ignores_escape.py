"""A dialog is not closed by the Escape key.

What it checks:
    Presses Escape in each dialog that a control of the page opens.

Why it matters:
    Escape is the key that people press to get out of something they did not mean to open. Where it does nothing,
    they have to find the button that closes it, perhaps at the far end of a long dialog.

Who is shut out:
    People who use a keyboard or a screen reader. No criterion of WCAG asks for it; the ARIA Authoring Practices do.

Good:
    <button onclick="dialog.showModal()">Delete</button>

Poor:
    <div role="dialog">, open until its cross is clicked.

How to put it right:
    Use the dialog element with showModal(), or close it when Escape is pressed.
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
    standards=["ARIA Authoring Practices"],
    severity="advice",
    protects=["presses.pointing", "perceives.screen"],
)
def dialog_ignores_escape(visit: Visit) -> Iterator[Judgement]:
    """Looks at what Escape did."""
    uses = dialogs(visit)
    called = {at: use.opened for at, use in uses.items() if use.opened and use.opened.role}
    yield from told(
        visit,
        elements(visit, uses),
        wrong=elements(visit, [at for at, opened in called.items() if not opened.escape_closes]),
        says=lambda element: (
            f"the dialog that {visit.snapshot.described(element)} opens is not closed by the Escape key"
        ),
    )
