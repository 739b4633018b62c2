"""To be filled."""

from harness.model.base import Frozen


class Sizes(Frozen):
    """To be filled."""
