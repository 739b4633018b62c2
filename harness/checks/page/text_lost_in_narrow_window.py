"""Text is cut off when the page is enlarged to four times its size.

What it checks:
    Whether each text that is seen is still seen whole, and none lies over another, in a window of 320 by 256 CSS
    pixels; what is cut off at twice the size already is another check's. Texts that are gone altogether are left out,
    since pages put menus away when they are narrow.

Why it matters:
    Who enlarges a page four times sees a narrow part of it. What flows out of a box that hides it, or beyond the edge
    of a page that cannot be scrolled sideways, is not there for them.

Who is shut out:
    People with low vision who enlarge pages, and everybody with a small telephone.

Good:
    Columns that come to stand under each other when the window is narrow.

Poor:
    A page 960 pixels wide with "overflow-x: hidden".

How to put it right:
    Let boxes grow in height as they become narrow, and do not hide what flows over.
"""

from collections.abc import Iterator

from harness.checks.page.of_texts import became, in_doubt, leads_on, told_of
from harness.checks.registry import Judgement, check
from harness.model.sizes import Cut, Overlap
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "sizes"],
    standards=["WCAG 2.2 1.4.10"],
    severity="serious",
    protects=["perceives.screen"],
    technique="F102",
)
def text_lost_in_narrow_window(visit: Visit) -> Iterator[Judgement]:
    """Looks at the texts that 400 % cuts off."""
    sizes = visit.probed.sizes
    assert sizes is not None  # noqa: S101 -- the check needs it
    zoomed, reflowed = sizes.setting("zoomed"), sizes.setting("reflowed")
    known = {each.path for each in zoomed.cut} | {each.path for each in zoomed.overlaps} if zoomed else set()
    cut = [each for each in reflowed.cut if each.path not in known and not leads_on(visit, each)] if reflowed else []
    over = [each for each in reflowed.overlaps if each.path not in known] if reflowed else []
    found: list[Cut | Overlap] = [*cut, *over]
    unsure = [each for each in found if in_doubt(each)]
    yield from told_of(
        visit,
        tried=reflowed is not None and sizes.texts > 0,
        wrong=[each for each in found if each not in unsure],
        says=lambda each: (
            f"the text “{each.text}” {became(each)} in a window 320 pixels wide, which is the page at four "
            "times its size"
        ),
        unsure=unsure,
        asks=lambda each: (
            f"the text “{each.text}” {became(each)} in a window 320 pixels wide. Can the rest be read elsewhere?"
        ),
    )
