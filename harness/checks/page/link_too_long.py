"""A whole passage is one link.

What it checks:
    Links whose name has more than 25 words.

Why it matters:
    A screen reader reads the whole of it at each stop, and people who speak the name of a link to follow it
    cannot say this one.

Who is shut out:
    People who use a screen reader, and people who use their voice.

Good:
    <h2><a href="/a">Garden waste</a></h2><p>We empty the brown bin …</p>

Poor:
    <a href="/a">Garden waste. We empty the brown bin each week from March to November …</a>

How to put it right:
    Make a link of the few words that say where it leads.
"""

from collections.abc import Iterator

from harness.checks.page.links import named_links
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

MOST = 25
"""Words; titles of documents have fewer: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.4.4"],
    severity="advice",
    protects=["perceives.screen"],
)
def link_too_long(visit: Visit) -> Iterator[Judgement]:
    """Counts the words of links."""
    links = named_links(visit.snapshot)
    yield from told(
        visit,
        links,
        unsure=[link for link in links if len(link.name.split()) > MOST],
        asks=lambda link: f"could the link that begins “{link.name[:40]}…” be shorter?",
    )
