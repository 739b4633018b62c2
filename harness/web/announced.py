"""What is said to somebody who listens once a form has been sent empty: new page, alerts, and where the focus is."""

from collections.abc import Iterator

from harness.model.forms import Attempt
from harness.model.page import TEXT, Element, Snapshot
from harness.model.probed import Probed
from harness.web.accessibility_tree import Node, spoken

_LONGEST = 200
"""Characters of a region that are told; a screen reader says all of it."""
_ELSEWHERE = "it is sent as it is, and what the answer says was not tried"


def announced(probed: Probed) -> Iterator[str]:
    """A sentence for each form that was sent empty; none for a page whose forms were not tried."""
    tried = [each for each in probed.forms.attempts if each.kind == "empty"] if probed.forms else []
    for attempt in tried:
        button = probed.snapshot.at_path(attempt.button) if probed.snapshot else None
        which = f"the form with the button “{button.name}”" if len(tried) > 1 and button else "the form"
        nothing = _ELSEWHERE if attempt.sent_to and not attempt.answered else "nothing is said"
        yield f"After sending {which} empty: {'; '.join(_said(attempt, button)) or nothing}."


def _said(attempt: Attempt, button: Element | None) -> Iterator[str]:
    page = attempt.after
    if attempt.answered:
        yield f"a new page, “{attempt.title}”" if attempt.title else "a new page without a title"
    for dialog in attempt.dialogs:
        yield f"a window of its own, “{_cut(dialog)}”"
    regions = {words: kind for region, kind in _regions(attempt) if (words := _words(page, region))}
    for words, kind in regions.items():
        yield f"{kind}, “{_cut(words)}”"
    focus = page.at_path(attempt.focus)
    if focus is not None and _is_new(focus, attempt, button) and _words(page, focus) not in regions:
        yield f"the focus comes to “{_cut(_line(page, focus))}”"
    if refusal := next((each.message for each in attempt.refused if each.shown), ""):
        yield f"the browser says “{refusal.rstrip('.')}”"


def _regions(attempt: Attempt) -> Iterator[tuple[Element, str]]:
    """What is announced by itself and has new words: of a page that was just loaded, alerts alone."""
    page = attempt.after
    for path in attempt.appeared:
        element = page.at_path(path)
        around = (element, *page.ancestors(element)) if element else ()
        region = next((each for each in around if each.states.get("live") in ("assertive", "polite")), None)
        if region is not None and (region.role == "alert" or not attempt.answered):
            yield region, "an alert" if region.states["live"] == "assertive" else "a message at the next pause"


def _is_new(focus: Element, attempt: Attempt, button: Element | None) -> bool:
    """Whether the focus has moved: it was on the button when that was pressed."""
    if focus.tag in ("html", "body"):
        return False
    stayed = button is not None and (focus.tag, focus.role, focus.name) == (button.tag, button.role, button.name)
    return attempt.answered or not stayed


def _line(page: Snapshot, element: Element) -> str:
    """How it is said when the focus comes to it."""
    node = Node(element.role, element.name, properties=element.states, description=element.description)
    return "".join(spoken((node,))) or _words(page, element) or element.tag


def _words(page: Snapshot, element: Element) -> str:
    """What is read out of it: the words that are exposed, seen or not."""
    return " ".join(each.name for each in page.descendants(element) if each.tag == TEXT and each.exposed and each.name)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
