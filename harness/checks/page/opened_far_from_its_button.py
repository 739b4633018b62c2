"""What a button opens is not where Tab goes next.

What it checks:
    Opens what has something to use in it, presses Tab, and looks whether the focus is then in it; what comes a
    little later in the page is let be.

Why it matters:
    Whoever sees the menu open expects the next press of Tab to be in it. When it stands elsewhere in the page, they
    have to look for it, and somebody who hears the page may never find it.

Who is shut out:
    People who use a keyboard or a screen reader.

Good:
    <button aria-expanded="true">Menu</button> <ul>…</ul>

Poor:
    <ul class="menu">…</ul> … <button>Menu</button>

How to put it right:
    Put what opens right after the button in the page, or move the focus into it.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.page.used import by_place, controls, elements, quoted
from harness.checks.registry import Judgement, check
from harness.model.controls import Use
from harness.model.visit import Visit

_MOVES_ON_ITS_OWN = ("tab", "combobox", "menuitem", "switch")
_FEW = 6
"""Stops between a button and what it opens that are still easily passed: assumption."""


def _is_elsewhere(visit: Visit, at: int, use: Use) -> bool:
    """Whether it stands before its button, or far after it, or was put somewhere by a script."""
    pieces = [piece for piece in use.outcome.appeared if piece.stops]
    found = [visit.snapshot.at_path(piece.path) for piece in pieces]
    if not all(found):
        return True
    places = [element.at for element in found if element]
    between = [each for each in visit.snapshot.elements[at + 1 : max(min(places), at + 1)] if each.focusable]
    return min(places) < at or len(between) > _FEW


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "controls"],
    standards=["WCAG 2.2 2.4.3"],
    severity="moderate",
    protects=["presses.pointing", "perceives.screen"],
)
def opened_far_from_its_button(visit: Visit) -> Iterator[Judgement]:
    """Looks where Tab went after something opened."""
    opens = by_place(visit, [use for use in controls(visit).uses if use.next_stop is not None])
    far = {
        at
        for at, use in opens.items()
        if use.next_stop != "inside"
        and use.role not in _MOVES_ON_ITS_OWN
        and use.by != "arrow"
        and _is_elsewhere(visit, at, use)
    }
    yield from told(
        visit,
        elements(visit, opens),
        unsure=elements(visit, far),
        asks=lambda element: (
            f"{visit.snapshot.described(element)} opens {quoted(opens[element.at].outcome.appeared)}, and the next"
            " press of Tab goes elsewhere. Is it easy to get to with the keyboard?"
        ),
    )
