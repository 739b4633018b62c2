"""What has the keyboard's focus lies wholly under something else.

What it checks:
    At each stop of the Tab key, forward and back, what is painted over the element: headers and banners that stay
    where they are while the page scrolls, messages about cookies, chat windows.

Why it matters:
    The browser scrolls to what has the focus, but does not know of a banner that lies over the edge of the window. The
    person presses Tab, and the focus is gone until it comes out at the other side.

Who is shut out:
    People who see the page and use a keyboard, above all where the page is enlarged and the banner is large.

Good:
    html { scroll-padding-top: 120px } with a header of 120 pixels that stays in place.

Poor:
    A header of 120 pixels that stays in place, and nothing that keeps the focus clear of it.

How to put it right:
    Leave room with scroll-padding, or let the header and the banner scroll away with the page.
"""

from collections.abc import Iterator

from harness.checks.page.stops import reached, walked
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.keyboard import Stop
from harness.model.page import Element
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "keyboard"],
    standards=["WCAG 2.2 2.4.11"],
    severity="serious",
    protects=["presses.pointing"],
    technique="F110",
)
def focus_covered(visit: Visit) -> Iterator[Judgement]:
    """Looks for stops of which nothing is left to see."""
    walk = walked(visit)
    stops = [each for each in reached(visit, (*walk.forward, *walk.back)) if not each.stop.unseen]
    covers: dict[int, Element] = {}
    for stop, element in stops:
        cover = _cover(visit, stop, element)
        if cover:
            covers.setdefault(element.at, cover)
    covered = list({each.element.at: each.element for each in stops if each.element.at in covers}.values())
    yield from told(
        visit,
        [each.element for each in stops],
        wrong=[element for element in covered if _stays(visit, covers[element.at])],
        says=lambda element: (
            f"{visit.snapshot.described(element)} lies wholly under {visit.snapshot.described(covers[element.at])}, "
            "which stays where it is, when it has the keyboard's focus"
        ),
        unsure=[element for element in covered if not _stays(visit, covers[element.at])],
        asks=lambda element: (
            f"can {visit.snapshot.described(element)} be seen when it has the keyboard's focus, though "
            f"{visit.snapshot.described(covers[element.at])} is painted over it?"
        ),
    )


def _cover(visit: Visit, stop: Stop, element: Element) -> Element | None:
    """What hides all of it; what stands right beside it may be its own picture, as of a check box that is styled."""
    cover = visit.snapshot.at_path(stop.covered_by)
    if stop.covered < 1 or cover is None:
        return None
    beside = element.parent is not None and element.parent in {each.at for each in visit.snapshot.ancestors(cover)}
    return None if beside and not _stays(visit, cover) else cover


def _stays(visit: Visit, element: Element) -> bool:
    around = (element, *visit.snapshot.ancestors(element))
    return any(visit.snapshot.style(each, "position") in ("fixed", "sticky") for each in around)
