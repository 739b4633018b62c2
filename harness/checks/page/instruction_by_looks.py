"""Something is pointed at only by its place, shape or colour.

What it checks:
    Whether a sentence points at something as "the button on the right", "the round icon" or "the green box", and
    nothing in the code answers to it: no element of that kind that is the only one, none with such a name. "Above" and
    "below" follow the order of the page and are left alone. Only English is read.

Why it matters:
    Who listens to a page, or sees a small part of it enlarged, or has it in one column on a telephone, has no right and
    no left. Who is colour-blind may not find the green one. They cannot do what they are asked.

Who is shut out:
    People who use a screen reader, people who enlarge pages, and people who are colour-blind.

Good:
    Select "Save and continue".

Poor:
    Select the green button on the right.

How to put it right:
    Call the thing by the words that stand on it; say where it is as well, if that helps.
"""

import re
from collections.abc import Iterator

from harness.checks.page.passages import Passage, passages, within
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.language.colours import colour_names
from harness.language.looks import Pointed, pointed_at
from harness.language.tags import primary
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_ROLES = {
    "button": ("button",), "menu": ("menu", "menubar", "navigation"), "navigation": ("navigation",), "link": ("link",),
    "box": ("textbox", "searchbox", "combobox", "checkbox"), "field": ("textbox", "searchbox", "combobox"),
    "tab": ("tab",), "form": ("form",), "table": ("table",), "list": ("list",), "image": ("image", "img"),
    "picture": ("image", "img"), "photo": ("image", "img"),
}  # fmt: skip
_NAMED = (
    "heading link button image img navigation region complementary form table list figure group Iframe textbox "
    "searchbox combobox checkbox radio tab menu menuitem search dialog"
).split()

_OPERATED = ("button", "menu", "navigation", "box", "field", "tab")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.3"],
    severity="serious",
    protects=["perceives.screen"],
    act=["9bd38c"],
    technique="G96",
)
def instruction_by_looks(visit: Visit) -> Iterator[Judgement]:
    """Looks for what sentences point at, and for what answers to it."""
    snapshot = visit.snapshot
    pointing = {
        passage.texts[0].at: (passage, pointed)
        for passage in passages(snapshot)
        if not within(snapshot, passage.block, "figcaption", "figure")
        and primary(snapshot.language(passage.texts[0]) or "en") == "en"
        for pointed in list(pointed_at(passage.words))[:1]
    }
    answers = {at: _answers(snapshot, *found) for at, found in pointing.items()}
    elements = [snapshot.elements[at] for at in pointing]
    yield from told(
        visit,
        elements,
        wrong=[each for each in elements if answers[each.at] is False],
        says=lambda each: (
            f"“{pointing[each.at][1].sentence[:120]}” points at one {pointing[each.at][1].thing} of several only by "
            "how it looks or where it is"
        ),
        unsure=[each for each in elements if answers[each.at] is None],
        asks=lambda each: f"can somebody who does not see the page follow “{pointing[each.at][1].sentence[:120]}”?",
    )


def _answers(snapshot: Snapshot, passage: Passage, pointed: Pointed) -> bool | None:
    """Whether something answers to what is pointed at; none where a person has to say."""
    if pointed.telling and any(pointed.telling in _words(each) for each in snapshot.having(*_NAMED)):
        return True
    alike = snapshot.having(*_ROLES.get(pointed.thing, ()))
    if pointed.many or pointed.thing not in _ROLES:
        return None
    if len(alike) == 1:
        # Called green as well, it may be taken for another than the only one.
        coloured = not set(colour_names()).isdisjoint(pointed.sentence.lower().split())
        return None if coloured else True
    elsewhere = any(snapshot.closest(text, "a") for text in passage.texts)
    return False if len(alike) > 1 and pointed.asked and pointed.thing in _OPERATED and not elsewhere else None


def _words(element: Element) -> set[str]:
    return set(re.findall(r"[a-z]+", element.name.lower()))
