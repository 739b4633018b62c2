"""A part of the page scrolls by itself, and nothing in it takes the keyboard's focus.

What it checks:
    Whether each box that holds more than it shows, and scrolls, can have the focus by its own tabindex, or holds
    something that can. Chromium and Firefox let Tab stop at such a box by themselves; Safari does not.

Why it matters:
    What is further down in the box is read by scrolling it. Without a pointer the arrow keys do so, but only where the
    focus is in the box.

Who is shut out:
    People who use a keyboard, in browsers that do not help.

Good:
    <div role="region" aria-label="Terms" tabindex="0" style="overflow: auto">

Poor:
    <div style="overflow: auto; height: 10em">

How to put it right:
    Let the page show all of it, or give the box a tabindex of 0, a role and a name.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit

_LITTLE = 16
"""Pixels, about a line: what is hidden of less is no reading matter: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.1.1"],
    severity="advice",
    protects=["presses.pointing"],
    technique="G202",
)
def scroller_only_for_pointers(visit: Visit) -> Iterator[Judgement]:
    """Looks for boxes that scroll."""
    page = visit.snapshot
    scrollers = [each for each in page.elements if _scrolls(visit, each)]
    yield from told(
        visit,
        scrollers,
        unsure=[
            each
            for each in scrollers
            if not each.has("tabindex") and not any(inside.focusable for inside in page.descendants(each))
        ],
        asks=lambda each: (
            f"can {page.described(each)}, which holds more than it shows, be scrolled with the keyboard in every "
            "browser that people use?"
        ),
    )


def _scrolls(visit: Visit, element: Element) -> bool:
    page = visit.snapshot
    if element.tag in ("html", "body", "textarea", "select", "input") or not element.inner or not element.content:
        return False
    if not page.seen(element) or not page.words(element):
        return False
    return any(
        page.style(element, f"overflow-{axis}") in ("auto", "scroll") and whole - shown >= _LITTLE and shown > _LITTLE
        for axis, shown, whole in zip("xy", element.inner, element.content, strict=True)
    )
