"""A link is only a punctuation mark or a sign.

What it checks:
    Whether a link's name holds any letter or digit.

Why it matters:
    A screen reader passes over a full stop or says "dot"; for an eye or a shaking hand it is a target that can hardly
    be found. Often it is left over from a longer link.

Who is shut out:
    People who use a screen reader, people who see little, and people who cannot point exactly.

Good:
    Visit <a href="https://www.gov.uk/">GOV.UK</a>.

Poor:
    Visit GOV.UK<a href="https://www.gov.uk/">.</a>

How to put it right:
    Put the words in the link, or take the link away if it is left over. Name an arrow or a star with words.
"""

import re
from collections.abc import Iterator

from harness.checks.page.links import named_links
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

# What ends or parts sentences and is never a sign for something; arrows, stars and the like may be.
_MARKS = re.compile(r"[\s.,;:…|/\\_'’‘\"“”()\[\]–—-]+")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.4.4", "GDS accessibility tool audit"],
    severity="moderate",
)
def link_only_punctuation(visit: Visit) -> Iterator[Judgement]:
    """Looks for names without a letter or a digit."""
    links = named_links(visit.snapshot)
    bare = [link for link in links if not any(map(str.isalnum, link.name))]
    yield from told(
        visit,
        links,
        wrong=[link for link in bare if _MARKS.fullmatch(link.name)],
        says=lambda link: f"a link is nothing but “{link.name}”",
        unsure=[link for link in bare if not _MARKS.fullmatch(link.name)],
        asks=lambda link: f"does the link “{link.name}” say to everybody, read aloud too, where it leads?",
    )
