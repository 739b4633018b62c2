"""A page enlarged to four times its size has to be scrolled sideways to be read.

What it checks:
    Whether, in a window of 320 by 256 CSS pixels, a line of text reaches beyond the right edge of the window. Tables,
    code and drawings may, since their parts only make sense beside each other. About a single long word, a field or a
    picture that reaches beyond it a person is asked.

Why it matters:
    Who enlarges a page four times sees a narrow part of it. If lines do not fit, each of them has to be scrolled to
    its end and back, and one loses the line.

Who is shut out:
    People with low vision who enlarge pages, and everybody with a small telephone.

Good:
    Columns that come to stand under each other when the window is narrow.

Poor:
    A main part that is always 960 pixels wide.

How to put it right:
    Give widths as shares or as most ("max-width"), let lines wrap, and let long words break.
"""

from collections.abc import Iterator

from harness.checks.page.of_texts import told_of
from harness.checks.registry import Judgement, check
from harness.model.sizes import Outside
from harness.model.visit import Visit

_MAY = ("table", "pre", "code", "svg", "math")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "sizes"],
    standards=["WCAG 2.2 1.4.10"],
    severity="serious",
    protects=["perceives.screen"],
    technique="F102",
)
def sideways_scrolling_when_enlarged(visit: Visit) -> Iterator[Judgement]:
    """Looks at what reaches beyond the edge of the narrow window."""
    sizes = visit.probed.sizes
    assert sizes is not None  # noqa: S101 -- the check needs it
    reflowed = sizes.setting("reflowed")
    outside = [each for each in reflowed.outside if not _may(visit, each)] if reflowed else []
    wrong = [each for each in outside if each.text and not each.one_word]
    yield from told_of(
        visit,
        tried=reflowed is not None and sizes.texts > 0,
        wrong=wrong,
        says=lambda each: f"the text “{each.text}” reaches {each.beyond:.0f} pixels beyond a window that is 320 wide",
        unsure=[] if wrong else outside,
        asks=lambda each: (
            f"{_named(visit, each)} reaches beyond a window that is 320 pixels wide. "
            "Can the page be read and used without scrolling sideways?"
        ),
    )


def _may(visit: Visit, each: Outside) -> bool:
    element = visit.snapshot.at_path(each.path)
    return element is None or visit.snapshot.closest(element, *_MAY) is not None


def _named(visit: Visit, each: Outside) -> str:
    element = visit.snapshot.at_path(each.path)
    return f"the word “{each.text}”" if each.text or element is None else visit.snapshot.described(element)
