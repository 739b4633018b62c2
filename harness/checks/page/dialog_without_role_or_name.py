"""What opens over the page is not announced as a dialog, or has no name.

What it checks:
    Whether what opens over the page has the role of a dialog, and whether a dialog has a name.

Why it matters:
    Somebody who sees the page sees that something has opened, and its heading. A screen reader says so only when it
    is a dialog with a name; otherwise the next words seem to belong to the page.

Who is shut out:
    People who use a screen reader.

Good:
    <dialog aria-labelledby="t"><h2 id="t">Delete this file?</h2>…</dialog>

Poor:
    <div class="overlay"><h2>Delete this file?</h2>…</div>

How to put it right:
    Use the dialog element, or role="dialog", and name it by its heading with aria-labelledby.
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
    standards=["WCAG 2.2 4.1.2"],
    severity="moderate",
    protects=["perceives.screen"],
)
def dialog_without_role_or_name(visit: Visit) -> Iterator[Judgement]:
    """Looks at how dialogs are called."""
    uses = dialogs(visit)
    nameless = {at for at, use in uses.items() if use.opened and use.opened.role and not use.opened.name}
    roleless = {at for at, use in uses.items() if use.opened and not use.opened.role}
    yield from told(
        visit,
        elements(visit, uses),
        wrong=elements(visit, nameless),
        says=lambda element: f"the dialog that {visit.snapshot.described(element)} opens has no name",
        unsure=elements(visit, roleless),
        asks=lambda element: (
            f"{visit.snapshot.described(element)} opens something over the page that is not called a dialog."
            " Would somebody who cannot see it know that it is one?"
        ),
    )
