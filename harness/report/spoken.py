"""What a page gives a screen reader, as the report shows it: its lists, with where each name came from."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from harness.model.rotor import Entry, Rotor
from harness.model.visit import Visit

_LONGEST = 100
"""Entries of a list that are shown; the record has all of them."""
_NAMELESS = "has no name"
_NAMED_BY: Mapping[str, str] = {
    "label": "named by its label",
    "legend": "named by its legend",
    "caption": "named by its caption",
    "aria-labelledby": "named by other words on the page",
    "aria-label": "named in the code (aria-label)",
    "placeholder": "named by grey text in it",
    "title": "named by its title, which shows under a pointer",
    "alt": "named by the words for its picture",
    "implicit": "named by the browser",
}
"""A name that comes from what can be read on the thing itself, or in another way, needs no word."""


class Line(NamedTuple):
    """An entry of a list, as it is shown.

    Attributes:
        kind: What it is, where the list does not say so.
        name: Its name.
        how: Where the name came from, or that there is none.
    """

    kind: str
    name: str
    how: str


class List(NamedTuple):
    """One of the lists of a page.

    Attributes:
        called: What it is a list of.
        lines: Its entries, as many as are shown.
        more: How many there are besides.
    """

    called: str
    lines: tuple[Line, ...]
    more: int


def lists(rotor: Rotor) -> tuple[List, ...]:
    """The lists that have something in them."""
    found = (
        _list("headings", (_line(each, each.kind.removeprefix("heading ")) for each in rotor.headings)),
        _list("links", (_line(each, "") for each in rotor.links)),
        # The main parts of a page need no name.
        _list("landmarks", (Line(each.kind, each.name, "") for each in rotor.landmarks)),
        _list("fields and buttons", (_line(each, each.kind) for each in rotor.fields)),
    )
    return tuple(each for each in found if each.lines)


def first_alike(visits: Mapping[str, Visit]) -> Mapping[str, int]:
    """For each visit the number of the first that gives a screen reader the same, so that it is shown once."""
    numbers: dict[tuple[object, ...], int] = {}
    return {
        name: numbers.setdefault((visit.exposed, visit.rotor, visit.announced), number)
        for number, (name, visit) in enumerate(visits.items(), start=1)
    }


def _list(called: str, lines: Iterator[Line]) -> List:
    whole = tuple(lines)
    return List(called, whole[:_LONGEST], len(whole[_LONGEST:]))


def _line(entry: Entry, kind: str) -> Line:
    how = _NAMED_BY.get(entry.named_by or "", "") if entry.name else _NAMELESS
    return Line(kind, entry.name, how)
