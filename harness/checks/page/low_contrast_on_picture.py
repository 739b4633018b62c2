"""Text is hard to tell from the picture behind it.

What it checks:
    The contrast of each text that stands on a picture, or on colours that run into each other, with what the browser
    paints behind its letters. Where nearly all of it is too weak the text fails; where some of it is, or where the
    letters have a shadow that helps, a person is asked. At most ten such texts are looked at.

Why it matters:
    Automatic tests leave such text out, since the stylesheet does not say what is behind it. White letters on a bright
    sky are no less unreadable for that.

Who is shut out:
    People with low vision, people whose sight is failing with age, and everybody in bright light.

Good:
    White text on a dark panel that is laid over the picture.

Poor:
    White text on a photograph of the sky.

How to put it right:
    Put a plain ground between the picture and the text: at least 4.5 to 1, or 3 to 1 for large letters.
"""

from collections.abc import Iterator

from harness.checks.page.of_texts import told_of
from harness.checks.registry import Judgement, check
from harness.model.sizes import OverPicture
from harness.model.visit import Visit

_LARGE, _LARGE_BOLD = 24, 18.66
"""CSS pixels from which letters are large: 18 points, and 14 where they are bold (WCAG 2.2, "large scale")."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "sizes"],
    standards=["WCAG 2.2 1.4.3"],
    severity="serious",
    protects=["perceives.screen"],
    act=["afw4f7"],
    technique="F83",
)
def low_contrast_on_picture(visit: Visit) -> Iterator[Judgement]:
    """Looks at texts on pictures."""
    sizes = visit.probed.sizes
    assert sizes is not None  # noqa: S101 -- the check needs it
    wrong = [each for each in sizes.over_pictures if each.best < _needed(each) and not each.shadowed]
    yield from told_of(
        visit,
        tried=bool(sizes.over_pictures),
        wrong=wrong,
        says=lambda each: (
            f"the text “{each.text}” has a contrast of {each.median:.1f} to 1 with the picture behind it, "
            f"and {each.best:.1f} at best; {_needed(each):g} are needed"
        ),
        unsure=[each for each in sizes.over_pictures if each.worst < _needed(each) and each not in wrong],
        asks=lambda each: (
            f"the text “{each.text}” has a contrast of {each.worst:.1f} to {each.best:.1f} to 1 with the "
            f"picture behind it, where {_needed(each):g} are needed. Is it easy to read all over?"
        ),
    )


def _needed(each: OverPicture) -> float:
    return 3 if each.size >= (_LARGE_BOLD if each.bold else _LARGE) else 4.5
