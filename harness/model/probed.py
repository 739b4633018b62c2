"""What was recorded of a page besides its words: each part by one probe, none of them a judgement."""

from collections.abc import Mapping

from harness.model.base import Frozen
from harness.model.controls import Controls
from harness.model.forms import Forms
from harness.model.keyboard import Keyboard
from harness.model.line import Line
from harness.model.motion import Motion
from harness.model.page import Snapshot
from harness.model.sizes import Sizes


class Probed(Frozen):
    """The parts; one that was not asked for, or could not be recorded, is none.

    Attributes:
        snapshot: The page as it stood when it was opened.
        line: What it weighs and asks for.
        motion: What moves, flashes or ends by itself.
        sizes: The page enlarged, spaced out, and in other colours.
        keyboard: Every stop of the Tab key.
        controls: What opens, closes and changes when things are used.
        forms: What it says to a form sent empty or wrong.
        untested: Why a part that was asked for is missing, by its name.
    """

    snapshot: Snapshot | None = None
    line: Line | None = None
    motion: Motion | None = None
    sizes: Sizes | None = None
    keyboard: Keyboard | None = None
    controls: Controls | None = None
    forms: Forms | None = None
    untested: Mapping[str, str] = {}


PARTS = tuple(name for name in Probed.model_fields if name != "untested")
"""The names of the parts, in the order in which they are recorded."""
