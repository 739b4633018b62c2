"""What shows the keyboard's focus is hard to see.

What it checks:
    Of each stop of the Tab key whose focus shows, how strongly it does: whether any change of colour reaches a contrast
    of 3 to 1, and, where only a picture shows it, whether as many pixels change as a line of two pixels around the
    element would have.

Why it matters:
    A thin grey line on white, or a link that turns from blue to a slightly darker blue, is there only for those who
    know where to look.

Who is shut out:
    People with low vision who use a keyboard; anybody in bright light.

Good:
    <style>a:focus { outline: 3px solid #0b0c0c }</style>

Poor:
    <style>a:focus { outline: 1px dotted #ddd }</style>

How to put it right:
    Draw the focus at least two pixels thick, in a colour with a contrast of 3 to 1 against what it is drawn on.
"""

from collections.abc import Iterator

from harness.checks.page.stops import reached, strong, walked
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.keyboard import Stop
from harness.model.visit import Visit

_ASKED, _THICK = 3.0, 2
"""Contrast, and pixels of a line around the element (WCAG 2.2, 2.4.13)."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "keyboard"],
    standards=["WCAG 2.2 2.4.13"],
    severity="advice",
    protects=["presses.pointing"],
    technique="C40",
)
def faint_focus_indicator(visit: Visit) -> Iterator[Judgement]:
    """Measures what changes."""
    stops = [
        each
        for each in reached(visit, walked(visit).forward)
        if each.stop.pixels or any(map(strong, each.stop.changes))
    ]
    yield from told(
        visit,
        [each.element for each in stops],
        unsure=[each.element for each in stops if _is_faint(each.stop)],
        asks=lambda element: (
            f"can everybody see when {visit.snapshot.described(element)} has the keyboard's focus, "
            "though little changes?"
        ),
    )


def _is_faint(stop: Stop) -> bool:
    found = [change.contrast for change in stop.changes if strong(change)]
    if stop.caret or None in found:
        return False
    if any(contrast is not None and contrast >= _ASKED for contrast in found):
        return False
    around = 2 * _THICK * (stop.box.width + stop.box.height)
    return stop.pixels is None or (stop.contrast or 0) < _ASKED or stop.pixels < around
