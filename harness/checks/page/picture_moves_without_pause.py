"""A picture moves and cannot be paused.

What it checks:
    Whether a picture that is seen holds several pictures that follow each other for more than five seconds, and nothing
    on the page stops things that move. Where there is such a control, or where a picture of a kind that can move could
    not be looked into, a person is asked.

Why it matters:
    What moves at the edge of one's sight keeps one from reading. A picture of this kind has no button of its own.

Who is shut out:
    People with attention deficits, people who lose their line easily, and people whom movement makes ill.

Good:
    A short video that starts when its button is pressed.

Poor:
    A drawing of a train that goes round and round beside the text.

How to put it right:
    Use a picture that stands still, let it stop within five seconds, or use a video with a button that pauses it.
"""

from collections.abc import Iterator

from harness.checks.page.pausing import is_waiting, pause_control
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit

_LONGEST = 5
"""Seconds that something may move (WCAG 2.2 2.2.2)."""
_DOT = 2
"""Pixels either way up to which nobody sees a picture move: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "motion"],
    standards=["WCAG 2.2 2.2.2"],
    severity="serious",
    technique="G152",
)
def picture_moves_without_pause(visit: Visit) -> Iterator[Judgement]:
    """Looks at pictures of the kinds that can move."""
    motion = visit.probed.motion
    assert motion is not None  # noqa: S101 -- the check needs it
    stops = pause_control(visit)
    tried: list[Element] = []
    wrong: list[Element] = []
    unsure: list[Element] = []
    for picture in motion.pictures:
        element = visit.snapshot.at_path(picture.path)
        if element is None or not element.box or min(element.box.width, element.box.height) <= _DOT:
            continue
        tried.append(element)
        moves = (picture.frames or 0) > 1 and (picture.seconds is None or picture.seconds > _LONGEST)
        unread = picture.frames is None and (".gif" in picture.url.lower() or "apng" in picture.url.lower())
        if moves and not stops and not is_waiting(visit, element):
            wrong.append(element)
        elif moves or unread:
            unsure.append(element)
    yield from told(
        visit,
        tried,
        wrong=wrong,
        says=lambda each: (
            f"{visit.snapshot.described(each)} moves for more than {_LONGEST} seconds, and nothing stops it"
        ),
        unsure=unsure,
        asks=lambda each: (
            f"{visit.snapshot.described(each)} may move. If it does so for more than {_LONGEST} seconds, "
            "can it be paused?"
        ),
    )
