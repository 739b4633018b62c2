"""A frame is kept from scrolling.

What it checks:
    Frames with words in them and scrolling="no".

Why it matters:
    When the words are made larger they no longer fit, and what does not fit cannot be reached.

Who is shut out:
    People who enlarge the page.

Good:
    <iframe title="Map of the tips" src="map"></iframe>

Poor:
    <iframe title="Map of the tips" src="map" scrolling="no"></iframe>

How to put it right:
    Take the attribute away.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.4.4"],
    severity="moderate",
)
def frame_cannot_be_scrolled(visit: Visit) -> Iterator[Judgement]:
    """Looks for frames that must not scroll."""
    snapshot = visit.snapshot
    frames = [each for each in snapshot.tagged("iframe", "frame") if snapshot.seen(each) and _has_words(snapshot, each)]
    yield from told(
        visit,
        frames,
        unsure=[frame for frame in frames if frame.get("scrolling").lower() in ("no", "off")],
        asks=lambda frame: f"is all of {snapshot.described(frame)} there when its words are larger? It cannot scroll.",
    )


def _has_words(snapshot: Snapshot, frame: Element) -> bool:
    return any(each.tag == TEXT and each.frame != frame.frame and each.box for each in snapshot.descendants(frame))
