"""A picture in the background may tell something that is not in words.

What it checks:
    Pictures that a style sheet puts behind or beside words, without words for a screen reader among them and without
    a name; and boxes that hold nothing but such a picture. Links, buttons and fields are left out: there it is arrows
    and marks.

Why it matters:
    A warning sign or a tick beside a sentence changes how it is read. From a style sheet it has no alternative, and
    with the reader's own colours it is often not shown at all.

Who is shut out:
    People who use a screen reader, and people who set their own colours.

Good:
    <div class="warning"><span class="visually-hidden">Warning</span> You can be fined.</div>

Poor:
    <div style="background-image: url(warning.png)">You can be fined.</div>

How to put it right:
    Say in words what the picture says, or put it in the page with an alternative. Leave it if it only decorates.
"""

from collections.abc import Iterator

from harness.checks.page.pictures import backgrounds
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit

_CONTROLS = frozenset("a button input select textarea summary label option".split())
_SMALLEST = 100  # CSS pixels each way; what is smaller is mostly an icon: assumption


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.1.1"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="F3",
)
def background_picture_untold(visit: Visit) -> Iterator[Judgement]:
    """Looks at what stands in front of pictures from a style sheet."""
    page = visit.snapshot
    tried = [_owner(page, each) for each in backgrounds(page)]
    yield from told(
        visit,
        tried,
        unsure=[element for element in tried if _beside_words(page, element) or _stands_alone(page, element)],
        asks=lambda element: (
            f"does the picture in the background of “{_cut(page.words(element))}” tell something that these words do "
            "not, such as that it is a warning?"
            if page.words(element)
            else f"does the picture in the background of {page.described(element)} tell something? There are no words."
        ),
    )


def _owner(page: Snapshot, element: Element) -> Element:
    """The element that a picture belongs to; of a pseudo-element, the one around it."""
    around = page.parent(element)
    return around if around and element.tag.startswith("::") else element


def _beside_words(page: Snapshot, element: Element) -> bool:
    if page.closest(element, *_CONTROLS):
        return False
    own = any(each.tag == TEXT and page.seen(each) for each in page.children(element))
    more_is_said = page.text(element) != page.words(element)
    return own and not more_is_said and not (element.name and element.name_from != "contents")


def _stands_alone(page: Snapshot, element: Element) -> bool:
    """Whether it is a box of its own with nothing in it, large enough for a picture that is to be looked at."""
    large = element.box is not None and min(element.box.width, element.box.height) >= _SMALLEST
    empty = not page.text(element) and not any(each.tag not in (TEXT, "::before") for each in page.descendants(element))
    silent = element.name or element.get("aria-hidden") == "true" or element.get("role") in ("none", "presentation")
    return large and empty and not silent and element.tag not in ("img", "body", "html", "header", "footer")


def _cut(words: str) -> str:
    longest = 60  # characters
    return words if len(words) <= longest else f"{words[:longest].rsplit(' ', 1)[0]} …"
