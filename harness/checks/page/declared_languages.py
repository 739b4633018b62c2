"""The parts of a page that declare a language of their own, and the words that stand under each declaration."""

from typing import NamedTuple

from harness.model.page import TEXT, Element, Snapshot


class Part(NamedTuple):
    """What stands under one declaration.

    Attributes:
        element: What declares it.
        words: Every run of words that inherits it and that somebody sees or hears, names of pictures among them.
    """

    element: Element
    words: tuple[str, ...]


def parts(snapshot: Snapshot) -> list[Part]:
    """The parts inside a page's body that declare a language, and have words or named pictures to speak in it."""
    under: dict[int, list[str]] = {}
    for element in snapshot.elements:
        words = _words(snapshot, element)
        owner = declares(snapshot, element) if words else None
        if owner is not None:
            under.setdefault(owner.at, []).append(words)
    return [Part(snapshot.elements[at], tuple(words)) for at, words in sorted(under.items())]


def declares(snapshot: Snapshot, element: Element) -> Element | None:
    """The part that an element takes its language from; none where that is the page as a whole."""
    around = (element, *snapshot.ancestors(element))
    owner = next((each for each in around if each.tag != TEXT and each.attributes.get("lang")), None)
    return owner if owner is not None and snapshot.closest(owner, "body") else None


def _words(snapshot: Snapshot, element: Element) -> str:
    if element.tag != TEXT:
        pictured = element.exposed and (element.tag == "img" or element.role in ("image", "img"))
        return element.name if pictured else ""
    if not element.text.strip():
        return ""
    return " ".join(element.text.split()) if element.exposed or _laid_out(snapshot, element) else ""


def _laid_out(snapshot: Snapshot, text: Element) -> bool:
    """Whether it is drawn, be it under what only eyes get or off the page."""
    return bool(text.box and text.box.width and snapshot.style(text, "visibility") == "visible")
