"""To be filled."""

from harness.model.base import Frozen


class Forms(Frozen):
    """To be filled."""
