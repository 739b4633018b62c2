"""The headings of a page, and what stands under each."""

from typing import NamedTuple

from harness.checks.page.passages import Passage, passages
from harness.model.page import Element, Snapshot


class Section(NamedTuple):
    """A heading, and what stands under it until the next.

    Attributes:
        heading: The heading.
        passages: What can be seen under it.
    """

    heading: Element
    passages: tuple[Passage, ...]


def headings(snapshot: Snapshot) -> list[Element]:
    """The headings of the page itself, not of its frames, that the accessibility tree exposes."""
    return [each for each in snapshot.having("heading") if each.frame == 0]


def level(heading: Element) -> int:
    """Which level a heading is announced with; 2 where none is said, as browsers do."""
    return int(heading.states.get("level") or 2)


def sections(snapshot: Snapshot) -> list[Section]:
    """Each heading with what stands under it."""
    found = headings(snapshot)
    under: dict[int, list[Passage]] = {heading.at: [] for heading in found}
    for passage in passages(snapshot):
        at = passage.texts[0].at
        before = [heading for heading in found if heading.at < at]
        if before and not snapshot.holds(before[-1], passage.texts[0]):
            under[before[-1].at].append(passage)
    return [Section(heading, tuple(under[heading.at])) for heading in found]
