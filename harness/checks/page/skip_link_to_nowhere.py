"""The first link of the page promises to jump, and does not.

What it checks:
    Where the first stop of the Tab key is a link within the page, it is used with the Enter key, and Tab is pressed
    again: whether the place it points at is there, and whether the focus comes to something after it.

Why it matters:
    A link such as “Skip to main content” spares people the menu on every page. Where it does not work they press Tab
    through all of it, twenty times a page.

Who is shut out:
    People who use a keyboard, a switch or a screen reader.

Good:
    <a href="#main">Skip to main content</a> … <main id="main">

Poor:
    <a href="#content">Skip to main content</a> … <main id="main">

How to put it right:
    Give the main part of the page the id that the link points at.
"""

from collections.abc import Iterator

from harness.checks.page.stops import walked
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "keyboard"],
    standards=["WCAG 2.2 2.4.1"],
    severity="moderate",
    protects=["presses.pointing", "perceives.screen"],
    technique="G1",
)
def skip_link_to_nowhere(visit: Visit) -> Iterator[Judgement]:
    """Looks at where the focus was after the link was used."""
    walk, page = walked(visit), visit.snapshot
    link = page.at_path(walk.skip.path) if walk.skip else None
    stays = missed = False
    if walk.skip and link:
        target, following = page.at_path(walk.skip.target), page.at_path(walk.skip.next)
        usual = walk.forward[1].path if walk.forward[1:] else None
        stays = walk.skip.target is None and walk.skip.next == usual
        missed = bool(target and following and following.at < target.at)
    yield from told(
        visit,
        [link] if link else [],
        wrong=[link] if link and stays else (),
        says=lambda element: f"{page.described(element)} leads nowhere: the page has no place “{element.get('href')}”",
        unsure=[link] if link and missed else (),
        asks=lambda element: (
            f"does {page.described(element)} help somebody with a keyboard, though the next press of Tab leads to "
            "something before the place that it points at?"
        ),
    )
