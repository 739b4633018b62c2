"""A page has no title.

What it checks:
    Whether the page has a title with words in it.

Why it matters:
    The title is the first thing a screen reader says of a page, and the only thing in a tab, a bookmark or the history.
    Without one, somebody with six tabs open cannot tell which is the form they were half-way through.

Who is shut out:
    People who use a screen reader, and people who find it hard to remember where they were.

Good:
    <title>Where to send the form - Apply for a licence</title>

Poor:
    <title></title>

How to put it right:
    Put a title element with words in it into the head of the page.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.4.2"],
    severity="serious",
    act=["2779a5"],
    technique="H25",
)
def page_without_title(visit: Visit) -> Iterator[Judgement]:
    """Looks at the title that the browser shows."""
    pages = [visit.snapshot.root] if visit.snapshot.root.tag == "html" else []
    yield from told(
        visit,
        pages,
        wrong=pages if not visit.title.strip() else (),
        says=lambda _: "there is no title: its tab, bookmark and first announcement have no words",
    )
