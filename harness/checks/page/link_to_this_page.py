"""A link in the text leads to the page that it is on.

What it checks:
    Links in the main part, not in navigation and not marked as the current page, whose address is that of the
    page itself.

Why it matters:
    Whoever follows it is back where they were, at the top, and looks for what is new.

Who is shut out:
    People who use a screen reader, and people with learning disabilities.

Good:
    <p>You are reading about bins.</p>

Poor:
    <p>You are reading about <a href="/bins">bins</a>.</p>

How to put it right:
    Take the link away, or lead to a part of the page.
"""

from collections.abc import Iterator

from harness.checks.page.links import named_links
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GOV.UK content design"],
    severity="advice",
)
def link_to_this_page(visit: Visit) -> Iterator[Judgement]:
    """Compares the addresses of links with the page's own."""
    snapshot = visit.snapshot
    links = [link for link in named_links(snapshot) if _in_text(snapshot, link)]
    own = [
        link for link in links if str(link.states.get("url") or "").rstrip("#") == snapshot.urls[0].partition("#")[0]
    ]
    yield from told(
        visit,
        links,
        unsure=own,
        asks=lambda link: f"why does the link “{link.name}” lead to the page that it is on?",
    )


def _in_text(snapshot: Snapshot, link: Element) -> bool:
    """Whether it stands in the main part, and does nothing but lead somewhere."""
    around = list(snapshot.ancestors(link))
    main = any(each.role == "main" for each in around)
    leads = bool(link.get("href")) and not link.get("href").startswith("#") and not link.has("onclick")
    plain = leads and not link.has("aria-current") and not link.has("role") and "click" not in link.listens
    return main and plain and link.frame == 0 and not any(each.role == "navigation" for each in around)
