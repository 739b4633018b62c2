"""The page uses elements that HTML no longer has.

What it checks:
    Elements that the HTML standard lists as obsolete: center, font, frames and the like. What slides or blinks has a
    check of its own.

Why it matters:
    They fix how words look where the reader's own style should decide. Browsers keep some going for old pages and drop
    others, so what people get differs.

Who is shut out:
    People who read with colours, sizes and types of their own.

Good:
    <p class="centred">Offices are shut on Monday</p>

Poor:
    <center>Offices are shut on Monday</center>

How to put it right:
    Use an element for what the words are, and a style sheet for how they look.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT
from harness.model.visit import Visit

_GONE = frozenset(
    "acronym applet basefont bgsound big center dir font frame frameset isindex keygen listing menuitem "
    "multicol nextid nobr noembed noframes plaintext rb rtc spacer strike tt xmp".split()
)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["HTML Living Standard"],
    severity="advice",
)
def element_long_gone(visit: Visit) -> Iterator[Judgement]:
    """Looks for elements by their names; those of drawings are another language's."""
    page = visit.snapshot
    gone = [element for element in page.elements if element.tag in _GONE and not page.closest(element, "svg", "math")]
    words = [run for run in page.tagged(TEXT) if page.seen(run)]
    yield from told(
        visit,
        [*words, *gone],
        wrong=gone,
        says=lambda element: f"there is a <{element.tag}> element; HTML no longer has it",
    )
