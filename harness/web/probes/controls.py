"""To be filled."""

from harness.model.controls import Controls
from harness.web.stage import Stage


def probe_controls(stage: Stage) -> Controls:  # noqa: ARG001
    """To be filled."""
    return Controls()
