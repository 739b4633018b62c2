"""What is tried on a page, part by part; each probe records and leaves the page as it found it."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from playwright.sync_api import Error

from harness.model.probed import PARTS, Probed
from harness.web.probes.controls import probe_controls
from harness.web.probes.forms import probe_forms
from harness.web.probes.keyboard import probe_keyboard
from harness.web.probes.line import probe_line
from harness.web.probes.motion import probe_motion
from harness.web.probes.sizes import probe_sizes
from harness.web.stage import Stage

__all__ = ["PROBES", "probe"]

PROBES: Mapping[str, Callable[[Stage], Any]] = {
    "snapshot": lambda stage: stage.base,
    "line": probe_line,
    "motion": probe_motion,
    "sizes": probe_sizes,
    "keyboard": probe_keyboard,
    "controls": probe_controls,
    "forms": probe_forms,
}
"""The probe of each part, in the order in which they are made."""
_DOING = {
    "snapshot": "its elements were read",
    "line": "what it loads was counted",
    "motion": "it was watched for what moves",
    "sizes": "it was enlarged and shown in other colours",
    "keyboard": "the Tab key was tried",
    "controls": "its buttons and fields were used",
    "forms": "its forms were sent",
}
_NOTHING = "The page took away all that was on it, so there was nothing to try."

_LEFT = "Execution context was destroyed"


def probe(stage: Stage, parts: Collection[str] = PARTS) -> Probed:
    """Records the parts of a page that is open on the stage.

    A part that cannot be recorded is missing, with a reason; the page is put back and the others are recorded.
    """
    if not stage.base.elements:
        return Probed(untested=dict.fromkeys(parts, _NOTHING))
    found: dict[str, Any] = {}
    untested: dict[str, str] = {}
    for part, trying in PROBES.items():
        if part not in parts:
            continue
        try:
            found[part] = _once_more(trying, stage)
        except Error as trouble:
            untested[part] = f"The page stopped answering while {_DOING[part]}: {_first_line(trouble)}"
            stage.reset()
    return Probed(**found, untested=untested)


def _once_more(trying: Callable[[Stage], Any], stage: Stage) -> Any:  # noqa: ANN401 -- whatever the part is
    """What a probe records; where a page left by itself while it was looked at, it is put back and tried once more."""
    try:
        return trying(stage)
    except Error as trouble:
        if _LEFT not in trouble.message:
            raise
        stage.reset()
        return trying(stage)


def _first_line(trouble: Error) -> str:
    return trouble.message.strip().splitlines()[0]
