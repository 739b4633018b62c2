"""A link in a sentence cannot be told from the words around it.

What it checks:
    Whether a link among other words differs from them by a line under it, weight, an edge, a background or a picture;
    or, failing that, by a colour that stands 3 to 1 apart from theirs.

Why it matters:
    Who does not see that words can be pressed does not press them. A difference of colour alone is none for people
    who do not see that colour.

Who is shut out:
    People who are colour blind, people who see little, and everybody who does not move a mouse over each word.

Good:
    Links underlined, as browsers draw them.

Poor:
    Read about <a href="/otters" style="color: inherit; text-decoration: none">otters</a>

How to put it right:
    Keep the underline of links that stand in sentences.
"""

from collections.abc import Iterator

from harness.checks.page.contrast import colour, contrast
from harness.checks.page.links import line_of, named_links
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit

_ENOUGH = 3.0
"""WCAG technique G183: colour alone does where it stands this far apart from that of the words around it."""
_STYLES = (
    "font-weight font-style font-family font-size text-transform background-color background-image box-shadow "
    "border-bottom-style border-top-width outline-style"
).split()
_NAMELESS = ("rgba(0, 0, 0, 0)", "none", "0px", "")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.4.1"],
    severity="serious",
    technique="F73",
)
def link_looks_like_text(visit: Visit) -> Iterator[Judgement]:
    """Compares links with the words on their lines."""
    snapshot = visit.snapshot
    among = [(link, words) for link in named_links(snapshot) if (words := _words_beside(snapshot, link))]
    yield from told(
        visit,
        [link for link, _ in among],
        wrong=[link for link, words in among if not _stands_out(snapshot, link, words)],
        says=lambda link: f"{snapshot.described(link)} looks like the words around it",
    )


def _words_beside(snapshot: Snapshot, link: Element) -> Element | None:
    """Where words that are no link stand on the link's line; none where the link stands by itself."""
    if link.tag != "a" or not snapshot.seen(link) or not snapshot.words(link):
        return None
    return next((text for each in line_of(snapshot, link) for text in _free_texts(snapshot, each)), None)


def _free_texts(snapshot: Snapshot, element: Element) -> Iterator[Element]:
    if element.role in ("link", "button"):
        return
    if element.tag == TEXT and snapshot.seen(element) and any(map(str.isalpha, element.text)):
        yield element
    for child in snapshot.children(element):
        yield from _free_texts(snapshot, child)


def _stands_out(snapshot: Snapshot, link: Element, beside: Element) -> bool:
    parts = [link, *(each for each in snapshot.descendants(link) if each.tag != TEXT)]
    shown = [each for each in parts if snapshot.seen(each)] or parts
    if any("underline" in snapshot.style(each, "text-decoration-line") for each in shown):
        return True
    if any(each.tag in ("img", "svg") or each.tag.startswith("::") for each in parts):
        return True
    plain = [snapshot.style(beside, name) for name in _STYLES]
    for each in shown:
        own = [snapshot.style(each, name) for name in _STYLES]
        if any(a != b and not (a in _NAMELESS and b in _NAMELESS) for a, b in zip(own, plain, strict=True)):
            return True
    colours = [colour(snapshot.style(each, "color")) for each in shown]
    around = colour(snapshot.style(beside, "color"))
    return around is None or any(each is None or contrast(each, around) >= _ENOUGH for each in colours)
