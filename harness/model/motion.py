"""To be filled."""

from harness.model.base import Frozen


class Motion(Frozen):
    """To be filled."""
