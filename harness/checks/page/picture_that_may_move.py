"""A picture is of a kind that can move by itself.

What it checks:
    Pictures in the GIF or APNG format that are large enough to be looked at. Whether one moves, for how long, and
    whether it can be stopped, is for a person to see.

Why it matters:
    What moves beside words draws the eye away from them, again and again. Such a picture starts by itself and offers
    nothing to stop it with.

Who is shut out:
    People who are easily distracted, and people whom movement makes ill. No limit stands for them, so it concerns all.

Good:
    <video controls muted src="train.mp4"></video>

Poor:
    <img src="train.gif" alt="A toy train goes round a tree">

How to put it right:
    Show one still picture, let it stop within five seconds, or use a video that can be paused.
"""

from collections.abc import Iterator

from harness.checks.page.pictures import file_of
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit

_LEAST = 16  # CSS pixels; smaller ones space things out or count visits
_MOVES = (".gif", ".apng")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.2.2"],
    severity="moderate",
    technique="G152",
)
def picture_that_may_move(visit: Visit) -> Iterator[Judgement]:
    """Looks at the kinds of picture files."""
    page = visit.snapshot
    pictures = [picture for picture in page.tagged("img") if page.seen(picture) and _large(picture)]
    yield from told(
        visit,
        pictures,
        unsure=[picture for picture in pictures if _may_move(picture)],
        asks=lambda picture: (
            f"does {page.described(picture)} move for more than five seconds, with nothing to stop it?"
        ),
    )


def _large(picture: Element) -> bool:
    return bool(picture.box and min(picture.box.width, picture.box.height) >= _LEAST)


def _may_move(picture: Element) -> bool:
    return file_of(picture).lower().endswith(_MOVES) or picture.get("src").lower().startswith("data:image/gif")
