"""Where axe is not the last word: what a check of ours knows better, what axe asks without need, what it gets wrong.

The checks of pages are put to everything that was recorded of a page, pixels and keys among it; axe sees its mark-up
and styles. So its result is left out where a check of ours says the same with more behind it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from harness.checks.page.contrast import colour, contrast, ground
from harness.checks.registry import all_checks
from harness.model.finding import Outcome
from harness.model.page import TEXT, Box, Element, Snapshot
from harness.model.visit import AxeNode, AxeResult, Visit

UNSURE = frozenset({"frame-focusable-content", "label-content-name-mismatch"})
"""Rules of axe that call sound pages wrong: what they find is a question, not a failure."""

_LEFT_TO = {
    "frame-focusable-content": "frame-out-of-tab-order",  # axe's also takes a frame behind an open dialog
    "label-content-name-mismatch": "visible-words-not-in-name",  # axe's also takes signs and figures for words
    "no-autoplay-audio": "sound-that-starts-by-itself",  # axe's also asks where there is a way to stop it
}
"""The check of ours that judges the same as a rule of axe, and has the last word."""

_TOLD_BY = {
    "aria-hidden-focus": ("stop-hidden-from-screen-readers",),
    "aria-prohibited-attr": ("name-where-none-is-read",),
    "blink": ("text-slides-or-blinks",),
    "bypass": ("no-way-past-repeated-blocks",),
    "document-title": ("page-without-title",),
    "html-has-lang": ("page-without-language",),
    "html-lang-valid": ("page-language-unknown", "page-without-language"),
    "label": ("label-empty",),
    "link-in-text-block": ("link-looks-like-text",),
    "marquee": ("text-slides-or-blinks",),
    "select-name": ("label-empty",),
    "summary-name": ("details-without-name",),
    "th-has-data-cells": ("header-without-cells",),
}
"""The checks of ours that tell the same as a rule of axe, in words that say more. Where they are silent, it speaks."""

_MOST_ON_PICTURES = 10
"""How many texts on pictures are recorded at most (harness/web/probes/colours.js)."""
_ICON_CONTRAST = 3.0
"""What a sign needs that is no text (WCAG 2.2 1.4.11)."""
_TEXT_CONTRAST = 4.5
"""What text needs (WCAG 2.2 1.4.3)."""
_LETTERS_ONLY = ("text", "tspan", "title", "desc", "a", "g", TEXT)
_TAG = re.compile(r"<([a-zA-Z][\w-]*)")
_IGNORED_WHILE_EMPTY = "value is ignored while empty"


def settled(visit: Visit, result: AxeResult) -> bool:
    """Whether nobody needs to hear of a result: a check of ours speaks of it, or what was recorded answers it."""
    left_to = all_checks().get(_LEFT_TO.get(result.rule, ""))
    if left_to:
        return all(judgement.outcome is not Outcome.UNTESTED for judgement in left_to.of_page(visit))
    if result.count > len(result.nodes):
        return False
    if _is_told(visit, result):
        return True
    answers = _ANSWERS.get(result.rule)
    return result.outcome != "violation" and answers is not None and all(answers(visit, n) for n in result.nodes)


def _is_told(visit: Visit, result: AxeResult) -> bool:
    """Whether checks of ours tell of every element that axe does, or of something in it, and are as sure."""
    sure = (Outcome.FAILED,) if result.outcome == "violation" else (Outcome.FAILED, Outcome.CANNOT_TELL)
    told = (said for name in _TOLD_BY.get(result.rule, ()) for said in all_checks()[name].of_page(visit))
    boxes = [box for said in told if said.outcome in sure for box in said.boxes]
    return all(node.box and any(_lies_in(box, node.box) for box in boxes) for node in result.nodes)


def _lies_in(box: Box, around: Box) -> bool:
    within = box.x > around.x - 1 and box.y > around.y - 1
    return within and box.right < around.right + 1 and box.bottom < around.bottom + 1


def _is_empty(_: Visit, node: AxeNode) -> bool:
    """Whether all it has against an element are ARIA attributes without a value, which are as good as absent."""
    reasons = [line for line in node.summary.splitlines() if line.startswith(" ")]
    return bool(reasons) and all(_IGNORED_WHILE_EMPTY in reason for reason in reasons)


def _is_seen_well(visit: Visit, node: AxeNode) -> bool:
    """Whether the contrast is known to be enough, or another check speaks of it, or there is nothing to read."""
    if visit.probed.snapshot is None:
        return False
    page, elements = visit.snapshot, list(_elements(visit.snapshot, node))
    return bool(elements) and all(
        _was_measured(visit, each) or _is_for_nobody(page, each) or _is_icon(page, each) or _is_drawn_well(page, each)
        for each in elements
    )


_ANSWERS: Mapping[str, Callable[[Visit, AxeNode], bool]] = {
    "aria-valid-attr-value": _is_empty,
    "color-contrast": _is_seen_well,
}
"""How a question of axe is answered, element by element, by the rule that asks it."""


def _elements(page: Snapshot, node: AxeNode) -> Iterator[Element]:
    """The elements that axe may mean: those with its tag that stand where it stands."""
    tag = _TAG.match(node.html)
    for each in page.tagged(tag[1].lower()) if tag and node.box else ():
        if each.box and each.frame == 0 and all(abs(a - b) < 1 for a, b in zip(each.box, node.box or (), strict=True)):
            yield each


def _was_measured(visit: Visit, element: Element) -> bool:
    """Whether what is painted behind its words was measured; the check of texts on pictures then says what came out."""
    texts = visit.probed.sizes.over_pictures if visit.probed.sizes else ()
    return len(texts) < _MOST_ON_PICTURES and any(text.path == element.path for text in texts)


def _is_for_nobody(page: Snapshot, element: Element) -> bool:
    """Whether its words have the colour of their ground, and are kept from screen readers as well."""
    heard = any(each.exposed for each in chain((element,), page.descendants(element)))
    return not heard and _ratio(page, element) == 1


def _is_icon(page: Snapshot, element: Element) -> bool:
    """Whether a single letter of it is a sign rather than text, since it is called otherwise, and is seen well."""
    named = element.name_from not in (None, "contents") and element.name.casefold() != page.text(element).casefold()
    return named and len(page.text(element)) == 1 and (_ratio(page, element) or 0) >= _ICON_CONTRAST


def _is_drawn_well(page: Snapshot, element: Element) -> bool:
    """Whether it is text of a drawing in which nothing but text is drawn, and is seen well whatever its size."""
    drawing = page.closest(element, "svg")
    if drawing is None or any(each.tag not in _LETTERS_ONLY for each in page.descendants(drawing)):
        return False
    return (_ratio(page, element, "fill") or 0) >= _TEXT_CONTRAST


def _ratio(page: Snapshot, element: Element, ink: str = "color") -> float | None:
    """Of its words and the plain ground they stand on, as the style sheet has them; none where there is more to it."""
    around = [element, *page.ancestors(element)]
    letters, behind = colour(page.style(element, ink)), ground(page, around)
    solid = all(page.style(each, "opacity") in ("", "1") for each in around)
    return contrast(letters, behind) if letters and behind and letters.opaque == 1 and solid else None
