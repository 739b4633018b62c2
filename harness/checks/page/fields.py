"""The fields of a page, their labels and the words around them: what checks of forms share."""

import re
from collections.abc import Iterator, Sequence

from harness.model.page import TEXT, Element, Snapshot

CHOICES = frozenset({"radio", "checkbox"})
_NO_FIELDS = frozenset({"hidden", "submit", "button", "reset", "image"})
_TYPED = frozenset({"text", "email", "tel", "url", "number", "search", "password", "textarea"})
_TAGS = ("input", "select", "textarea")
_ENDS = frozenset({"label", "legend", "button", "fieldset", "form", *_TAGS, *(f"h{level}" for level in range(1, 7))})
_TOPS = frozenset({"main", "body", "html", "header", "footer"})
_GROUPS = frozenset({"group", "radiogroup"})


def kind(field: Element) -> str:
    """Its ``type`` as the browser takes it: ``text`` where an input says none; the tag of what is no input."""
    return (field.get("type").lower() or "text") if field.tag == "input" else field.tag


def fields(snapshot: Snapshot) -> list[Element]:
    """What people fill in or choose from, in document order; not what is disabled or taken off the page.

    Radio buttons and check boxes are among them however they are drawn, since styled ones are often transparent.
    """
    return [
        each
        for each in snapshot.elements
        if each.tag in _TAGS
        and kind(each) not in _NO_FIELDS
        and not each.has("disabled")
        and (snapshot.seen(each) or (kind(each) in CHOICES and each.exposed and each.box is not None))
    ]


def typed(snapshot: Snapshot) -> list[Element]:
    """The fields that something is typed into; not those that can only be read."""
    return [each for each in fields(snapshot) if kind(each) in _TYPED and not each.has("readonly")]


def labels(snapshot: Snapshot, field: Element) -> list[Element]:
    """The elements that label it, seen or not."""
    pointed = [snapshot.by_id(each, field.frame) for each in field.get("aria-labelledby").split()]
    if any(pointed):
        return [each for each in pointed if each]
    around = snapshot.closest(field, "label")
    by_id = [each for each in snapshot.tagged("label") if each.frame == field.frame and _is_for(each, field)]
    return [*by_id, *([around] if around and not around.get("for") and around not in by_id else [])]


def label(snapshot: Snapshot, field: Element) -> str:
    """The words of its labels that are to be seen."""
    return " ".join(filter(None, (snapshot.words(each) for each in labels(snapshot, field))))


def group(snapshot: Snapshot, field: Element) -> Element | None:
    """The nearest group around it that the accessibility tree exposes."""
    return next((each for each in snapshot.ancestors(field) if each.exposed and each.role in _GROUPS), None)


def form(snapshot: Snapshot, field: Element) -> Element | None:
    """The form that it belongs to."""
    return snapshot.by_id(field.get("form"), field.frame) if field.has("form") else snapshot.closest(field, "form")


def asks(snapshot: Snapshot, field: Element) -> str:
    """All that is said of it: its label, its group's name, what describes it, and what is around it."""
    around = group(snapshot, field)
    said = [label(snapshot, field), field.name, field.description, field.get("placeholder"), field.get("title")]
    grouped = [around.name, around.description] if around else []
    return " ".join([*said, *grouped, *(snapshot.words(each) for each in near(snapshot, field))])


def near(snapshot: Snapshot, field: Element) -> list[Element]:
    """What stands by a field and is to be seen, other than its label: hints and messages, as the innermost elements.

    It is what lies with it in the largest element that holds no other question; and in a form without such elements,
    what follows it up to the next label, field, button or heading.
    """
    named = [each.at for each in labels(snapshot, field)]
    found = [each for each in _texts(snapshot, field) if each.at not in named]
    return list({each.at: each for each in found}.values())


def said_of(snapshot: Snapshot, field: Element) -> Iterator[str]:
    """The words of what is near a field, and those inside its label that are in an element of their own."""
    for each in near(snapshot, field):
        yield snapshot.words(each)
    for each in labels(snapshot, field):
        yield from (snapshot.words(part) for part in snapshot.children(each) if part.tag not in (TEXT, *_TAGS))


def tokens(words: str) -> list[str]:
    """Its words in small letters."""
    return re.findall(r"\w+", words.lower())


def _is_for(each: Element, field: Element) -> bool:
    return bool(field.get("id")) and each.get("for") == field.get("id")


def _texts(snapshot: Snapshot, field: Element) -> Iterator[Element]:
    around = _own(snapshot, field)
    for each in snapshot.descendants(around) if around is not None else _after(snapshot, field):
        owner = snapshot.parent(each) if each.tag == TEXT else None
        if owner is None or not snapshot.seen(each):
            continue
        if not snapshot.closest(owner, "label", "legend", "button", "option", "select", "a") or _is_alert(owner):
            yield owner


def _is_alert(element: Element) -> bool:
    return element.get("role") in ("alert", "status")


def _own(snapshot: Snapshot, field: Element) -> Element | None:
    """The largest element around a field that holds no other question's; none where that is no more than its label."""
    others = [each for each in fields(snapshot) if not _same_question(each, field)]
    found = None
    for around in snapshot.ancestors(field):
        if around.tag in _TOPS or around.frame != field.frame:
            break
        if any(snapshot.holds(around, each) for each in others):
            break
        found = around
    return None if found is None or found.tag == "label" else found


def _same_question(one: Element, other: Element) -> bool:
    named = one.get("name") and one.get("name") == other.get("name") and kind(one) == kind(other)
    return one.at == other.at or bool(named and kind(one) in CHOICES)


def _after(snapshot: Snapshot, field: Element) -> Iterator[Element]:
    start = snapshot.closest(field, "label") or field
    around = snapshot.parent(start)
    for each in snapshot.children(around) if around else ():
        if each.at <= start.at:
            continue
        if each.tag in _ENDS or any(inside.tag in _ENDS for inside in snapshot.descendants(each)):
            return
        yield each
        yield from snapshot.descendants(each)


def questions(snapshot: Snapshot) -> list[Sequence[Element]]:
    """The choices of a page, those of one question together: radio buttons or check boxes of one name in one form."""
    found: dict[tuple[int, str, str], list[Element]] = {}
    for each in fields(snapshot):
        if kind(each) in CHOICES and each.role in CHOICES and each.get("name"):
            inside = form(snapshot, each)
            stem = re.sub(r"\[\w*\]$", "", each.get("name")) if kind(each) == "checkbox" else each.get("name")
            found.setdefault((inside.at if inside else -1, kind(each), stem), []).append(each)
    return list(found.values())
