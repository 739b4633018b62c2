"""To be filled."""

from harness.model.base import Frozen


class Line(Frozen):
    """To be filled."""
