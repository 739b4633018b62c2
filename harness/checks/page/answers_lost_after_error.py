"""After an error the answers already given are gone.

What it checks:
    Pages that show errors after a form was sent with answers that cannot be right: whether each field still holds what
    was entered in it. Passwords are left out.

Why it matters:
    A slip in one field costs all the others. For somebody who types with one finger or by voice, a form may take half
    an hour; and to mend a slip, one has to see it.

Who is shut out:
    People for whom typing is slow or hard, and people who forget what they had written.

Good:
    The form comes back with every answer in place and a message by the wrong one.

Poor:
    The form comes back with a message, and empty.

How to put it right:
    Show the form again with what was entered, the wrong answers too.
"""

from collections.abc import Iterator

from harness.checks.page.attempts import with_errors
from harness.checks.page.fields import kind
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.forms import Attempt
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "forms"],
    standards=["WCAG 2.2 3.3.7", "GOV.UK Design System"],
    severity="moderate",
)
def answers_lost_after_error(visit: Visit) -> Iterator[Judgement]:
    """Looks for what was entered in the fields of the page afterwards."""
    page = visit.snapshot
    entered: dict[int, Element] = {}
    lost: dict[int, Element] = {}
    for shown in with_errors(visit):
        for field, kept in _entered(page, shown.attempt):
            entered[field.at] = field
            if not kept:
                lost[field.at] = field
    yield from told(
        visit,
        list(entered.values()),
        wrong=list(lost.values()),
        says=lambda each: f"what was entered in {page.described(each)} is gone when the form comes back with an error",
    )


def _entered(page: Snapshot, attempt: Attempt) -> Iterator[tuple[Element, bool]]:
    """The fields that something was typed into, and whether each still holds something."""
    for path, value in attempt.entered.items():
        field, after = page.at_path(path), attempt.after.at_path(attempt.fields.get(path))
        if field is None or after is None or value == "chosen" or kind(field) in ("password", "number"):
            continue
        yield field, bool((after.value or "").strip())
