"""The focus leaves a dialog that is still open.

What it checks:
    Opens what opens as a dialog, or stands over the page like one, walks in it with Tab and with Shift and Tab, and
    looks whether the focus comes to something behind it.

Why it matters:
    The page behind is covered. A focus that wanders about there cannot be seen, and a screen reader reads things
    that are not meant to be used now; the way back to the dialog is long.

Who is shut out:
    People who use a keyboard or a screen reader, and people who enlarge the page.

Good:
    <button onclick="dialog.showModal()">Delete</button>

Poor:
    <div class="lightbox">…</div>, with Tab going on behind it.

How to put it right:
    Use the dialog element with showModal(), or keep Tab inside by a script while the dialog is open.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.page.used import dialogs, elements
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "controls"],
    standards=["WCAG 2.2 2.4.3"],
    severity="serious",
    protects=["presses.pointing", "perceives.screen"],
)
def focus_leaves_dialog(visit: Visit) -> Iterator[Judgement]:
    """Looks where Tab went in dialogs."""
    uses = dialogs(visit)
    leaves = {
        at: use.opened for at, use in uses.items() if use.opened and (use.opened.left_forward or use.opened.left_back)
    }
    sure = {at for at, opened in leaves.items() if opened.declared_modal or opened.backdrop}
    snapshot = visit.snapshot

    def where(element: Element) -> str:
        opened = leaves[element.at]
        behind = snapshot.at_path(opened.left_forward or opened.left_back)
        return snapshot.described(behind) if behind else "something behind it"

    yield from told(
        visit,
        elements(visit, uses),
        wrong=elements(visit, sure),
        says=lambda element: (
            f"the dialog that {snapshot.described(element)} opens does not keep the focus: Tab goes to {where(element)}"
        ),
        unsure=elements(visit, leaves.keys() - sure),
        asks=lambda element: (
            f"{snapshot.described(element)} opens something over the page, and Tab goes on to {where(element)}"
            " while it is open. Should the focus stay in it?"
        ),
    )
