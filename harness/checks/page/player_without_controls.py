"""A film or sound has no controls.

What it checks:
    Films and sounds that do not play by themselves and have no controls, on a page without a button that plays
    or pauses.

Why it matters:
    People without a mouse cannot start it. Nobody can pause it, go back, make it quieter or turn captions on.

Who is shut out:
    People who use a keyboard or a screen reader, and people who do not hear or follow well.

Good:
    <video controls src="how.mp4"></video>

Poor:
    <video src="how.mp4"></video>

How to put it right:
    Add the attribute controls.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_PLAYS = re.compile(r"\b(?:play|pause|start|chwarae)\b", re.IGNORECASE)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.1.1"],
    severity="serious",
)
def player_without_controls(visit: Visit) -> Iterator[Judgement]:
    """Looks for ways to play what can be played."""
    snapshot = visit.snapshot
    players = [each for each in snapshot.tagged("video", "audio") if each.tag == "audio" or snapshot.seen(each)]
    shown = [each for each in players if not each.has("autoplay") and (each.tag == "video" or each.has("controls"))]
    buttons = any(_PLAYS.search(each.name) for each in snapshot.having("button"))
    yield from told(
        visit,
        shown,
        unsure=[each for each in shown if not each.has("controls") and not buttons],
        asks=lambda each: f"how is {snapshot.described(each)} started and paused without a mouse? It has no controls.",
    )
