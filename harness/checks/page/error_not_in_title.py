"""A page that shows errors has the title that it had without them.

What it checks:
    Pages that answer a form with errors: whether their titles begin by saying so.

Why it matters:
    The title is the first thing that a screen reader says of a page. With the same title as before, it sounds as if the
    form had not been sent, or as if the next page asked the same again.

Who is shut out:
    People who use a screen reader, or who have several pages open.

Good:
    <title>Error: What is your name? – Apply for a permit</title>

Poor:
    <title>What is your name? – Apply for a permit</title>

How to put it right:
    Begin the title with “Error: ” when the page shows errors. No success criterion of WCAG asks for it; the GOV.UK
    Design System does.
"""

from collections.abc import Iterator

from harness.checks.page.attempts import with_errors
from harness.checks.page.fields import tokens
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_SAYS = frozenset("error errors problem gwall gwallau".split())


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "forms"],
    standards=["GOV.UK Design System"],
    severity="advice",
    protects=["perceives.screen"],
)
def error_not_in_title(visit: Visit) -> Iterator[Judgement]:
    """Looks at the titles of pages that answered a form with errors."""
    answered = {each.form.at: each for each in with_errors(visit) if each.attempt.answered}
    yield from told(
        visit,
        [each.form for each in answered.values()],
        wrong=[each.form for each in answered.values() if not _SAYS & set(tokens(each.attempt.title))],
        says=lambda form: (
            f"the page that answers the form at {visit.snapshot.selector(form)} with errors is still called "
            f"“{answered[form.at].attempt.title}”"
        ),
    )
