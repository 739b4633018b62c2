"""A single key is given a meaning with accesskey.

What it checks:
    Whether anything has the accesskey attribute.

Why it matters:
    The key is pressed together with others that differ from browser to browser, nothing on the page names it, and it
    takes the place of keys that screen readers, browsers and the person's own settings already use. No WCAG criterion
    forbids it; the audit of tools by the Government Digital Service lists it among its barriers.

Who is shut out:
    People who work with a screen reader or with keys of their own.

Good:
    <a href="/search">Search</a>

Poor:
    <a href="/search" accesskey="s">Search</a>

How to put it right:
    Take the attribute away.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GDS accessibility tool audit"],
    severity="advice",
    protects=["presses.pointing", "perceives.screen"],
)
def access_key(visit: Visit) -> Iterator[Judgement]:
    """Looks for the attribute."""
    elements = visit.snapshot.elements
    yield from told(
        visit,
        [element for element in elements if element.focusable and element.tag not in ("html", "body")],
        wrong=[element for element in elements if element.get("accesskey")],
        says=lambda element: (
            f"{visit.snapshot.described(element)} has the access key “{element.get('accesskey')}”, which may be a key "
            "that the person's browser or screen reader uses itself"
        ),
    )
