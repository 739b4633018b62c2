"""How a check says what became of a page's texts in another setting: a probe names them by path, told by element."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from harness.checks.page.told import told
from harness.checks.registry import Judgement
from harness.model.page import Element
from harness.model.sizes import Cut, Overlap
from harness.model.visit import Visit


class _Placed(Protocol):
    @property
    def path(self) -> str: ...


P = TypeVar("P", bound=_Placed)


def told_of(
    visit: Visit,
    *,
    tried: bool,
    wrong: Sequence[P] = (),
    says: Callable[[P], str] | None = None,
    unsure: Sequence[P] = (),
    asks: Callable[[P], str] | None = None,
    **more: Any,  # noqa: ANN401 -- the other fields of a judgement
) -> Iterator[Judgement]:
    """Turns what a probe recorded into judgements; what the page did not have when it was opened is left out.

    Args:
        visit: To the page.
        tried: Whether there was anything to try.
        wrong: What fails.
        says: What is wrong with one, as a sentence without its full stop.
        unsure: What a person has to judge.
        asks: What the person should answer about one, as a question.
        more: The other fields of the judgements.
    """
    by: dict[int, P] = {}
    lists: list[list[Element]] = []
    for each in (wrong, unsure):
        found = [(element, one) for one in each if (element := visit.snapshot.at_path(one.path)) is not None]
        found = [(element, one) for element, one in found if by.setdefault(element.at, one) is one]
        lists.append([element for element, _ in found])
    yield from told(
        visit,
        [visit.snapshot.root] if tried else [],
        wrong=lists[0],
        says=says and (lambda element: says(by[element.at])),
        unsure=lists[1],
        asks=asks and (lambda element: asks(by[element.at])),
        **more,
    )


def became(trouble: Cut | Overlap) -> str:
    """What became of a text, as its verb: "is cut off"."""
    if isinstance(trouble, Overlap):
        return "shares its place with another"
    return {"cut-through": "is cut off", "lines-gone": "loses whole lines", "shortened": "ends in dots"}[trouble.how]


def in_doubt(trouble: Cut | Overlap) -> bool:
    """Whether the page may have meant it: dots at the end, or a ground that covers what lies below."""
    return trouble.covered if isinstance(trouble, Overlap) else trouble.how == "shortened"


def leads_on(visit: Visit, cut: Cut) -> bool:
    """Whether a link or button stands right after what cuts a text off: it may lead to the whole of it."""
    box = visit.snapshot.at_path(cut.by or cut.path)
    around = visit.snapshot.parent(box) if box else None
    if box is None or around is None:
        return False
    after = [each for each in visit.snapshot.children(around) if each.at > box.at and each.tag != "#text"]
    return bool(after) and any(
        each.role in ("link", "button", "DisclosureTriangle")
        for each in (after[0], *visit.snapshot.descendants(after[0]))
    )
