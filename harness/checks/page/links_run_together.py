"""Links follow each other with nothing but a space between them.

What it checks:
    Whether three links or more on one line, written as plain words, are parted by a mark, a gap or an edge.

Why it matters:
    Two links that run on look like one. Somebody presses the wrong one, or never learns that there is a second; some
    old screen readers read them as one.

Who is shut out:
    People who see little or enlarge the page, people who cannot point exactly, and people who find reading hard. No
    success criterion of WCAG 2.2 asks for this.

Good:
    A list, or <a href="/a">January</a> | <a href="/b">February</a>

Poor:
    <a href="/a">January</a> <a href="/b">February</a> <a href="/c">March</a>

How to put it right:
    Put the links in a list, or set them well apart, or put a mark between them.
"""

from collections.abc import Iterator
from functools import partial

from harness.checks.page.links import named_links
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit

# A gap of more than this share of the letters' height parts two links by itself: assumption, three times a usual space.
_WIDE_GAP = 0.75
_PAIR = 2


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GDS accessibility tool audit"],
    severity="advice",
)
def links_run_together(visit: Visit) -> Iterator[Judgement]:
    """Looks for rows of links; two may be meant as a pair, three and more are a row that runs together."""
    snapshot = visit.snapshot
    links = named_links(snapshot)
    rows: list[list[Element]] = []
    for link in filter(partial(_is_plain, snapshot), links):
        if rows and _follows(snapshot, rows[-1][-1], link):
            rows[-1].append(link)
        else:
            rows.append([link])
    yield from told(
        visit,
        links,
        wrong=[row[1] for row in rows if len(row) > _PAIR],
        says=lambda link: f"only a space parts {snapshot.described(link)} from the links before and after it",
    )


def _is_plain(snapshot: Snapshot, link: Element) -> bool:
    """Whether it is words in a line, without an edge or a colour of its own behind it."""
    edge = any(snapshot.style(link, f"border-{side}-width") not in ("0px", "") for side in ("top", "left"))
    room = snapshot.pixels(link, "padding-left") > 0
    inline = snapshot.style(link, "display") == "inline"
    return inline and not edge and not room and snapshot.seen(link) and bool(snapshot.words(link))


def _follows(snapshot: Snapshot, one: Element, other: Element) -> bool:
    """Whether a link stands just after another: on its line, with no more than a usual space between them."""
    between = [each for each in snapshot.elements[one.at + 1 : other.at] if not snapshot.holds(one, each)]
    if one.parent != other.parent or any(each.tag != TEXT or each.text.strip() for each in between):
        return False
    if not (one.box and other.box):
        return False
    same_line = abs(one.box.bottom - other.box.bottom) < other.box.height / 2
    return same_line and 0 <= other.box.x - one.box.right <= _WIDE_GAP * snapshot.pixels(other, "font-size")
