"""How a check of a page says what it found: once for all elements that are alike in it, pointing at the first."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from harness.checks.registry import Judgement, cannot_tell, failed, inapplicable, passed
from harness.model.page import Element
from harness.model.visit import Visit

_BOXED = 5


def told(
    visit: Visit,
    tried: Sequence[Element],
    *,
    wrong: Sequence[Element] = (),
    says: Callable[[Element], str] | None = None,
    unsure: Sequence[Element] = (),
    asks: Callable[[Element], str] | None = None,
    **more: Any,  # noqa: ANN401 -- the other fields of a judgement
) -> Iterator[Judgement]:
    """Turns what was found into judgements.

    Args:
        visit: To the page.
        tried: What the check concerns; nothing makes it inapplicable.
        wrong: Those of them that fail.
        says: What is wrong with one, as a sentence without its full stop: "the link “More” says nothing …".
        unsure: Those of them that a person has to judge.
        asks: What the person should answer about one, as a question.
        more: The other fields of the judgements.
    """
    if wrong and says:
        yield failed(
            f"On “{visit.title or visit.url}”, {says(wrong[0])}{_others(wrong)}.", **_about(visit, wrong), **more
        )
    if unsure and asks:
        question = f"On “{visit.title or visit.url}”: {asks(unsure[0])}"
        more_like_it = f" ({len(unsure) - 1} more like it.)" if len(unsure) > 1 else ""
        yield cannot_tell(f"{question}{more_like_it}", **_about(visit, unsure), **{"part": "question", **more})
    if not wrong and not unsure:
        yield passed() if tried else inapplicable()


def _others(elements: Sequence[Element]) -> str:
    count = len(elements) - 1
    return "" if not count else "; one more is like it" if count == 1 else f"; {count} more are like it"


def _about(visit: Visit, elements: Sequence[Element]) -> dict[str, Any]:
    boxes = tuple(element.box for element in elements[:_BOXED] if element.box)
    return {"selector": visit.snapshot.selector(elements[0]), "boxes": boxes}
