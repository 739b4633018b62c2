"""Several errors are shown, and nothing at the top lists them.

What it checks:
    Pages that show two messages or more after a form was sent empty or wrong: whether some of them are links to the
    fields in error, or are announced together or given the focus. A person is asked where it is not so.

Why it matters:
    The first field in error may be out of view, or the second. A list at the top says how many there are and leads to
    each.

Who is shut out:
    People who use a screen reader, see a small part of the page at a time, or forget what they were about to mend.

Good:
    There is a problem: “Enter your full name”, “Enter your date of birth”, each a link to its field.

Poor:
    Two messages far apart in a long form, and the page begins as before.

How to put it right:
    Show an error summary above the page's heading and move the focus to it. No success criterion of WCAG asks for it;
    the GOV.UK Design System does.
"""

from collections.abc import Iterator

from harness.checks.page.attempts import Errors, summaries, with_errors
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "forms"],
    standards=["GOV.UK Design System"],
    severity="moderate",
    technique="G139",
)
def error_summary_missing(visit: Visit) -> Iterator[Judgement]:
    """Looks for what lists the messages that appeared."""
    page = visit.snapshot
    several = {each.form.at: each for each in with_errors(visit) if len(each.messages) > 1}
    yield from told(
        visit,
        [each.form for each in several.values()],
        unsure=[each.form for each in several.values() if not _is_summed_up(each)],
        asks=lambda form: (
            f"{len(several[form.at].messages)} messages appear after the form at {page.selector(form)} is sent; does "
            "something at the top of the page list them?"
        ),
    )


def _is_summed_up(shown: Errors) -> bool:
    page = shown.attempt.after
    links = [each for each in shown.messages if (link := page.closest(each, "a")) and link.get("href").startswith("#")]
    return bool(links) or bool(summaries(shown.attempt, shown.messages))
