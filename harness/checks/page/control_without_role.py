"""Something works as a control, and software is not told that it is one.

What it checks:
    Whether what takes the keyboard's focus and listens for being pressed, and holds no control itself, has a role.

Why it matters:
    The Tab key stops there, and the screen reader reads the words and does not say that they can be pressed. Software
    that works by voice does not number it among the things to press.

Who is shut out:
    People who use a screen reader, and people who control the screen by voice.

Good:
    <button type="button">Show the map</button>

Poor:
    <div tabindex="0" onclick="show()">Show the map</div>

How to put it right:
    Make it a button, or a link where it leads to another page.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_PRESSED = frozenset({"click", "mousedown", "mouseup", "pointerdown", "pointerup"})
_ROLELESS = ("generic", "paragraph", "none", "strong", "emphasis", "image", "heading", "listitem", "LabelText", "code")
_LONG = 80
"""Characters: more words than a control has; what holds them is a part of the page. An assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 4.1.2"],
    severity="serious",
    protects=["perceives.screen"],
    technique="F59",
)
def control_without_role(visit: Visit) -> Iterator[Judgement]:
    """Looks at what takes the focus and listens."""
    snapshot = visit.snapshot
    controls = [each for each in snapshot.elements if each.exposed and each.focusable and _is_pressed(each)]
    yield from told(
        visit,
        controls,
        wrong=[each for each in controls if _says_nothing(snapshot, each)],
        says=lambda each: f"{snapshot.described(each)} can be pressed, and software is not told so",
    )


def _is_pressed(element: Element) -> bool:
    heard = element.has("onclick") or not _PRESSED.isdisjoint(element.listens)
    return heard and element.tag not in ("html", "body", "main", "label") and element.get("tabindex") != "-1"


def _says_nothing(snapshot: Snapshot, element: Element) -> bool:
    words = snapshot.words(element) or element.name
    holds_control = any(each.focusable for each in snapshot.descendants(element))
    editable = element.has("contenteditable")
    return element.role in _ROLELESS and 0 < len(words) <= _LONG and not holds_control and not editable
