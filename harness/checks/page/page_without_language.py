"""A page does not say which language it is in.

What it checks:
    Whether the page's outermost element has a lang attribute with something in it.

Why it matters:
    A screen reader picks its voice by the language that a page declares. Where none is, it reads in the voice that the
    person happens to have set, and Welsh read by an English voice cannot be understood.

Who is shut out:
    People who use a screen reader, people who have pages read aloud, and people who have them translated.

Good:
    <html lang="cy">

Poor:
    <html>

How to put it right:
    Put the language of most of the page's words in the lang attribute of the html element.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.1.1"],
    severity="serious",
    protects=["perceives.screen"],
    act=["b5c3f8"],
    technique="H57",
)
def page_without_language(visit: Visit) -> Iterator[Judgement]:
    """Looks at the outermost element."""
    pages = [visit.snapshot.root] if visit.snapshot.root.tag == "html" else []
    yield from told(
        visit,
        pages,
        wrong=[page for page in pages if not page.get("lang")],
        says=lambda _: "nothing says which language the page is in",
    )
