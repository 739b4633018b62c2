"""What an eye can find of a page, among all that is in it."""

from collections.abc import Container, Iterator

from harness.model.element import TEXT, Element
from harness.model.tree import Tree

_UNSEEN_TAGS = frozenset({"head", "script", "style", "noscript", "template", "title", "meta", "link", "base"})


def seen(tree: Tree) -> frozenset[int]:
    """The places of all that an eye can find.

    Found from the outside in, since what is in something transparent or clipped away is not seen either.
    """
    found: set[int] = set()
    open_: set[int] = set()  # what may hold something that is seen, even when it has no size itself
    for element in tree.elements:
        if element.parent is not None and element.parent not in open_:
            continue
        if element.tag in _UNSEEN_TAGS:
            continue
        shows = _shows(tree, element)
        if shows is None:
            continue
        open_.add(element.at)
        if shows:
            found.add(element.at)
    return frozenset(found)


def words(tree: Tree, element: Element, among: Container[int] | None = None) -> str:
    """The words in it, with blanks between blocks.

    Args:
        tree: What it stands in.
        element: The element.
        among: The places of what is seen, for the words that are; none for all that is written.
    """
    return " ".join("".join(_pieces(tree, element, among)).split())


def _pieces(tree: Tree, element: Element, among: Container[int] | None) -> Iterator[str]:
    if element.tag == TEXT:
        if among is None or element.at in among:
            yield element.text
        return
    if element.tag in _UNSEEN_TAGS:
        return
    if among is not None and not tree.children(element) and tree.style(element, "visibility") == "hidden":
        return
    apart = element.tag == "br" or tree.begins_a_line(element)
    if apart:
        yield " "
    for child in tree.children(element):
        if child.frame == element.frame and not child.tag.startswith("::"):
            yield from _pieces(tree, child, among)
    if apart:
        yield " "


def _shows(tree: Tree, element: Element) -> bool | None:
    """Whether it is seen itself; none where nothing in it is seen either."""
    box = element.box
    if element.tag == TEXT:
        visible = tree.style(element, "visibility") == "visible"
        return bool(box and box.width >= 1 and box.height >= 1 and visible and element.text.strip())
    if element.style is None and tree.style(element, "display") != "contents":
        return None if element.frame == 0 or element.parent is not None else False
    if tree.style(element, "opacity") == "0" or _clipped_away(tree, element):
        return None
    sized = bool(box and box.width >= 1 and box.height >= 1 and box.right > 0 and box.bottom > 0)
    if box and (box.right <= 0 or box.bottom <= 0) and tree.style(element, "position") in ("absolute", "fixed"):
        return None
    return sized and tree.style(element, "visibility") == "visible"


def _clipped_away(tree: Tree, element: Element) -> bool:
    """Whether it is made for screen readers alone: a box of a pixel or so that hides what flows over it."""
    box = element.box
    hides = tree.style(element, "overflow-x") in ("hidden", "clip")
    tiny = box is not None and (box.width <= 1 or box.height <= 1) and bool(tree.children(element))
    clip_path = tree.style(element, "clip-path")
    clip = tree.style(element, "clip")
    positioned = tree.style(element, "position") in ("absolute", "fixed")
    nothing_left = clip.replace(" ", "") in ("rect(0px,0px,0px,0px)", "rect(1px,1px,1px,1px)") and positioned
    return (hides and tiny) or nothing_left or clip_path.replace(" ", "").startswith(("inset(50%", "inset(100%"))
