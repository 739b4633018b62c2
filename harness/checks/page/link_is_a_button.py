"""A link leads nowhere: it is made to do what a button does.

What it checks:
    Whether a link runs a script instead of leading to an address: its address begins with javascript:. Where it is
    "#" and a script listens for its being pressed, a person has to judge.

Why it matters:
    A screen reader says "link", so somebody expects another page. A link does not answer to the space bar, cannot be
    opened in a new tab, and does nothing at all where the script did not load.

Who is shut out:
    People who use a screen reader, the keyboard or their voice, and everybody on a poor connection. WCAG has no
    criterion that says so outright.

Good:
    <button type="button">Show the map</button>

Poor:
    <a href="javascript:showMap()">Show the map</a>

How to put it right:
    Use a button for what acts on this page, and a link with a real address for what leads to another.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit

_PRESSED = frozenset({"click", "mousedown", "mouseup", "pointerdown", "pointerup"})


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["ARIA Authoring Practices", "HTML Living Standard"],
    severity="advice",
)
def link_is_a_button(visit: Visit) -> Iterator[Judgement]:
    """Looks at the addresses of links, and at who listens for them."""
    links = visit.snapshot.having("link")
    yield from told(
        visit,
        links,
        wrong=[link for link in links if link.get("href").lower().startswith("javascript:")],
        says=lambda link: f"{visit.snapshot.described(link)} leads nowhere: it runs a script, as a button does",
        unsure=[link for link in links if link.get("href") == "#" and _is_heard(link)],
        asks=lambda link: f"is {visit.snapshot.described(link)}, which leads to “#” and starts a script, a button?",
    )


def _is_heard(link: Element) -> bool:
    return link.has("onclick") or not _PRESSED.isdisjoint(link.listens)
