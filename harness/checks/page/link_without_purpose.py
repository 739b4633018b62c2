"""A link's name says nothing, and neither does what stands around it.

What it checks:
    Whether a link is called only "Click here", "Read more" or the like, with no words in its sentence, paragraph, list
    item or table row, and no description, that say where it leads.

Why it matters:
    People who listen to a page go from link to link, or have its links read out as a list. "Read more" tells them
    nothing, and a heading above it is not read with it.

Who is shut out:
    People who use a screen reader, and people who see a small part of the screen at a time.

Good:
    <a href="/polar-bears">Where polar bears live</a>

Poor:
    <a href="/polar-bears">Read more</a>, alone on its line.

How to put it right:
    Name the link after what it leads to, as the title of that page does.
"""

from collections.abc import Iterator

from harness.checks.page.links import is_told_by_context, named_links, names_nothing
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.4.4", "GOV.UK content design"],
    severity="moderate",
    protects=["perceives.screen"],
    act=["5effbb", "aizyf1"],
    technique="F84",
)
def link_without_purpose(visit: Visit) -> Iterator[Judgement]:
    """Looks for links that neither their names nor their context explain."""
    links = named_links(visit.snapshot)
    yield from told(
        visit,
        links,
        wrong=[each for each in links if names_nothing(each.name) and not is_told_by_context(visit.snapshot, each)],
        says=lambda link: f"the link “{link.name}” does not say where it leads, and nothing beside it does",
    )
