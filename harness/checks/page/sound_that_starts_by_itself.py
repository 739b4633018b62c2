"""Sound starts by itself, and nothing stops it.

What it checks:
    Sound and film that play at once, are not muted, and last more than three seconds as far as their address tells:
    whether the player has controls, or a button on the page pauses, stops or mutes. Without either, sound fails;
    whether a film has sound at all is for a person to hear.

Why it matters:
    A screen reader speaks through the same loudspeaker. Sound that starts by itself drowns it, and the person cannot
    hear where the button to stop it is.

Who is shut out:
    People who use a screen reader, and people who lose the thread when something starts to play.

Good:
    <audio controls src="talk.mp3"></audio>

Poor:
    <audio autoplay src="talk.mp3"></audio>

How to put it right:
    Start nothing by itself. Failing that, put a button to stop it at the start of the page.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_STOPS = re.compile(r"\b(?:mute|pause|stop|silence|sound off|tawelu|oedi|stopio)\b", re.IGNORECASE)
_PART = re.compile(r"#t=(\d{0,6}(?:\.\d{1,6})?),(\d{1,6}(?:\.\d{1,6})?)$")
_HARMLESS = 3  # seconds; WCAG 1.4.2


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.4.2"],
    severity="serious",
    act=["80f0bf", "4c31df"],
    technique="F93",
)
def sound_that_starts_by_itself(visit: Visit) -> Iterator[Judgement]:
    """Looks for what plays at once, and for what could stop it."""
    page = visit.snapshot
    at_once = [
        each
        for each in page.tagged("audio", "video")
        if each.has("autoplay") and not each.has("muted") and _addresses(page, each)
    ]
    left_alone = [each for each in at_once if not (_short(page, each) or _can_be_stopped(page, each))]
    yield from told(
        visit,
        at_once,
        wrong=[each for each in left_alone if each.tag == "audio"],
        says=lambda sound: f"the sound at {page.selector(sound)} starts by itself, and nothing there stops it",
        unsure=[each for each in left_alone if each.tag == "video"],
        asks=lambda film: (
            f"the film at {page.selector(film)} starts by itself, and nothing there stops it. Does it have sound?"
        ),
    )


def _addresses(page: Snapshot, media: Element) -> list[str]:
    inside = [child.get("src") for child in page.children(media) if child.tag == "source"]
    return [address for address in (media.get("src"), *inside) if address]


def _short(page: Snapshot, media: Element) -> bool:
    """Whether its address says that no more than a moment of it is played."""
    parts = [_PART.search(address) for address in _addresses(page, media)]
    once = not media.has("loop")
    return once and all(part and float(part[2]) - float(part[1] or 0) <= _HARMLESS for part in parts)


def _can_be_stopped(page: Snapshot, media: Element) -> bool:
    if media.has("controls") and page.seen(media):
        return True
    return any(page.seen(button) and _STOPS.search(button.name) for button in page.having("button", "checkbox"))
