"""A form that is refused does not say so in words.

What it checks:
    Each form, sent empty and with answers that cannot be right. It fails where the browser refused a field and a script
    kept it from saying so, or where a field was marked as wrong, and no new words are to be seen. A person is asked
    where a script stopped the form and nothing happened at all.

Why it matters:
    A person presses the button and nothing is said. They press again, and give up; a red border or a mark that only
    software sees does not tell what is wrong.

Who is shut out:
    Everybody; first those who cannot see colours or use a screen reader.

Good:
    The form comes back with “Enter your full name” above the field.

Poor:
    The form does not go, and the border of a field turns red.

How to put it right:
    Say in words, by the field and at the top of the page, which answer is wrong and what to enter instead.
"""

from collections.abc import Iterator

from harness.checks.page.attempts import SENT, attempts, is_invalid, is_red
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.forms import Attempt
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_LOOKS = ("border-top-color", "border-bottom-color", "background-color", "box-shadow", "outline-color")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "forms"],
    standards=["WCAG 2.2 3.3.1"],
    severity="serious",
    technique="G83",
)
def error_not_in_words(visit: Visit) -> Iterator[Judgement]:
    """Looks for forms that stopped, or marked a field, without a word."""
    page = visit.snapshot
    tried: dict[int, Element] = {}
    wrong: dict[int, tuple[Element, str]] = {}
    unsure: dict[int, tuple[Element, str]] = {}
    for attempt, form in attempts(visit):
        tried[form.at] = form
        if attempt.appeared or attempt.dialogs or attempt.answered or any(each.shown for each in attempt.refused):
            continue
        marked = [page.at_path(each.path) for each in attempt.refused]
        if not marked and attempt.sent_to is None:
            marked = _marked(page, attempt)
        field = next(filter(None, marked), None)
        if field is not None:
            wrong.setdefault(form.at, (field, SENT[attempt.kind]))
        elif attempt.sent_to is None and form.tag == "form" and _same_words(page, attempt.after):
            unsure.setdefault(form.at, (form, SENT[attempt.kind]))
    yield from told(
        visit,
        list(tried.values()),
        wrong=[field for field, _ in wrong.values()],
        says=lambda each: (
            f"{page.described(each)} is found wrong when the form is "
            f"{next(sent for field, sent in wrong.values() if field.at == each.at)}, and nothing says so in words"
        ),
        unsure=[form for at, (form, _) in unsure.items() if at not in wrong],
        asks=lambda each: (
            f"the form at {page.selector(each)} was {unsure[each.at][1]}, and nothing was to be seen; how does a "
            "person learn what came of it?"
        ),
    )


def _marked(page: Snapshot, attempt: Attempt) -> list[Element | None]:
    """The fields that turned red, or are exposed as wrong now and were not before; the focus changes looks anyway."""
    found: list[Element | None] = []
    for path, place in attempt.fields.items():
        before, after = page.at_path(path), attempt.after.at_path(place)
        if before is None or after is None or place == attempt.focus:
            continue
        reds = [(is_red(page.style(before, each)), is_red(attempt.after.style(after, each))) for each in _LOOKS]
        if (False, True) in reds or (is_invalid(after) and not is_invalid(before)):
            found.append(before)
    return found


def _same_words(before: Snapshot, after: Snapshot) -> bool:
    return before.words(before.root) == after.words(after.root)
