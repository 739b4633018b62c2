"""Something that stays put covers most of the window when the page is enlarged.

What it checks:
    Whether what stays in its place while the page is scrolled takes more than half of a window of 320 by 256 CSS
    pixels, the page at four times its size. It may be put away by a button in it, so a person is asked.

Why it matters:
    What is enlarged is read through a small window. A bar or a banner that stays there leaves a slit of it, through
    which nothing can be read.

Who is shut out:
    People with low vision who enlarge pages, and everybody with a telephone held sideways.

Good:
    A banner that is scrolled away with the page.

Poor:
    A banner fixed to the lower edge of the window, with a paragraph of text in it.

How to put it right:
    Let it be scrolled away with the page, at least when the window is low.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_MOST = 0.5
"""The share of the window that may be covered: ours. WCAG 2.2 1.4.10 names none."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "sizes"],
    standards=["WCAG 2.2 1.4.10"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="C34",
)
def window_covered_when_enlarged(visit: Visit) -> Iterator[Judgement]:
    """Looks at what stays in its place at 400 %."""
    sizes = visit.probed.sizes
    assert sizes is not None  # noqa: S101 -- the check needs it
    reflowed = sizes.setting("reflowed")
    share = dict(reflowed.covering) if reflowed else {}
    found = [(element, path) for path in share if (element := visit.snapshot.at_path(path)) is not None]
    yield from told(
        visit,
        [element for element, _ in found],
        unsure=[element for element, path in found if share[path] > _MOST],
        asks=lambda element: (
            f"{visit.snapshot.described(element)} stays in its place and covers "
            f"{share[element.path]:.0%} of the window when the page is four times its size. Can it be put away?"
        ),
    )
