"""An embedded object is drawn into the page instead of into a window of its own.

What it checks:
    Objects and embedded things whose wmode is set to anything but "window", be it as a parameter or an attribute.

Why it matters:
    Assistive technology reached inside such an object only through its window. Drawn straight into the page it could
    be neither read nor operated with the keyboard. The plug-ins that this is for run in no current browser, so what
    the object holds now reaches nobody. No criterion of WCAG speaks of it.

Who is shut out:
    People who use a screen reader or the keyboard; today everybody without an old browser.

Good:
    <video controls src="tour.mp4"></video>

Poor:
    <object data="tour.swf"><param name="wmode" value="transparent"></object>

How to put it right:
    Replace the object with HTML, such as a video with captions. Until then set wmode to "window".
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GDS accessibility tool audit"],
    severity="advice",
)
def object_drawn_into_page(visit: Visit) -> Iterator[Judgement]:
    """Reads the parameters of embedded objects."""
    page = visit.snapshot
    embedded = page.tagged("object", "embed")
    yield from told(
        visit,
        embedded,
        wrong=[each for each in embedded if _mode(page, each) not in ("", "window")],
        says=lambda each: (
            f"the embedded object at {page.selector(each)} has wmode “{_mode(page, each)}”, so assistive "
            "technology cannot reach into it"
        ),
    )


def _mode(page: Snapshot, embedded: Element) -> str:
    said = [each.get("value") for each in page.children(embedded) if each.get("name").lower() == "wmode"]
    return next(iter([*said, embedded.get("wmode")]), "").lower()
