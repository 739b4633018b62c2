"""To be filled."""

from harness.model.motion import Motion
from harness.web.stage import Stage


def probe_motion(stage: Stage) -> Motion:  # noqa: ARG001
    """To be filled."""
    return Motion()
