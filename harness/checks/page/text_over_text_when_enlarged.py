"""Texts lie over each other when they are made larger.

What it checks:
    Whether texts that stand apart still do when the page is enlarged to twice its size, and when its letters alone
    are. What the whole page at twice its size does breaks WCAG; what only larger letters do is milder here, since WCAG
    is met where the browser's own zoom works. Where one text covers the other with a ground of its own, or where it is
    one long word whose letters alone were made larger, a person is asked.

Why it matters:
    Of two texts in the same place neither can be read.

Who is shut out:
    People with low vision who enlarge what they read.

Good:
    Texts that follow one another in the flow of the page, each in a box that grows.

Poor:
    A box with a height of 40 pixels, and the next paragraph right below it.

How to put it right:
    Let boxes grow with their words, and place texts by the flow of the page rather than by pixels.
"""

from collections.abc import Iterator

from harness.checks.page.of_texts import told_of
from harness.checks.registry import Judgement, check
from harness.model.finding import Severity
from harness.model.sizes import Overlap
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "sizes"],
    standards=["WCAG 2.2 1.4.4"],
    severity="serious",
    protects=["perceives.screen"],
    technique="F69",
)
def text_over_text_when_enlarged(visit: Visit) -> Iterator[Judgement]:
    """Looks at the texts that lie over others at 200 %."""
    sizes = visit.probed.sizes
    assert sizes is not None  # noqa: S101 -- the check needs it
    settings = [shown for shown in (sizes.setting("zoomed"), sizes.setting("doubled")) if shown]
    over = [each for shown in settings for each in shown.overlaps]
    unsure = [
        each
        for shown in settings
        for each in shown.overlaps
        if each.covered or (shown.setting == "doubled" and " " not in each.text)
    ]
    by_zoom = any(each not in unsure for shown in settings if shown.setting == "zoomed" for each in shown.overlaps)
    yield from told_of(
        visit,
        tried=sizes.texts > 1,
        wrong=[each for each in over if each not in unsure],
        says=lambda each: (
            f"{_pair(visit, each)} lie over each other when "
            f"{'the page' if by_zoom else 'the text'} is made twice as large"
        ),
        unsure=unsure,
        asks=lambda each: f"{_pair(visit, each)} share a place when they are made twice as large. Can both be read?",
        at_most=Severity.SERIOUS if by_zoom else Severity.MODERATE,
    )


def _pair(visit: Visit, overlap: Overlap) -> str:
    other = visit.snapshot.at_path(overlap.over)
    words = visit.snapshot.words(other)[:60] if other else ""
    return f"the texts “{overlap.text}” and “{words}”"
