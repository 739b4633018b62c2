"""The title of a link or button only repeats its words.

What it checks:
    Links and buttons whose title attribute says the same as their words.

Why it matters:
    Some screen readers read both, and under a mouse a box with nothing new covers what is beside it.

Who is shut out:
    People who use a screen reader, and people who enlarge the page.

Good:
    <a href="/order">Order a bin</a>

Poor:
    <a href="/order" title="Order a bin">Order a bin</a>

How to put it right:
    Take the title away.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["HTML Living Standard"],
    severity="advice",
    protects=["perceives.screen"],
)
def title_repeats_words(visit: Visit) -> Iterator[Judgement]:
    """Compares titles with words."""
    snapshot = visit.snapshot
    titled = [each for each in snapshot.having("link", "button") if each.get("title") and snapshot.words(each)]
    yield from told(
        visit,
        titled,
        wrong=[each for each in titled if each.get("title").casefold() == snapshot.words(each).casefold()],
        says=lambda each: f"the title of {snapshot.described(each)} only repeats its words",
    )
