"""A link opens a new window or tab and does not say so.

What it checks:
    Whether a link with target="_blank", or one that opens a window by its onclick, says in its words, its
    description or its line that something new opens; or whether the page says it once for all.

Why it matters:
    The way back is gone: the Back button does nothing. People who do not see the new tab, or do not know what a tab
    is, think that the page is broken.

Who is shut out:
    People who use a screen reader or enlarge the page, and people who find the web hard. WCAG asks for it only at
    level AAA; the GOV.UK Design System asks for the words.

Good:
    <a href="/map" target="_blank">Map of offices (opens in new tab)</a>

Poor:
    <a href="/map" target="_blank">Map of offices</a>

How to put it right:
    Let it open in the same tab; where that would lose what somebody has typed, add "(opens in new tab)".
"""

import re
from collections.abc import Iterator

from harness.checks.page.links import named_links, words_around
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit

_SAYS = re.compile(
    r"\bnew (?:browser )?(?:tab|window|page)|\b(?:another|separate|different) (?:browser )?(?:tab|window)|"
    r"\b(?:tab|ffenestr|dudalen) newydd",
    re.IGNORECASE,
)
_BY_SCRIPT = re.compile(r"\bwindow\.open\(")
_ONCE_FOR_ALL = re.compile(r"\blinks? (?:on this page )?(?:will |may )?opens? in (?:a )?(?:new|another)", re.IGNORECASE)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.2.5", "GOV.UK Design System"],
    severity="advice",
    technique="G201",
)
def new_window_unannounced(visit: Visit) -> Iterator[Judgement]:
    """Looks at links that are told to open something new."""
    snapshot = visit.snapshot
    links = [link for link in named_links(snapshot) if _opens_new(link)]
    said_once = bool(_ONCE_FOR_ALL.search(snapshot.text(snapshot.root))) if links else False
    yield from told(
        visit,
        links,
        wrong=[
            link
            for link in links
            if not said_once
            and not _SAYS.search(f"{link.name} {link.description} {link.get('title')} {words_around(snapshot, link)}")
        ],
        says=lambda link: f"{snapshot.described(link)} opens a new window and does not say so",
    )


def _opens_new(link: Element) -> bool:
    return link.get("target").lower() == "_blank" or bool(_BY_SCRIPT.search(link.get("onclick")))
