"""Something can be clicked, and the keyboard never reaches it.

What it checks:
    Whether what scripts listen to clicks on, and what has the pointer of a link on a page that listens for them as a
    whole, can take the keyboard's focus, holds something that can, or lies in something that can.

Why it matters:
    A heading that opens a part of the page, or a picture that goes to the next step, does nothing at all for somebody
    who has no pointer. A screen reader does not even say that it can be used.

Who is shut out:
    People who use a keyboard or a switch, voice control, or a screen reader.

Good:
    <dt><button aria-expanded="false">When to apply</button></dt>

Poor:
    <dt onclick="open(this)">When to apply</dt>

How to put it right:
    Put a button in it, or a link where it leads somewhere, and let that listen for the click.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit

_CLICKS = frozenset({"click", "mousedown", "mouseup", "pointerdown", "pointerup", "dblclick", "touchstart"})
_WHOLE = ("html", "body", "main", "form", "header", "footer", "nav", "section", "article", "aside", "fieldset")
_PASSES_ON = ("label", "option", "optgroup", "legend", "area", "map")
_PICTURES = ("img", "svg", "canvas", "video")
_LONG = 160
"""Characters: more words than a control has. An assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.1.1"],
    severity="serious",
    protects=["presses.pointing", "perceives.screen"],
    technique="F54",
)
def click_without_keyboard(visit: Visit) -> Iterator[Judgement]:
    """Looks for listeners where the focus never is."""
    page = visit.snapshot
    tried = visit.probed.controls.pointed if visit.probed.controls else ()
    told_of = {use.path for use in tried if use.outcome.changes}  # mouse-only-control says what came of those
    nothing_came = {use.path for use in tried} - told_of
    elements = [each for each in page.elements if each.path not in told_of]
    heard = [each for each in elements if each.tag not in _WHOLE and _listens(each) and page.seen(each)]
    pointed = [each for each in elements if _only_looks_it(page, each)]
    for_pointers = [each for each in heard if not _reachable(page, each) and _is_something(page, each)]
    sure = [each for each in for_pointers if page.style(each, "cursor") == "pointer" and each.path not in nothing_came]
    yield from told(
        visit,
        [*heard, *pointed],
        wrong=sure,
        says=lambda each: f"{page.described(each)} can be clicked, but the keyboard never reaches it",
        unsure=[] if sure else [*(each for each in for_pointers if each not in sure), *pointed],
        asks=lambda each: (
            f"what does clicking {page.described(each)} do, and can it be done with the keyboard as well?"
        ),
    )


def _listens(element: Element) -> bool:
    return not _CLICKS.isdisjoint(element.listens) or element.has("onclick") or element.has("onmousedown")


def _reachable(page: Snapshot, element: Element) -> bool:
    if element.focusable or any(_takes_clicks(each) for each in (element, *page.ancestors(element))):
        return True
    return any(each.focusable or each.tag == "label" for each in page.descendants(element))


def _takes_clicks(element: Element) -> bool:
    """Whether what is clicked in it can be meant for it; what scripts alone may give the focus is no control."""
    return element.tag in _PASSES_ON or (
        element.focusable and element.tag not in _WHOLE and not element.get("tabindex").startswith("-")
    )


def _is_something(page: Snapshot, element: Element) -> bool:
    """Not a backdrop, nor a part of the page so large that it only gathers what is clicked in it."""
    words = page.words(element)
    pictured = element.tag in _PICTURES or any(
        each.tag in _PICTURES and page.seen(each) for each in page.descendants(element)
    )
    return (bool(words) or pictured) and len(words) <= _LONG


def _only_looks_it(page: Snapshot, element: Element) -> bool:
    """Whether it has the pointer of a link, of its own and for a reason, and nobody knows who hears its click."""
    around = page.parent(element)
    if element.tag == TEXT or element.tag.startswith("::") or around is None or _listens(element):
        return False
    if page.style(element, "cursor") != "pointer" or page.style(around, "cursor") == "pointer":
        return False
    heard = any(_listens(each) or "document click" in each.listens for each in page.ancestors(element))
    return heard and page.seen(element) and not _reachable(page, element) and _is_something(page, element)
