"""An error message appears, and nobody who listens is told.

What it checks:
    The messages that appear after a form was sent empty or wrong. It fails where they appear in the form,
    without the page being loaded anew, and are neither announced by themselves nor come with the focus. A person is
    asked where they appear elsewhere, and where a page that was loaded anew leaves the focus where a page begins.

Why it matters:
    Who listens to a page hears what has the focus. A message elsewhere is as good as none: they press the button, hear
    nothing, and think that the form has gone or is broken.

Who is shut out:
    People who use a screen reader, or see a small part of the page at a time.

Good:
    The focus moves to a summary of the errors, with role="alert", that links to each field.

Poor:
    A red line of text is put under the field, and the focus stays on the button.

How to put it right:
    Move the focus to the summary of the errors, or put the message in an element with role="alert".
"""

from collections.abc import Iterator

from harness.checks.page.attempts import SENT, Errors, summaries, with_errors
from harness.checks.page.fields import form
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "forms"],
    standards=["WCAG 2.2 4.1.3"],
    severity="serious",
    protects=["perceives.screen"],
    technique="ARIA19",
)
def error_not_announced(visit: Visit) -> Iterator[Judgement]:
    """Looks at what is announced and where the focus is once messages have appeared."""
    page = visit.snapshot
    shown = list(with_errors(visit))
    missed = [each for each in shown if not _is_told(each)]
    wrong = {each.form.at: each for each in missed if not each.attempt.answered and _is_in_form(each)}
    unsure = {each.form.at: each for each in missed if each.form.at not in wrong}
    yield from told(
        visit,
        [each.form for each in shown],
        wrong=[each.form for each in wrong.values()],
        says=lambda form: (
            f"“{_first(wrong[form.at])}” appears when the form at {page.selector(form)} is "
            f"{SENT[wrong[form.at].attempt.kind]}, and is neither announced nor given the focus"
        ),
        unsure=[each.form for each in unsure.values()],
        asks=lambda form: (
            f"once the form at {page.selector(form)} is sent, the page says “{_first(unsure[form.at])}” without moving "
            "the focus there; does somebody who listens learn of it?"
        ),
    )


def _is_told(shown: Errors) -> bool:
    """Whether a message is announced or has the focus, or the focus is on a field that the message describes."""
    attempt = shown.attempt
    page = attempt.after
    if attempt.dialogs or any(each.shown for each in attempt.refused) or summaries(attempt, shown.messages):
        return True
    focus = page.at_path(attempt.focus)
    return focus is not None and any(_says(focus, page.words(each)) for each in shown.messages)


def _is_in_form(shown: Errors) -> bool:
    """Whether the first message stands in the form itself, so that it can only be about its answers."""
    page = shown.attempt.after
    asked = next(filter(None, (page.at_path(place) for place in shown.attempt.fields.values())), None)
    around = form(page, asked) if asked else None
    return around is not None and page.holds(around, shown.messages[0])


def _says(focus: Element, words: str) -> bool:
    return bool(words) and words in f"{focus.name} {focus.description}"


def _first(shown: Errors) -> str:
    return shown.attempt.after.words(shown.messages[0])
