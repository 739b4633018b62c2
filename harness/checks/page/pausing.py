"""Whether a page lets what moves on it be stopped."""

import re

from harness.model.page import Element
from harness.model.visit import Visit

_STOPS = re.compile(
    r"\b(pause|stop|freeze|halt|play|mute|animations?|motion|oedi|stopio|chwarae|symudiad)\b", re.IGNORECASE
)
_LOADS = re.compile(
    r"\b(loading|load(ing)? spinner|spinner|please wait|in progress|yn llwytho|arhoswch)\b", re.IGNORECASE
)


def pause_control(visit: Visit) -> Element | None:
    """The first control whose name says that it stops, hides or starts what moves; none where there is none."""
    controls = visit.snapshot.having("button", "link", "switch", "checkbox")
    return next((each for each in controls if _STOPS.search(each.name)), None)


def is_waiting(visit: Visit, element: Element) -> bool:
    """Whether it shows that something is being loaded, which may move as long as that takes."""
    around = (element, *visit.snapshot.ancestors(element))
    return any(each.role in ("progressbar", "status") or each.get("aria-busy") == "true" for each in around) or bool(
        _LOADS.search(f"{element.name} {visit.snapshot.text(element)} {element.get('class')}".replace("-", " "))
    )
