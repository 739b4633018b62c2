"""Words of a link or button are hidden from everybody.

What it checks:
    Words inside a link, a button or a label that can be seen otherwise, hidden with "visibility: hidden": they take
    up room on the page, and nobody gets them.

Why it matters:
    Such words are mostly meant for people who listen: "Read more" and then, unseen, "about rugby". But what is hidden
    in this way is hidden from screen readers too.

Who is shut out:
    People who use a screen reader.

Good:
    <a href="/rugby">Read more <span class="visually-hidden">about rugby</span></a>

Poor:
    <a href="/rugby">Read more <span style="visibility: hidden">about rugby</span></a>

How to put it right:
    Hide the words by clipping them to a pixel, as the govuk-visually-hidden class does, or show them.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit

_CONTROLS = ("link", "button", "LabelText", "tab", "menuitem", "heading")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.4.4"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="C7",
)
def words_hidden_from_everybody(visit: Visit) -> Iterator[Judgement]:
    """Looks for hidden words in what can be seen."""
    page = visit.snapshot
    controls = [each for each in page.having(*_CONTROLS) if page.seen(each) and page.words(each)]
    yield from told(
        visit,
        controls,
        unsure=[control for control in controls if _hidden(page, control)],
        asks=lambda control: (
            f"{page.described(control)} also holds “{_hidden(page, control)}”, which is hidden from everybody, screen "
            "readers too. Is it meant to be heard?"
        ),
    )


def _hidden(page: Snapshot, control: Element) -> str:
    found = [
        each.text
        for each in page.descendants(control)
        if each.tag == TEXT and each.text.strip() and each.box and page.style(each, "visibility") == "hidden"
    ]
    return " ".join(" ".join(found).split())
