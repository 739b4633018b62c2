"""The words on a control are not in its name.

What it checks:
    Whether the words that can be seen on a link, button or the like, or on the label of a field, are in the name that
    software is told, where mark-up gives it another name than its words.

Why it matters:
    Somebody who controls the screen by voice says the words that they see, and nothing happens. Somebody who hears
    one name and sees another does not know whether it is the same control.

Who is shut out:
    People who use their voice in place of hands, and people who listen while they look.

Good:
    <button aria-label="Send message to the council">Send message</button>

Poor:
    <button aria-label="Submit form 3">Send message</button>

How to put it right:
    Take aria-label away, or begin it with the words that can be seen.
"""

import re
from collections.abc import Iterator, Sequence

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_CONTROLS = (
    "link button menuitem menuitemcheckbox menuitemradio tab option checkbox radio switch treeitem DisclosureTriangle"
).split()
_FIELDS = "textbox searchbox combobox spinbutton listbox slider checkbox radio switch".split()
_GIVEN = ("aria-label", "aria-labelledby", "title")
_ICONS = re.compile(r"icon|symbol|material|awesome|glyph", re.IGNORECASE)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.5.3"],
    severity="moderate",
    act=["2ee8b8"],
    technique="F96",
)
def visible_words_not_in_name(visit: Visit) -> Iterator[Judgement]:
    """Compares what is seen with what is said."""
    snapshot = visit.snapshot
    seen = [
        (each, words)
        for each in snapshot.having(*_CONTROLS, *_FIELDS)
        if each.name_from in _GIVEN and (words := _tokens(_seen_words(snapshot, each)))
    ]
    missing = [each for each, words in seen if not set(words) <= set(_tokens(each.name))]
    apart = [each for each, words in seen if each not in missing and not _within(words, _tokens(each.name))]
    yield from told(
        visit,
        [each for each, _ in seen],
        wrong=[each for each in missing if not _spelt_otherwise(snapshot, each)],
        says=lambda each: f"the words “{_seen_words(snapshot, each)}” can be seen, and software is told “{each.name}”",
        unsure=[*apart, *(each for each in missing if _spelt_otherwise(snapshot, each))],
        asks=lambda each: (
            f"would somebody who says “{_seen_words(snapshot, each)}” be understood to mean “{each.name}”?"
        ),
    )


def _seen_words(snapshot: Snapshot, element: Element) -> str:
    """The words on a control, or on the labels of a field; signs drawn by an icon font are no words."""
    if element.role in _CONTROLS and element.tag not in ("input", "select", "textarea"):
        holders = [element]
    else:
        own = element.get("id")
        labels = [each for each in snapshot.tagged("label") if each.frame == element.frame]
        holders = [each for each in labels if (own and each.get("for") == own) or snapshot.holds(each, element)]
    if any(_ICONS.search(snapshot.style(each, "font-family")) for one in holders for each in _all_in(snapshot, one)):
        return ""
    return " ".join(snapshot.words(each) for each in holders)


def _all_in(snapshot: Snapshot, element: Element) -> Iterator[Element]:
    yield element
    yield from snapshot.descendants(element)


def _tokens(text: str) -> list[str]:
    """Words that can be spoken: what stands in brackets is seldom said, and single signs, "X" among them, are drawn."""
    spoken = re.sub(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]", " ", text.casefold())
    words = re.findall(r"[^\W_]+", re.sub(r"[’'‘]", "", spoken))
    return words if any(len(word) > 1 for word in words) else []


def _within(words: Sequence[str], name: Sequence[str]) -> bool:
    return any(list(name[at : at + len(words)]) == list(words) for at in range(len(name) - len(words) + 1))


def _spelt_otherwise(snapshot: Snapshot, element: Element) -> bool:
    """Whether what is seen may be the name in short, in figures or without its blanks."""
    words, name = _tokens(_seen_words(snapshot, element)), _tokens(element.name)
    if not name or "".join(words) in "".join(name):
        return True
    return all(any(one.startswith(word) or (word.isdigit() and one.isdigit()) for one in name) for word in words)
