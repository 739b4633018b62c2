"""A link is called by its address.

What it checks:
    Whether the whole name of a link is an address that begins with http and goes on after the website's name.

Why it matters:
    A screen reader spells it out: "https colon slash slash". Nobody can tell from it what is there, and it is too long
    to say to a device.

Who is shut out:
    People who use a screen reader, people who speak to their device, and people who find reading hard. WCAG asks for
    names that stand by themselves only at level AAA.

Good:
    <a href="https://www.example.org/a/7?x=2">When the harbour opens</a>

Poor:
    <a href="https://www.example.org/a/7?x=2">https://www.example.org/a/7?x=2</a>

How to put it right:
    Name the link after what is there. Where people copy the address by hand, make it short.
"""

import re
from collections.abc import Iterator

from harness.checks.page.links import named_links
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_ADDRESS = re.compile(r"https?://[^\s/]+/\S+", re.IGNORECASE)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.4.9", "GOV.UK content design"],
    severity="advice",
)
def link_named_by_address(visit: Visit) -> Iterator[Judgement]:
    """Looks at the names of links."""
    links = named_links(visit.snapshot)
    yield from told(
        visit,
        links,
        wrong=[link for link in links if _ADDRESS.fullmatch(link.name)],
        says=lambda link: f"a link is called by its address, “{link.name[:80]}”",
    )
