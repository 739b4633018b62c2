"""Text is cut off or covered when it is spaced out.

What it checks:
    Whether each text is still seen whole, and none lies over another, when lines are 1.5 letters apart, paragraphs 2,
    letters 0.12 and words 0.16: the spacing that WCAG names.

Why it matters:
    Some people read only text that is spaced out, and have their browser do it to every page. Where a box does not
    grow with it, the end of what they read is missing.

Who is shut out:
    People with dyslexia or low vision who set the spacing of text themselves.

Good:
    A box with a least height ("min-height"), which grows with its words.

Poor:
    A button with a height of 30 pixels and "overflow: hidden".

How to put it right:
    Let boxes grow: give them a least height and width, or none, and do not hide what flows over.
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
    standards=["WCAG 2.2 1.4.12"],
    severity="serious",
    protects=["perceives.screen"],
    technique="F104",
)
def text_cut_off_when_spaced(visit: Visit) -> Iterator[Judgement]:
    """Looks at what spacing out does to the texts."""
    sizes = visit.probed.sizes
    assert sizes is not None  # noqa: S101 -- the check needs it
    spaced = sizes.setting("spaced")
    cut = [each for each in spaced.cut if not leads_on(visit, each)] if spaced else []
    over = list(spaced.overlaps) if spaced else []
    found: list[Cut | Overlap] = [*cut, *over]
    unsure = [each for each in found if in_doubt(each)]
    yield from told_of(
        visit,
        tried=sizes.texts > 0,
        wrong=[each for each in found if each not in unsure],
        says=lambda each: f"the text “{each.text}” {became(each)} when letters, words and lines are spaced out",
        unsure=unsure,
        asks=lambda each: (
            f"the text “{each.text}” {became(each)} when it is spaced out. Can the rest be read elsewhere?"
        ),
    )
