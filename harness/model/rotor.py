"""The lists of a page that a screen reader offers: what people who listen go by instead of reading all of it."""

from typing import NamedTuple

from harness.model.base import Frozen


class Entry(NamedTuple):
    """One thing in such a list.

    Attributes:
        kind: What it is said to be: ``heading level 2``, ``link``, ``main``, ``text box``.
        name: Its accessible name; empty where it has none.
        named_by: What the name came from, in the words of ``Element.name_from``; none where it has none.
    """

    kind: str
    name: str
    named_by: str | None = None


class Rotor(Frozen):
    """The lists, each in reading order.

    Attributes:
        headings: With their levels.
        links: Nameless ones too.
        landmarks: The main parts of the page.
        fields: Of its forms, with the buttons.
    """

    headings: tuple[Entry, ...] = ()
    links: tuple[Entry, ...] = ()
    landmarks: tuple[Entry, ...] = ()
    fields: tuple[Entry, ...] = ()
