"""A link opens a program for e-mail and does not say so.

What it checks:
    Links to an e-mail address whose words do not hold an address or speak of e-mail.

Why it matters:
    Another program opens, or nothing at all. Whoever expected a page does not know where they are, and who uses
    no such program never learns the address.

Who is shut out:
    People with learning disabilities, and people who use a screen reader.

Good:
    <a href="mailto:bins@example.org">bins@example.org</a>

Poor:
    <a href="mailto:bins@example.org">The bins team</a>

How to put it right:
    Show the address as the link.
"""

import re
from collections.abc import Iterator

from harness.checks.page.links import named_links, words_around
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_SAYS = re.compile(r"@|\be-?mail|\bmail\b|\be-?bost|\bwrite to\b", re.IGNORECASE)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GOV.UK content design"],
    severity="advice",
)
def mail_link_unannounced(visit: Visit) -> Iterator[Judgement]:
    """Looks at links to addresses."""
    links = [link for link in named_links(visit.snapshot) if link.get("href").lower().startswith("mailto:")]
    yield from told(
        visit,
        links,
        unsure=[link for link in links if not _SAYS.search(f"{link.name} {words_around(visit.snapshot, link)}")],
        asks=lambda link: f"do people know that the link “{link.name}” opens a program for e-mail?",
    )
