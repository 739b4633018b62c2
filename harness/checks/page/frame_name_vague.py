"""The name of a frame does not say what is in it.

What it checks:
    Frames that are called only a frame, are numbered, or have the name of a file.

Why it matters:
    A screen reader announces a frame by its name, so that people know whether to go in or on.

Who is shut out:
    People who use a screen reader.

Good:
    <iframe title="Map of the tips" src="map"></iframe>

Poor:
    <iframe title="iframe" src="map"></iframe>

How to put it right:
    Say in the title what the frame shows.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_KIND = r"(?:inline |embedded |external )?(?:i-?frame|frame|embed|widget|content|document|page|object|untitled|title)"
_VAGUE = re.compile(rf"(?:{_KIND})[ _-]?\d{{0,4}}|[\w/.:-]{{1,200}}\.(?:html?|php|aspx?)|https?://\S{{1,500}}", re.I)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 4.1.2"],
    severity="moderate",
    protects=["perceives.screen"],
)
def frame_name_vague(visit: Visit) -> Iterator[Judgement]:
    """Looks at the names of frames."""
    frames = [each for each in visit.snapshot.tagged("iframe", "frame") if each.name and visit.snapshot.seen(each)]
    yield from told(
        visit,
        frames,
        wrong=[frame for frame in frames if _VAGUE.fullmatch(frame.name.strip())],
        says=lambda frame: f"a frame is called “{frame.name}”, which does not say what is in it",
    )
