"""The only label of a field is the grey text in it.

What it checks:
    Whether the name of each field comes from something other than its placeholder. Where a name is given to screen
    readers alone and the eye has only the placeholder, a person is asked, unless the field is a search.

Why it matters:
    A placeholder goes with the first letter typed. Whoever loses the thread, or comes back to check an answer, cannot
    see what was asked; it is often too pale to read, and is taken for an answer that is there already.

Who is shut out:
    People who forget or are interrupted, who see little, who use a screen reader, or who speak to their device.

Good:
    <label for="q">Search</label> <input id="q" type="search">

Poor:
    <input type="search" placeholder="Search">

How to put it right:
    Give the field a label that stays in view, and keep the placeholder empty.
"""

from collections.abc import Iterator

from harness.checks.page.fields import kind, label, typed
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.3.2"],
    severity="moderate",
    technique="H44",
)
def placeholder_only_label(visit: Visit) -> Iterator[Judgement]:
    """Looks at where the names of fields with a placeholder come from."""
    page = visit.snapshot
    hinted = [each for each in typed(page) if each.get("placeholder")]
    wrong = [each for each in hinted if each.name_from == "placeholder"]
    unlabelled = [each for each in hinted if each not in wrong and not label(page, each) and kind(each) != "search"]
    yield from told(
        visit,
        hinted,
        wrong=wrong,
        says=lambda each: (
            f"the only label of {page.described(each)} is its placeholder, which is gone once people type"
        ),
        unsure=unlabelled,
        asks=lambda each: (
            f"the placeholder “{each.get('placeholder')}” seems to be all that the eye is told of "
            f"{page.described(each)}; does anything that stays in view say what it is for?"
        ),
    )
