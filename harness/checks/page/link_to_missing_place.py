"""A link to another part of the page leads to no part of it.

What it checks:
    Whether the place that a link within the page points at is there. The page's first link, which mostly skips to the
    main part, is left to a check of its own, and so are links that a script listens to.

Why it matters:
    Somebody picks "How to appeal" from the list of contents, and nothing happens. An error summary whose links do
    this leaves people searching for the field.

Who is shut out:
    Everybody who follows the link; most of all people who cannot simply look down the page. WCAG has no criterion of
    its own for broken links.

Good:
    <a href="#appeal">How to appeal</a> … <h2 id="appeal">How to appeal</h2>

Poor:
    <a href="#appeal">How to appeal</a> … <h2 id="appeals">How to appeal</h2>

How to put it right:
    Give the part the id that the link points at.
"""

from collections.abc import Iterator
from urllib.parse import unquote, urldefrag

from harness.checks.page.links import named_links
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

# Playwright listens for clicks on the window of each page itself, so those say nothing.
_PRESSED = ("click", "document click", "window hashchange")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["HTML Living Standard"],
    severity="moderate",
)
def link_to_missing_place(visit: Visit) -> Iterator[Judgement]:
    """Looks for what links within the page point at."""
    snapshot = visit.snapshot
    within = [link for link in named_links(snapshot)[1:] if _place(snapshot, link)]
    missing = [link for link in within if not _is_there(snapshot, link)]
    yield from told(
        visit,
        within,
        wrong=[link for link in missing if not _is_heard(snapshot, link)],
        says=lambda link: f"{snapshot.described(link)} leads to “#{_place(snapshot, link)}”, which is not on the page",
    )


def _place(snapshot: Snapshot, link: Element) -> str:
    """The place in its own document that a link points at; empty where it leads elsewhere, or to the top."""
    address, place = urldefrag(str(link.states.get("url", "")))
    here = urldefrag(snapshot.urls[link.frame])[0]
    by_script = place.startswith(("!", "/", ":~:"))
    return place if address == here and not by_script and place.lower() != "top" else ""


def _is_there(snapshot: Snapshot, link: Element) -> bool:
    names = {_place(snapshot, link), unquote(_place(snapshot, link))}
    if any(snapshot.by_id(name, link.frame) for name in names):
        return True
    return any(each.get("name") in names for each in snapshot.tagged("a") if each.frame == link.frame)


def _is_heard(snapshot: Snapshot, link: Element) -> bool:
    heard = [type_ for each in (link, *snapshot.ancestors(link)) for type_ in each.listens]
    return link.has("onclick") or any(type_ in _PRESSED for type_ in heard)
