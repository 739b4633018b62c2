"""To be filled."""

from harness.model.forms import Forms
from harness.web.stage import Stage


def probe_forms(stage: Stage) -> Forms:  # noqa: ARG001
    """To be filled."""
    return Forms()
