"""The Tab key stops at something that nobody can see.

What it checks:
    Whether what has the focus at each stop of the Tab key can be seen then: that it, or its label, has a size, is not
    clipped away and not beside the page. A link that appears when it has the focus can be seen. Of what is transparent,
    a person is asked.

Why it matters:
    The person presses Tab and nothing is anywhere. They do not know whether the page hangs, and if they press Enter
    they use something that they never saw: a menu that is closed, a link that was pushed off the page.

Who is shut out:
    People who see the page and use a keyboard or a switch.

Good:
    A closed menu with the hidden attribute, so that Tab passes it by.

Poor:
    A closed menu moved 9,999 pixels to the left, whose links still take the focus.

How to put it right:
    Hide what is not to be used with display: none, visibility: hidden or the hidden attribute; show what is, at the
    latest when it has the focus.
"""

from collections.abc import Iterator

from harness.checks.page.stops import SEVERAL_IN_ONE, Reached, reached, walked
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "keyboard"],
    standards=["WCAG 2.2 2.4.7"],
    severity="serious",
)
def focus_on_something_unseen(visit: Visit) -> Iterator[Judgement]:
    """Looks for stops that are nowhere."""
    stops = [each for each in reached(visit, walked(visit).forward) if each.element.tag not in SEVERAL_IN_ONE]
    why = {each.element.at: each.stop.unseen or "outside the window" for each in stops}
    yield from told(
        visit,
        [each.element for each in stops],
        wrong=[each.element for each in stops if _is_nowhere(visit.snapshot, each)],
        says=lambda element: (
            f"the Tab key stops at {visit.snapshot.described(element)}, which nobody can see: it is "
            f"{_WHY[why[element.at]]}, with the focus too"
        ),
        unsure=[
            each.element
            for each in stops
            if not _is_nowhere(visit.snapshot, each) and _is_in_doubt(visit.snapshot, each)
        ],
        asks=lambda element: (
            f"what can be seen where {visit.snapshot.described(element)} has the keyboard's focus, which is "
            f"{_WHY[why[element.at]]} itself?"
        ),
    )


_WHY = {
    "transparent": "transparent",
    "tiny": "less than two pixels wide or high",
    "clipped": "clipped away",
    "off the page": "beside the page",
    "outside the window": "outside the window, which does not scroll to it",
}


def _is_nowhere(page: Snapshot, reached: Reached) -> bool:
    stop = reached.stop
    unseen = stop.unseen in ("tiny", "clipped", "off the page") and not stop.changes
    return not stop.in_window or (unseen and not _waits_for_picture(page, reached))


def _is_in_doubt(page: Snapshot, reached: Reached) -> bool:
    stop = reached.stop
    return not stop.changes and (stop.unseen == "transparent" or _waits_for_picture(page, reached))


def _waits_for_picture(page: Snapshot, reached: Reached) -> bool:
    """Whether it has no size because its picture has none: it may not have been to be had where the page was tried."""
    return reached.stop.unseen == "tiny" and any(each.tag == "img" for each in page.descendants(reached.element))
