"""To be filled."""

from harness.model.keyboard import Keyboard
from harness.web.stage import Stage


def probe_keyboard(stage: Stage) -> Keyboard:  # noqa: ARG001
    """To be filled."""
    return Keyboard()
