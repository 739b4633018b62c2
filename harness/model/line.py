"""What a page weighs, and what it asks for."""

from harness.model.base import Frozen


class Resource(Frozen):
    """One thing that was asked for while the page loaded.

    Attributes:
        url: Its address.
        kind: What it is: ``html``, ``style``, ``script``, ``picture``, ``font``, ``sound``, ``video``, ``data`` or
            ``other``.
        size: Of its body as it was sent, in bytes; 0 where nothing came.
        refused: Whether it was asked of somebody else, and so never fetched.
    """

    url: str
    kind: str
    size: int
    refused: bool = False


class Line(Frozen):
    """All that a page asked for until it was there.

    Attributes:
        resources: The page first; pages that ask for more than 300 things are cut off there.
    """

    resources: tuple[Resource, ...] = ()

    @property
    def size(self) -> int:
        """Of all bodies, in bytes."""
        return sum(each.size for each in self.resources)
