"""What opens a closed part of the page has no name.

What it checks:
    Whether the summary of each <details> element that is exposed has a name.

Why it matters:
    A screen reader announces something that can be opened and does not say what is in it.

Who is shut out:
    People who use a screen reader, and people who speak a control's name to press it.

Good:
    <details><summary>Opening times</summary> …</details>

Poor:
    <details><summary></summary> …</details>

How to put it right:
    Put words in the summary; a picture in it needs a text alternative.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 4.1.2"],
    severity="serious",
    protects=["perceives.screen"],
    act=["2t702h"],
)
def details_without_name(visit: Visit) -> Iterator[Judgement]:
    """Looks at the summaries that the browser made a control of."""
    summaries = [each for each in visit.snapshot.tagged("summary") if each.role == "DisclosureTriangle"]
    yield from told(
        visit,
        summaries,
        wrong=[summary for summary in summaries if not summary.name],
        says=lambda summary: f"{visit.snapshot.described(summary)} opens something and has no name",
    )
