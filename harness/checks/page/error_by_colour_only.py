"""Fields in error differ from the others by colour alone.

What it checks:
    Forms, as they are shown and after they were sent empty or wrong, in which some fields that are typed into look
    different in colour. It fails where the page says that there are errors and neither it nor the words by those fields
    tell which are meant; where only the colour speaks of errors, a person is asked.

Why it matters:
    Nine answers may be right and one wrong. Whoever does not see the red, or hears the page, has to find that one by
    guessing.

Who is shut out:
    People who do not tell colours apart, set their own colours, or use a screen reader.

Good:
    A red border, and above the field: “Passport number must be 9 digits”.

Poor:
    “You need to fix the errors on this page”, and two of three fields with a red border.

How to put it right:
    Put a message in words by each field in error, tied to it with aria-describedby, and name the fields in the
    summary at the top.
"""

from collections.abc import Iterator, Sequence

from harness.checks.page.attempts import ERROR_WORDS, attempts, has_or_holds, is_red, messages_by
from harness.checks.page.fields import form, group, label, labels, tokens, typed
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit

_COLOURS = ("border-top-color", "border-bottom-color", "background-color", "box-shadow", "color", "outline-color")
_SHORT = 150  # characters: what is longer is reading matter about errors, not word of one: assumption
_SAYS_ERRORS = frozenset("error errors problem problems wrong incorrect invalid fix correct gwall".split())


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "forms"],
    standards=["WCAG 2.2 1.4.1", "WCAG 2.2 3.3.1"],
    severity="serious",
    technique="F81",
)
def error_by_colour_only(visit: Visit) -> Iterator[Judgement]:
    """Compares the colours of fields that stand in one form."""
    page = visit.snapshot
    wrong: dict[int, Element] = {}
    unsure: dict[int, Element] = {}
    for each, says_errors in _marked(page, None):
        (wrong if says_errors else unsure)[each.at] = each
    for attempt, _ in attempts(visit):
        before = {place: page.at_path(path) for path, place in attempt.fields.items() if place}
        for each, says_errors in _marked(attempt.after, attempt.focus):
            field = before.get(each.path)
            if field is not None:
                (wrong if says_errors else unsure)[field.at] = field
    yield from told(
        visit,
        typed(page),
        wrong=list(wrong.values()),
        says=lambda each: f"only the colour of {page.described(each)} says that it is among the fields in error",
        unsure=[each for at, each in unsure.items() if at not in wrong],
        asks=lambda each: (
            f"the colour of {page.described(each)} differs from other fields of its form; if that means an error, what "
            "says so in words?"
        ),
    )


def _marked(page: Snapshot, focus: str | None) -> Iterator[tuple[Element, bool]]:
    """The fields that colour alone sets apart, and whether the page says in words that there are errors."""
    forms: dict[int, list[Element]] = {}
    for each in typed(page):
        inside = form(page, each)
        if inside is not None and each.path != focus:
            forms.setdefault(inside.at, []).append(each)
    says_errors = any(_SAYS_ERRORS & set(tokens(words)) for words in _alerts(page))
    for alike in forms.values():
        for each in _set_apart(page, alike, says_errors=says_errors):
            if not _in_words(page, each):
                yield each, says_errors


def _set_apart(page: Snapshot, inside: Sequence[Element], *, says_errors: bool) -> list[Element]:
    looks: dict[tuple[str, ...], list[Element]] = {}
    for each in inside:
        looks.setdefault(_look(page, each), []).append(each)
    if len(looks) != 2:
        return []
    red = [alike for look, alike in looks.items() if any(is_red(colour) for colour in look)]
    if len(red) == 1:
        return red[0]
    return min(looks.values(), key=len) if says_errors else []


def _look(page: Snapshot, field: Element) -> tuple[str, ...]:
    owners = [field, *labels(page, field)]
    return tuple(page.style(each, name) for each in owners[:2] for name in _COLOURS)


def _in_words(page: Snapshot, field: Element) -> bool:
    """Whether something besides colour may say that this field is in error: words or a picture by it, or a summary."""
    named = label(page, field) or field.name
    around = group(page, field)
    inside = [part for each in labels(page, field) for part in page.children(each) if part.tag not in (TEXT, field.tag)]
    return (
        any(messages_by(page, field))
        or bool(around and ERROR_WORDS & set(tokens(around.description)))
        or any(page.words(each) or each.tag in ("img", "svg") or each.tag.startswith("::") for each in inside)
        or page.style(field, "background-image") not in ("", "none")
        or any(named and named in words for words in _alerts(page))
        or any(each.get("href") == f"#{field.get('id')}" for each in page.tagged("a") if field.get("id"))
    )


def _alerts(page: Snapshot) -> Iterator[str]:
    """The words that are announced as an alert, and the short ones that speak of errors at the top of a form."""
    alerts = [each for each in page.elements if each.get("role") in ("alert", "alertdialog") and page.seen(each)]
    yield from (page.words(each) for each in alerts)
    for each in page.tagged("p", "h2", "strong", "div"):
        if not any(has_or_holds(page, one, each) for one in alerts) and _is_leaf(page, each):
            words = page.words(each)
            if {"error", "errors"} & set(tokens(words)) and len(words) < _SHORT:
                yield words


def _is_leaf(page: Snapshot, each: Element) -> bool:
    return all(child.tag == TEXT for child in page.children(each))
