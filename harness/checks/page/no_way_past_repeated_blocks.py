"""Nothing helps people get past what every page repeats.

What it checks:
    Whether a page with many stops of the Tab key offers one of the usual ways past them: a first link that jumps, a
    main part that is marked as such, or headings.

Why it matters:
    A menu of thirty links takes a pointer no time, but thirty presses with a keyboard, on each page anew.

Who is shut out:
    People who use a keyboard, a switch or a screen reader.

Good:
    <a href="#main">Skip to main content</a> <nav>…</nav> <main id="main">

Poor:
    <div class="menu">thirty links</div> <div class="content">

How to put it right:
    Begin the page with a link to its main part, and mark that part with the main element.
"""

from collections.abc import Iterator

from harness.checks.page.stops import reached, walked
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_MANY = 10
"""Stops that are taken for a block to get past; an assumption: WCAG names no number."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "keyboard"],
    standards=["WCAG 2.2 2.4.1"],
    severity="moderate",
    protects=["presses.pointing", "perceives.screen"],
    technique="G1",
)
def no_way_past_repeated_blocks(visit: Visit) -> Iterator[Judgement]:
    """Looks for a first link that jumps, a main part and headings."""
    stops = [each.element for each in reached(visit, walked(visit).forward)]
    way = any(each.get("href").startswith("#") and each.get("href") != "#" for each in stops[:3])
    marked = visit.snapshot.having("main", "heading")
    many = stops if len(stops) >= _MANY else []
    yield from told(
        visit,
        many,
        unsure=many[:1] if not way and not marked else (),
        asks=lambda _: (
            f"how do people with a keyboard get past what other pages repeat, with {len(stops)} stops of the Tab key, "
            "no link that jumps, no main part and no headings?"
        ),
    )
