"""To be filled."""

from harness.model.base import Frozen


class Controls(Frozen):
    """To be filled."""
