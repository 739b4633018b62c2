"""Something moves although its reader has asked for less motion.

What it checks:
    Whether an animation that moves, turns or resizes something larger than a small picture also runs when the reader's
    device asks for less motion, however quickly it ends. What never ends is left to moves-without-pause.

Why it matters:
    For some people movement over a large part of the screen brings giddiness, sickness or a headache that lasts for
    hours. Devices have a setting against it, which pages can ask.

Who is shut out:
    People with illnesses of the inner ear, and people who get migraine.

Good:
    An animation that is only declared inside "@media (prefers-reduced-motion: no-preference)".

Poor:
    A page that slides in from the side for everybody.

How to put it right:
    Declare movement only for people who have not asked for less of it.
"""

from collections.abc import Iterator

from harness.checks.page.of_texts import told_of
from harness.checks.registry import Judgement, check
from harness.model.motion import Animation
from harness.model.visit import Visit

_MOVES = frozenset({
    "transform", "translate", "rotate", "scale", "left", "right", "top", "bottom", "width", "height", "marginLeft",
    "marginTop", "backgroundPosition", "backgroundPositionX", "backgroundPositionY", "offsetDistance",
})  # fmt: skip
_LARGE = 21_824
"""Square CSS pixels: what WCAG 2.2 calls large where it speaks of flashes; for movement, ours."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "motion"],
    standards=["WCAG 2.2 2.3.3"],
    severity="advice",
    technique="C39",
)
def moves_despite_wish(visit: Visit) -> Iterator[Judgement]:
    """Looks at animations that take no notice of the setting."""
    motion = visit.probed.motion
    assert motion is not None  # noqa: S101 -- the check needs it
    moving = [
        each
        for each in motion.animations
        if _MOVES & {*each.properties} and each.area >= _LARGE and each.seconds is not None
    ]
    yield from told_of(
        visit,
        tried=bool(moving),
        wrong=[each for each in moving if each.despite],
        says=lambda each: f"{_named(visit, each)} is moved even for people who have asked for less motion",
    )


def _named(visit: Visit, animation: Animation) -> str:
    element = visit.snapshot.at_path(animation.path)
    return visit.snapshot.described(element) if element else "something"
