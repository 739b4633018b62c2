"""What a page says to a form that is sent empty, and to one that is sent with wrong answers."""

from collections.abc import Mapping
from typing import Literal

from harness.model.base import Frozen
from harness.model.page import Snapshot


class Refused(Frozen):
    """A field that the browser itself refused to send.

    Attributes:
        path: Of the field, as it stood before.
        message: What the browser says of it, in its own words.
        shown: Whether the browser said it; a script may keep it from doing so and say something of its own.
    """

    path: str
    message: str
    shown: bool


class Attempt(Frozen):
    """A form that was sent once, on a fresh page.

    Attributes:
        form: The path of the form; of the button, where the fields are in none.
        button: The path of the button that was pressed.
        kind: Whether nothing was entered, or something that cannot be right.
        entered: What was entered, by the path of the field; a choice is entered as ``chosen``.
        sent_to: Where it went, or meant to go; none where it was not sent.
        answered: Whether another document took the page's place, so that ``after`` is what the service answered.
        refused: The fields that the browser refused.
        dialogs: What scripts said in windows of their own.
        title: The page's title afterwards.
        focus: The path in ``after`` of what has the focus; none when nothing has.
        fields: Where each of the form's fields stands in ``after``, by its path before; none where it is gone.
        appeared: The paths in ``after`` of the elements with words in them that were not to be seen before.
        after: The page afterwards.
    """

    form: str
    button: str
    kind: Literal["empty", "wrong"]
    entered: Mapping[str, str] = {}
    sent_to: str | None = None
    answered: bool = False
    refused: tuple[Refused, ...] = ()
    dialogs: tuple[str, ...] = ()
    title: str = ""
    focus: str | None = None
    fields: Mapping[str, str | None] = {}
    appeared: tuple[str, ...] = ()
    after: Snapshot


class Forms(Frozen):
    """The forms of a page, and the fields outside forms, each sent empty and then wrong.

    Attributes:
        attempts: What came of it, in the order in which they were made.
        left_out: Why a form was not tried, by its path.
    """

    attempts: tuple[Attempt, ...] = ()
    left_out: Mapping[str, str] = {}
