"""What is in a frame can be used with a pointer, but the Tab key passes the frame by.

What it checks:
    Whether a frame with a negative tabindex holds something that the Tab key would stop at.

Why it matters:
    A negative tabindex on a frame takes everything in it out of reach of the Tab key, links, fields and buttons alike.

Who is shut out:
    People who use a keyboard, a switch or a screen reader.

Good:
    <iframe src="map.html" title="Map of offices"></iframe>

Poor:
    <iframe src="map.html" title="Map of offices" tabindex="-1"></iframe>

How to put it right:
    Take the tabindex away. If the frame should be passed by, hide it, or what is in it, from everybody.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit

_NEGATIVE = re.compile(r"-\d+")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.1.1"],
    severity="serious",
    protects=["presses.pointing", "perceives.screen"],
    act=["akn7bn"],
    technique="F55",
)
def frame_out_of_tab_order(visit: Visit) -> Iterator[Judgement]:
    """Looks for tabindex on frames."""
    frames = [frame for frame in visit.snapshot.tagged("iframe", "frame") if _holds_a_stop(visit, frame)]
    yield from told(
        visit,
        frames,
        wrong=[frame for frame in frames if _NEGATIVE.match(frame.get("tabindex"))],
        says=lambda frame: (
            f"the Tab key passes {visit.snapshot.described(frame)} by, and with it what can be used in there"
        ),
    )


def _holds_a_stop(visit: Visit, frame: Element) -> bool:
    page = visit.snapshot
    if not page.seen(frame) or not frame.inner or min(frame.inner) <= 1 or not frame.exposed:
        return False
    return any(
        each.focusable and page.seen(each) and not _NEGATIVE.match(each.get("tabindex"))
        for each in page.descendants(frame)
        if each.tag not in ("html", "body")
    )
