"""A part of a page is declared to be in a language that does not exist.

What it checks:
    Whether each lang attribute in the page's body, where words stand under it, begins with a registered language.

Why it matters:
    A screen reader that knows no such language goes on in the voice it had: words in another language come out as
    noise.

Who is shut out:
    People who use a screen reader, and people who have pages read aloud.

Good:
    <p lang="cy">Croeso</p>

Poor:
    <p lang="welsh">Croeso</p>

How to put it right:
    Use the registered code: "en" for English, "cy" for Welsh, "gd" for Scottish Gaelic.
"""

from collections.abc import Iterator

from harness.checks.page.declared_languages import parts
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.language.tags import is_registered
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.1.2"],
    severity="moderate",
    protects=["perceives.screen"],
    act=["de46e4"],
    technique="H58",
)
def language_unknown(visit: Visit) -> Iterator[Judgement]:
    """Looks the languages of parts up."""
    declaring = [part.element for part in parts(visit.snapshot)]
    yield from told(
        visit,
        declaring,
        wrong=[element for element in declaring if not is_registered(element.attributes["lang"])],
        says=lambda element: (
            f"{visit.snapshot.described(element)} is said to be in the language “{element.attributes['lang']}”, "
            "and there is no language of that code"
        ),
    )
