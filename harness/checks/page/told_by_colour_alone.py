"""Something is told by colour alone.

What it checks:
    Whether items of one list, or words side by side, differ in the colour of their words and in nothing else: no other
    weight, underline, border, mark or picture. Where the text nearby names those very colours as having a meaning, it
    fails; otherwise a person has to say whether the colours mean anything.

Why it matters:
    One man in twelve does not see red and green apart, and nobody who listens hears a colour. "The items in red are
    required" leaves them to guess, and a wrong guess can cost the whole application.

Who is shut out:
    People who are colour-blind, people who use a screen reader, and people who use their own colours.

Good:
    <li>Passport (required)</li> <li>Photo</li>

Poor:
    <li style="color: red">Passport</li> <li>Photo</li>, under "Items in red are required."

How to put it right:
    Say in words what the colour says, beside each item, and keep the colour as well if it helps.
"""

import re
from collections.abc import Iterator, Sequence

from harness.checks.page.contrast import colour
from harness.checks.page.passages import passages
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.language.colours import SHADES, colour_name, colour_names
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit

FEWEST, MOST_WORDS = 3, 12
"""How many items make a row, and how long one may be: assumptions."""
_ITEMS = frozenset("li td th dd dt span option p div em strong b i".split())
_OTHER_LOOKS = (
    "font-weight", "font-style", "font-size", "text-decoration-line", "background-image", "list-style-type",
    "border-left-width", "border-bottom-width", "border-top-width", "text-transform",
)  # fmt: skip
_COLOUR_WORD = re.compile(rf"\b(?:{'|'.join(colour_names())})\b", re.IGNORECASE)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.4.1"],
    severity="serious",
    technique="F13",
)
def told_by_colour_alone(visit: Visit) -> Iterator[Judgement]:
    """Compares the looks of items that stand side by side."""
    snapshot = visit.snapshot
    rows = list(_rows(snapshot))
    suspect = {row[0].at: names for row in rows if (names := _colours(snapshot, row))}
    spoken = {word.lower() for passage in passages(snapshot) for word in _COLOUR_WORD.findall(passage.words)}
    firsts = [row[0] for row in rows]
    named = {at for at, names in suspect.items() if len(names) > 1 and names <= spoken}
    yield from told(
        visit,
        firsts,
        wrong=[first for first in firsts if first.at in named],
        says=lambda first: (
            f"{visit.snapshot.described(first)} and what stands beside it are told apart as "
            f"{_listed(suspect[first.at])} by colour and nothing else"
        ),
        unsure=[first for first in firsts if first.at in suspect and first.at not in named],
        asks=lambda first: (
            f"do the colours of {visit.snapshot.described(first)} and of what stands beside it "
            f"({_listed(suspect[first.at])}) mean something that nothing else says?"
        ),
    )


def _rows(snapshot: Snapshot) -> Iterator[list[Element]]:
    """Elements of one kind side by side, each with a few words and nothing that is operated."""
    for around in snapshot.elements:
        children = snapshot.children(around)
        for tag in sorted({child.tag for child in children} & _ITEMS):
            row = [child for child in children if child.tag == tag and snapshot.seen(child) and snapshot.words(child)]
            if len(row) >= FEWEST and len({_shape(snapshot, item) for item in row}) == 1:
                short = all(len(snapshot.words(item).split()) <= MOST_WORDS for item in row)
                if short and not any(each.focusable for item in row for each in snapshot.descendants(item)):
                    yield row


def _shape(snapshot: Snapshot, item: Element) -> str:
    """Which elements it is made of: two that differ in these differ in more than colour."""
    return " ".join(each.tag for each in snapshot.descendants(item))


def _colours(snapshot: Snapshot, row: Sequence[Element]) -> frozenset[str]:
    """What the colours of a row's words are called, where they and nothing else differ; nothing otherwise."""
    texts = [[each for each in snapshot.descendants(item) if each.tag == TEXT] for item in row]
    looks = {tuple(snapshot.style(text, name) for text in some[:1] for name in _OTHER_LOOKS) for some in texts}
    boxes = {tuple(snapshot.style(item, name) for name in _OTHER_LOOKS) for item in row}
    if len(looks) > 1 or len(boxes) > 1:
        return frozenset()
    written = [colour(snapshot.style(some[0], "color")) for some in texts if some]
    known = {each for each in written if each and each.opaque}
    names = frozenset(colour_name(*each[:3]) for each in known)
    few = 2 <= len(known) <= len(row) // 2 + 1  # where each has a colour of its own, it is decoration
    return names if few and not names <= set(SHADES) else frozenset()


def _listed(names: frozenset[str]) -> str:
    *first, last = sorted(names)
    return f"{', '.join(first)} and {last}" if first else f"shades of {last}"
