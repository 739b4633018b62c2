"""Two parts of the page are announced as the same.

What it checks:
    Navigation and complementary parts of one page that have the same name, or none. No WCAG criterion asks for
    names: this is advice.

Why it matters:
    A screen reader offers these parts as a list. “Navigation, navigation” does not say which is which.

Who is shut out:
    People who use a screen reader.

Good:
    <nav aria-label="Main">…</nav> <nav aria-label="On this page">…</nav>

Poor:
    <nav>…</nav> <nav>…</nav>

How to put it right:
    Give each of them a name of its own with aria-label.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["ARIA Authoring Practices"],
    severity="advice",
    protects=["perceives.screen"],
)
def landmarks_alike(visit: Visit) -> Iterator[Judgement]:
    """Compares the names of landmarks."""
    snapshot = visit.snapshot
    landmarks = [each for each in snapshot.having("navigation", "complementary") if each.frame == 0]
    called: dict[tuple[str, str], list[Element]] = {}
    for each in landmarks:
        called.setdefault((each.role, each.name.strip().casefold()), []).append(each)
    again = [each for alike in called.values() for each in alike[1:]]
    yield from told(
        visit,
        landmarks,
        wrong=again,
        says=lambda each: (
            f"two parts of the page are announced as “{each.role}”"
            + (f" and called “{each.name}”" if each.name else " and have no name")
        ),
    )
