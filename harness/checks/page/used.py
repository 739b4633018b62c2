"""What checks of used controls share: the record, and the elements that it speaks of."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from harness.model.controls import Controls, Piece, Use
from harness.model.page import Element
from harness.model.visit import Visit

_LONGEST = 80


class _Placed(Protocol):
    @property
    def path(self) -> str | None: ...


T = TypeVar("T", bound=_Placed)


def controls(visit: Visit) -> Controls:
    """What using the page showed.

    Raises:
        ValueError: It was not recorded.
    """
    if visit.probed.controls is None:
        raise ValueError(f"The controls of {visit.url} were not recorded.")
    return visit.probed.controls


def by_place(visit: Visit, records: Iterable[T]) -> Mapping[int, T]:
    """Records by the place of the element that they speak of, the first where there are several."""
    found: dict[int, T] = {}
    for record in records:
        element = visit.snapshot.at_path(record.path)
        if element is not None:
            found.setdefault(element.at, record)
    return found


def elements(visit: Visit, places: Iterable[int]) -> Sequence[Element]:
    """The elements at some places, in document order."""
    return [visit.snapshot.elements[at] for at in sorted(places)]


def quoted(pieces: Sequence[Piece]) -> str:
    """The words of the first of some pieces that has any, for a sentence: “Choose a date”."""
    words = next((piece.words for piece in pieces if piece.words), "")
    if not words:
        return "something without words"
    return f"“{words}”" if len(words) <= _LONGEST else f"“{words[:_LONGEST].rsplit(' ', 1)[0]} …”"


def shown_by_keys(visit: Visit) -> frozenset[str]:
    """The paths of everything that the keyboard made appear."""
    uses = [use for use in controls(visit).uses if use.by not in (None, "pointer")]
    return frozenset(piece.path for use in uses for piece in use.outcome.appeared if piece.path)


def dialogs(visit: Visit) -> Mapping[int, Use]:
    """What opened a dialog, or something that stands over the page like one, by its place."""
    return by_place(visit, [use for use in controls(visit).uses if use.opened is not None])
