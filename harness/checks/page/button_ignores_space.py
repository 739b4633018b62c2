"""Something is called a button and does nothing for the space bar.

What it checks:
    Whether the space bar does on an element with role="button" that is no button of the browser's own what Enter
    does.

Why it matters:
    A screen reader says “button”, and buttons are pressed with the space bar. This one does not react, the page
    scrolls instead, and people think that it is broken.

Who is shut out:
    People who use a keyboard or a screen reader.

Good:
    <button>Continue</button>

Poor:
    <a href="next.html" role="button">Continue</a>

How to put it right:
    Use a button, or a plain link without the role; or let a script press it for the space bar.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.page.used import by_place, controls, elements
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit

_FOR_SCRIPTS = ("data-module", "data-controller", "data-component", "data-behavior", "data-behaviour", "data-action")


def _is_left_to_a_script(element: Element) -> bool:
    """Whether it is marked for a script to take up that did not: perhaps it was not to be had here."""
    return any(element.has(name) for name in _FOR_SCRIPTS) and not element.listens


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "controls"],
    standards=["ARIA Authoring Practices", "WAI-ARIA 1.2"],
    severity="moderate",
    protects=["presses.pointing", "perceives.screen"],
)
def button_ignores_space(visit: Visit) -> Iterator[Judgement]:
    """Looks at what was pressed with the space bar."""
    buttons = by_place(visit, [use for use in controls(visit).uses if use.role == "button" and use.space is not None])
    deaf = [element for element in elements(visit, buttons) if not buttons[element.at].space]
    waiting = [element for element in deaf if _is_left_to_a_script(element)]
    yield from told(
        visit,
        elements(visit, buttons),
        wrong=[element for element in deaf if element not in waiting],
        says=lambda element: (
            f"{visit.snapshot.described(element)} is called a button and does nothing for the space bar"
        ),
        unsure=waiting,
        asks=lambda element: (
            f"{visit.snapshot.described(element)} is called a button and did nothing for the space bar here."
            " Does the script that is meant to see to that run on the real page?"
        ),
    )
