"""The page's own words are in no landmark.

What it checks:
    Whether a page that begins with links, as pages do that share a menu with others, has a main landmark, or another,
    around its running text. No WCAG criterion asks for a landmark in so many words.

Why it matters:
    Landmarks let people who use a screen reader step over what is the same on every page. Without one around the page's
    own words they listen to the menu again on each page, or hunt for where it ends.

Who is shut out:
    People who use a screen reader.

Good:
    <nav>…</nav> <main><p>Send the form by 31 January.</p></main>

Poor:
    <nav>…</nav> <div><p>Send the form by 31 January.</p></div>

How to put it right:
    Put a main element around everything that belongs to this page alone.
"""

from collections.abc import Iterator

from harness.checks.page.passages import passages, within
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_LANDMARKS = ("main", "complementary", "region", "form", "search")
_REPEATED = ("navigation", "banner", "contentinfo")
_FEWEST_WORDS = 8
"""What has fewer words may be a menu's, or a label's: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["ARIA Authoring Practices"],
    severity="advice",
    protects=["perceives.screen"],
    act=["b40fd1"],
    technique="ARIA11",
)
def words_outside_landmarks(visit: Visit) -> Iterator[Judgement]:
    """Looks for running text after links, and for a landmark around it."""
    snapshot = visit.snapshot
    links = [link for link in snapshot.having("link") if link.frame == 0 and snapshot.closest(link, "li", "nav")]
    running = [
        passage.texts[0]
        for passage in passages(snapshot)
        if passage.length >= _FEWEST_WORDS
        and passage.texts[0].frame == 0
        and links
        and passage.texts[0].at > links[0].at
        and not within(snapshot, passage.texts[0], "nav", "li", "header", "footer", roles=_REPEATED)
    ]
    inside = [text for text in running if text.exposed and within(snapshot, text, roles=_LANDMARKS)]
    yield from told(
        visit,
        running,
        wrong=running if not inside else [],
        says=lambda text: (
            f"“{' '.join(text.text.split())[:60]}” follows the links, and no landmark says where it begins"
        ),
    )
