"""Text is cut off when it is made larger.

What it checks:
    Whether each text that is seen is still seen whole when the page is enlarged to twice its size, and when its
    letters alone are. What the whole page at twice its size cuts off breaks WCAG; what only larger letters cut off is
    milder here, since WCAG is met where the browser's own zoom works. A text that a link or button follows is left
    out: that may lead to the whole of it.

Why it matters:
    A box with a fixed height does not grow with the words in it. Whoever enlarges them sees the first line or the
    upper half of a line, and does not know what the rest says.

Who is shut out:
    People with low vision who enlarge what they read.

Good:
    A box with a least height ("min-height"), which grows with its words.

Poor:
    A box with a height of 50 pixels, and "overflow: hidden".

How to put it right:
    Let boxes grow: give them a least height, or none, and do not hide what flows over.
"""

from collections.abc import Iterator

from harness.checks.page.of_texts import became, in_doubt, leads_on, told_of
from harness.checks.registry import Judgement, check
from harness.model.finding import Severity
from harness.model.sizes import Cut
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "sizes"],
    standards=["WCAG 2.2 1.4.4"],
    severity="serious",
    protects=["perceives.screen"],
    act=["59br37"],
    technique="F69",
)
def text_cut_off_when_enlarged(visit: Visit) -> Iterator[Judgement]:
    """Looks at the texts that are cut off at 200 %."""
    sizes = visit.probed.sizes
    assert sizes is not None  # noqa: S101 -- the check needs it
    zoomed, doubled = ([*shown.cut] if shown else [] for shown in (sizes.setting("zoomed"), sizes.setting("doubled")))
    cut = [each for each in (*zoomed, *doubled) if not leads_on(visit, each)]
    known = {each.path for each in cut}
    always = [each for each in sizes.cut if each.path not in known and not leads_on(visit, each)]
    by_zoom = any(not in_doubt(each) for each in cut if each in zoomed)
    yield from told_of(
        visit,
        tried=sizes.texts > 0,
        wrong=[each for each in cut if not in_doubt(each)],
        says=lambda each: f"{_what(each)} when {'the page' if by_zoom else 'the text'} is made twice as large",
        unsure=[each for each in cut if in_doubt(each)] + always,
        asks=lambda each: (
            f"{_what(each)}{', whatever its size' if each in always else ' when it is made twice as large'}. "
            "Can people read the rest of it elsewhere?"
        ),
        at_most=Severity.SERIOUS if by_zoom else Severity.MODERATE,
    )


def _what(cut: Cut) -> str:
    return f"the text “{cut.text}” {became(cut)}"
