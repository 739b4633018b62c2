"""Nothing on the page shows which element has the keyboard's focus.

What it checks:
    Whether anything changes at each stop of the Tab key: a computed style of the element, of its label or of what is
    around it; a caret; or, where none of these does, a single pixel of a picture taken with the focus and without. If
    something changes only at a distance a person has to judge.

Why it matters:
    Somebody who works without a mouse has only the focus to tell them where they are. Where it cannot be seen they
    press Enter and do not know what they have chosen.

Who is shut out:
    People who see the page and use a keyboard, or a switch that acts as one, because they cannot use a mouse.

Good:
    <style>a:focus { outline: 3px solid #1d70b8 }</style>

Poor:
    <style>a:focus { outline: none }</style>

How to put it right:
    Leave the browser's own outline, or draw one of your own that stands out from the page.
"""

from collections.abc import Iterator

from harness.checks.page.stops import SEVERAL_IN_ONE, Reached, reached, strong, walked
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "keyboard"],
    standards=["WCAG 2.2 2.4.7"],
    severity="serious",
    protects=["presses.pointing"],
    act=["oj04fd"],
    technique="F78",
)
def focus_not_visible(visit: Visit) -> Iterator[Judgement]:
    """Looks for stops where nothing changes."""
    stops = [each for each in reached(visit, walked(visit).forward) if _can_show(each)]
    unshown = [each for each in stops if each.stop.pixels == 0 and not any(map(strong, each.stop.changes))]
    yield from told(
        visit,
        [each.element for each in stops],
        wrong=[each.element for each in unshown if not each.stop.elsewhere],
        says=lambda element: (
            f"nothing shows when {visit.snapshot.described(element)} has the keyboard's focus: not one pixel changes"
        ),
        unsure=[each.element for each in unshown if each.stop.elsewhere],
        asks=lambda element: (
            f"does what changes elsewhere in the window show that {visit.snapshot.described(element)} has the "
            "keyboard's focus?"
        ),
    )


def _can_show(reached: Reached) -> bool:
    """What is covered or cannot be seen is another barrier's business; what holds a page of its own shows it itself."""
    stop, element = reached
    return element.tag not in SEVERAL_IN_ONE and not stop.unseen and stop.in_window and stop.covered < 1
