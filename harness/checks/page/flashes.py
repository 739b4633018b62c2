"""Something flashes more than three times a second.

What it checks:
    Whether the key frames of an animation go from light to dark and back more than three times a second, over an area
    that is large enough to be dangerous, and for a second at least. How much light really changes depends on what is
    behind, so a person is asked. Flashes in films and moving pictures are not looked into.

Why it matters:
    Light that flashes can bring on a seizure, within seconds and without warning.

Who is shut out:
    People with epilepsy that light sets off; many do not know that they have it.

Good:
    A notice that stands still.

Poor:
    A banner that goes from white to red five times a second.

How to put it right:
    Take the flashing out.
"""

from collections.abc import Iterator

from harness.checks.page.of_texts import told_of
from harness.checks.registry import Judgement, check
from harness.model.motion import Animation
from harness.model.visit import Visit

_MOST = 3
"""Flashes a second (WCAG 2.2 2.3.1)."""
_LARGE = 21_824
"""Square CSS pixels: a quarter of 341 by 256, which is what WCAG 2.2 takes for ten degrees of sight."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "motion"],
    standards=["WCAG 2.2 2.3.1"],
    severity="serious",
    technique="G19",
)
def flashes(visit: Visit) -> Iterator[Judgement]:
    """Looks at animations that go from light to dark."""
    motion = visit.probed.motion
    assert motion is not None  # noqa: S101 -- the check needs it
    blinking = [each for each in motion.animations if each.flashes > 0]
    yield from told_of(
        visit,
        tried=bool(blinking),
        unsure=[each for each in blinking if each.flashes > _MOST and each.area >= _LARGE],
        asks=lambda each: (
            f"{_named(visit, each)} goes from light to dark {each.flashes:g} times a second. Is it sure that "
            "this cannot bring on a seizure?"
        ),
    )


def _named(visit: Visit, animation: Animation) -> str:
    element = visit.snapshot.at_path(animation.path)
    return visit.snapshot.described(element) if element else "something"
