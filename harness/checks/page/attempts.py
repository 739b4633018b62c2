"""What a page says after its form was sent empty or wrong: what checks of errors share."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harness.checks.page.fields import label, near, tokens
from harness.model.forms import Attempt
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

ERROR_WORDS = frozenset(
    "error errors problem problems invalid valid incorrect wrong missing required must enter select choose provide "
    "fill fix cannot gwall annilys rhowch dewiswch nodwch".split()
)
"""Words of which a message of an error has one, in English and Welsh; our own list."""
_LIVE_ROLES = frozenset({"alert", "status", "log", "alertdialog"})
SENT = {"empty": "sent empty", "wrong": "sent with answers that cannot be right"}


class Errors(NamedTuple):
    """An attempt that was answered with errors.

    Attributes:
        attempt: The attempt.
        form: Of the page before.
        messages: In the page afterwards, the innermost elements with the new words that tell of errors.
    """

    attempt: Attempt
    form: Element
    messages: Sequence[Element]


def attempts(visit: Visit) -> Iterator[tuple[Attempt, Element]]:
    """The attempts, each with its form, on pages where the form is still where it was recorded."""
    for attempt in visit.probed.forms.attempts if visit.probed.forms else ():
        form = visit.snapshot.at_path(attempt.form)
        if form is not None:
            yield attempt, form


def with_errors(visit: Visit) -> Iterator[Errors]:
    """The attempts after which the form is still there and new words tell of errors."""
    for attempt, form in attempts(visit):
        messages = errors_in(attempt)
        if messages and _still_asks(attempt):
            yield Errors(attempt, form, messages)


def _still_asks(attempt: Attempt) -> bool:
    """Whether a field of the form can be seen afterwards; otherwise what has appeared is the next question."""
    fields = [attempt.after.at_path(place) for place in attempt.fields.values()]
    return any(each is not None and (attempt.after.seen(each) or each.box is not None) for each in fields)


def errors_in(attempt: Attempt) -> list[Element]:
    """The elements of the page afterwards whose words are new and tell of an error."""
    page = attempt.after
    appeared = [each for path in attempt.appeared if (each := page.at_path(path)) is not None]
    return [each for each in appeared if tells_of_error(page, each)]


def tells_of_error(page: Snapshot, each: Element) -> bool:
    """Whether an element's words tell of an error, or belong to a field that is said to be in error."""
    if each.tag in ("label", "legend", "button", "option", "h1"):
        return False
    if ERROR_WORDS & set(tokens(page.words(each))):
        return True
    around = {one.get("id") for one in (each, *page.ancestors(each))} - {""}
    return any(
        around & {*field.get("aria-describedby").split(), *field.get("aria-errormessage").split()}
        for field in page.elements
        if is_invalid(field)
    )


def is_invalid(field: Element) -> bool:
    """Whether it is said to be in error."""
    return field.get("aria-invalid").lower() not in ("", "false")


def is_red(value: str) -> bool:
    """Whether a computed colour is a red that stands out; a shadow's colour comes first in it."""
    start = value.find("rgb")
    numbers = value[start:].partition("(")[2].partition(")")[0].replace(",", " ").split() if start >= 0 else []
    try:
        red, green, blue = (float(each) for each in numbers[:3])
    except ValueError:
        return False
    visible = len(numbers) < 4 or float(numbers[3]) > 0
    return visible and red >= 120 and red > 1.5 * green and red > 1.5 * blue


def announced(page: Snapshot, each: Element) -> bool:
    """Whether it lies in something that screen readers announce by itself."""
    return any(
        one.get("role").lower() in _LIVE_ROLES
        or one.get("aria-live").lower() in ("polite", "assertive")
        or one.tag == "output"
        for one in (each, *page.ancestors(each))
    )


def summaries(attempt: Attempt, messages: Sequence[Element]) -> list[Element]:
    """What sums up the errors: what is announced, or has the focus, and holds a message."""
    page = attempt.after
    focus = page.at_path(attempt.focus)
    return [
        each for each in messages if announced(page, each) or (focus is not None and has_or_holds(page, focus, each))
    ]


def has_or_holds(page: Snapshot, outer: Element, inner: Element) -> bool:
    """Whether one is the other, or lies in it."""
    return outer.at == inner.at or page.holds(outer, inner)


_PREFIX = re.compile(r"^\W*(?:error|gwall)\s*:\s*", re.IGNORECASE)


def message_words(page: Snapshot, each: Element) -> str:
    """The words of a message without the “Error:” before them."""
    return _PREFIX.sub("", page.words(each))


def messages_by(page: Snapshot, field: Element) -> Iterator[str]:
    """What is said near a field or in its label, piece by piece, without what the label itself says."""
    from_label = label(page, field)
    for each in near(page, field):
        if page.words(each) != from_label:
            yield message_words(page, each)
