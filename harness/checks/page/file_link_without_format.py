"""A link to a file does not say what kind of file it is, nor how large.

What it checks:
    Whether a link to a PDF, a text, a sheet or slides has the format or the size in its words or beside it.

Why it matters:
    The file opens in something else, or is saved without a word. It may be unreadable with a screen reader, and on a
    phone it may cost more than somebody has left.

Who is shut out:
    People who pay for each megabyte, people on phones, and people who use a screen reader. No success criterion of
    WCAG 2.2 asks for this; GOV.UK writes it beside each file.

Good:
    <a href="/guide.pdf">Style guide (PDF, 340 KB)</a>

Poor:
    <a href="/guide.pdf">Style guide</a>

How to put it right:
    Write format and size in the link. Better still, publish the words as a page.
"""

import re
from collections.abc import Iterator

from harness.checks.page.links import named_links
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_FILE = re.compile(r"\.(?:pdf|docx?|docm|xlsx?|xlsm|pptx?|od[tsp]|rtf|csv|zip|epub)(?:[?#]|$)", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:pdf|docx?|word|xlsx?|excel|spreadsheet|pptx?|powerpoint|slides|od[tsp]|open ?document|rtf|csv|zip|epub|"
    r"taenlen|dogfen word)\b|\d\s?(?:bytes|[kmg]i?b)\b",
    re.IGNORECASE,
)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GOV.UK content design"],
    severity="advice",
)
def file_link_without_format(visit: Visit) -> Iterator[Judgement]:
    """Looks at links whose addresses end as files do."""
    snapshot = visit.snapshot
    files = [link for link in named_links(snapshot) if _FILE.search(str(link.states.get("url", "")))]
    yield from told(
        visit,
        files,
        wrong=[link for link in files if not _SAYS.search(_said_of(snapshot, link, files))],
        says=lambda link: f"{snapshot.described(link)} leads to a file and tells neither its format nor its size",
    )


def _said_of(snapshot: Snapshot, link: Element, files: list[Element]) -> str:
    """What is said in the link and beside it: in the outermost thing around it that holds no other file."""
    about = link
    for around in snapshot.ancestors(link):
        if around.tag in ("main", "body", "html") or around.frame != link.frame:
            break
        if any(other.at != link.at and snapshot.holds(around, other) for other in files):
            break
        about = around
    return f"{link.name} {link.description} {link.get('title')} {snapshot.text(about)}"
