"""What is open and what is closed is not told to a screen reader.

What it checks:
    Presses what shows and hides something, and looks whether it says so: by aria-expanded, another state, or a
    change in its own words.

Why it matters:
    Somebody who cannot see the page presses the button and hears nothing. They do not know whether anything opened,
    and press again, which closes it.

Who is shut out:
    People who use a screen reader.

Good:
    <button aria-expanded="true">Details</button>

Poor:
    <button>Details</button>, with a script that shows a paragraph.

How to put it right:
    Set aria-expanded on the button and change it whenever what it opens is shown or hidden.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.page.used import by_place, controls, elements, quoted
from harness.checks.registry import Judgement, check
from harness.model.controls import Use
from harness.model.visit import Visit

_SAYS = {True: "open", False: "closed"}


def _opens_and_closes(use: Use) -> bool:
    """Whether the same key shows something and takes it away again, which is no dialog with a life of its own."""
    return (
        bool(use.outcome.appeared) and use.by in ("Enter", "Space") and use.undone_by == use.by and use.opened is None
    )


def _renamed(use: Use) -> bool:
    """Whether its own words changed with it, from “Show” to “Hide”."""
    changed = [*use.outcome.rewritten, *use.outcome.vanished]
    return any(piece.path is not None and piece.path.startswith(use.path) for piece in changed)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "controls"],
    standards=["WCAG 2.2 4.1.2"],
    severity="moderate",
    protects=["perceives.screen"],
)
def open_state_not_told(visit: Visit) -> Iterator[Judgement]:
    """Looks at the states of what opens and closes."""
    toggles = by_place(visit, [use for use in controls(visit).uses if _opens_and_closes(use)])
    wrong = {
        at
        for at, use in toggles.items()
        if "aria-expanded" in use.before and use.before == use.after and not _renamed(use)
    }
    silent = {at for at, use in toggles.items() if not use.before and not use.after and not _renamed(use)}
    yield from told(
        visit,
        elements(visit, toggles),
        wrong=elements(visit, wrong),
        says=lambda element: (
            f"{visit.snapshot.described(element)} opens {quoted(toggles[element.at].outcome.appeared)} and still says"
            f" that it is {_SAYS[toggles[element.at].after['aria-expanded'] == 'true']}"
        ),
        unsure=elements(visit, silent),
        asks=lambda element: (
            f"{visit.snapshot.described(element)} shows and hides {quoted(toggles[element.at].outcome.appeared)}."
            " How does somebody who cannot see it know which of the two it did?"
        ),
    )
