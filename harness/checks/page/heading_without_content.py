"""A heading has nothing under it.

What it checks:
    Whether anything stands between a heading and the next one of the same or a higher level, or the end of the
    main part.

Why it matters:
    People who jump from heading to heading go to one to read what it promises. Where nothing follows, they
    cannot know whether they have missed it.

Who is shut out:
    People who use a screen reader.

Good:
    <h2>Fees</h2><p>A permit costs 45 pounds.</p>

Poor:
    <h2>Fees</h2><h2>Fines</h2>

How to put it right:
    Put the content under the heading, or take the heading away; a line under a title is a paragraph.
"""

from collections.abc import Iterator

from harness.checks.page.headings import headings, level
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit

_CONTENT = (
    "img",
    "svg",
    "iframe",
    "input",
    "select",
    "textarea",
    "video",
    "audio",
    "canvas",
    "object",
    "embed",
    "math",
)
_NONE = ("script", "style", "template", "noscript")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="advice",
    protects=["perceives.screen"],
)
def heading_without_content(visit: Visit) -> Iterator[Judgement]:
    """Looks at what lies between headings."""
    snapshot = visit.snapshot
    found = [heading for heading in headings(snapshot) if heading.name and snapshot.seen(heading)]
    yield from told(
        visit,
        found,
        unsure=[heading for heading in found if not _has_content(snapshot, heading)],
        asks=lambda heading: f"what belongs to {snapshot.described(heading)}? Nothing stands under it.",
    )


def _has_content(snapshot: Snapshot, heading: Element) -> bool:
    """Whether anything that counts, or a heading of a lower level, follows before the next heading or the end."""
    inside = {each.at for each in snapshot.descendants(heading)}
    main = next((each for each in snapshot.ancestors(heading) if each.tag == "main" or each.role == "main"), None)
    for each in snapshot.elements[heading.at + 1 :]:
        if each.at in inside:
            continue
        if main is not None and not snapshot.holds(main, each):
            return False
        if each.role == "heading" and each.exposed:
            return level(each) > level(heading)
        if each.tag in _CONTENT or (each.tag == TEXT and each.text.strip() and not snapshot.closest(each, *_NONE)):
            return True
    return False
