"""Something keeps moving or changing by itself and cannot be paused.

What it checks:
    Whether what is animated, what scripts change and what plays by itself goes on for more than five seconds, with
    nothing on the page to stop it. It fails where an animation never ends and goes on even for somebody who has asked
    their device for less motion; about all else a person is asked. Left out: what shows that something is being loaded,
    and animations that end when less motion is asked for.

Why it matters:
    What moves beside a text draws the eye away from it, again and again. What changes before it is read to its end
    cannot be read at all.

Who is shut out:
    People with attention deficits, people who read slowly, people who use a screen reader, for whom what they were at
    is gone, and people whom movement makes ill.

Good:
    News that change when a button is pressed.

Poor:
    News that change every three seconds.

How to put it right:
    Let it end within five seconds, give it a button that pauses it, and stop it for people who ask for less motion.
"""

from collections.abc import Iterator

from harness.checks.page.pausing import is_waiting, pause_control
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.motion import Change
from harness.model.page import Element
from harness.model.visit import Visit

_LONGEST = 5
"""Seconds that something may move (WCAG 2.2 2.2.2)."""
_OFTEN = 3
"""Changes by scripts from which they are taken for a going-on: ours."""
_SMALL = 64
"""Square CSS pixels: what is smaller is hardly seen; ours."""
_STILL = frozenset({"animationTimingFunction", "zIndex", "cursor"})


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "motion"],
    standards=["WCAG 2.2 2.2.2"],
    severity="serious",
    technique="F16",
)
def moves_without_pause(visit: Visit) -> Iterator[Judgement]:
    """Looks at what goes on by itself."""
    motion = visit.probed.motion
    assert motion is not None  # noqa: S101 -- the check needs it
    stops = pause_control(visit)
    found: list[tuple[Element, bool, str]] = []
    for each in motion.animations:
        moves = each.area >= _SMALL and set(each.properties) - _STILL
        if each.despite and moves and (each.seconds is None or each.seconds > _LONGEST):
            says = "is moved without end" if each.seconds is None else f"is moved for {each.seconds:.0f} seconds"
            found += _at(visit, each.path, sure=each.seconds is None, says=says)
    for change in motion.changes:
        if _goes_on(change):
            found += _at(visit, change.path, sure=False, says="is changed again and again by a script")
    for played in motion.playing:
        if played.tag == "video" and not played.controls:
            found += _at(visit, played.path, sure=False, says="plays by itself")
    what = {element.at: says for element, _, says in reversed(found)}
    wrong = [element for element, sure, _ in found if sure and not stops]
    yield from told(
        visit,
        [visit.snapshot.root] if motion.animations or motion.changes or motion.playing else [],
        wrong=wrong,
        says=lambda each: (
            f"{_named(visit, each)} {what[each.at]}, even for people who have asked for less "
            "motion, and nothing stops it"
        ),
        unsure=[element for element, _, _ in found if element not in wrong],
        asks=lambda each: (
            f"{_named(visit, each)} {what[each.at]}; can it be paused? It has to be where that goes on for more than "
            f"{_LONGEST} seconds."
        ),
    )


def _goes_on(change: Change) -> bool:
    return change.count >= _OFTEN and change.last - change.first > _LONGEST


def _at(visit: Visit, path: str, *, sure: bool, says: str) -> list[tuple[Element, bool, str]]:
    element = visit.snapshot.at_path(path)
    return [] if element is None or is_waiting(visit, element) else [(element, sure, says)]


def _named(visit: Visit, element: Element) -> str:
    if element.tag == "video":  # the words in it are for browsers that show no video
        return f"the video “{element.name}”" if element.name else f"the video at {visit.snapshot.selector(element)}"
    return visit.snapshot.described(element)
