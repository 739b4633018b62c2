"""A page is declared to be in a language that does not exist.

What it checks:
    Whether the lang attribute of the page's outermost element begins with a registered language.

Why it matters:
    A screen reader finds no voice for a language that nobody has registered, such as "english" or "eng", and falls back
    on the one that happens to be set.

Who is shut out:
    People who use a screen reader, people who have pages read aloud, and people who have them translated.

Good:
    <html lang="en-GB">

Poor:
    <html lang="english">

How to put it right:
    Use the registered code: "en" for English, "cy" for Welsh, "gd" for Scottish Gaelic.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.language.tags import is_registered
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.1.1"],
    severity="serious",
    protects=["perceives.screen"],
    act=["bf051a"],
    technique="H57",
)
def page_language_unknown(visit: Visit) -> Iterator[Judgement]:
    """Looks the outermost element's language up."""
    root = visit.snapshot.root
    pages = [root] if root.tag == "html" and root.get("lang") else []
    yield from told(
        visit,
        pages,
        wrong=[page for page in pages if not is_registered(page.get("lang"))],
        says=lambda page: (
            f"the page says that its language is “{page.get('lang')}”, and there is no language of that code"
        ),
    )
