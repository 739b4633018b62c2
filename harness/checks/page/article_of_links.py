"""An article holds nothing but navigation.

What it checks:
    Article elements whose words all lie in navigation and in the headings over it.

Why it matters:
    A screen reader announces an article as a piece of writing that stands for itself, and offers to jump from one to
    the next. Whoever goes there to read finds a list of links.

Who is shut out:
    People who use a screen reader.

Good:
    <nav aria-labelledby="more"><h2 id="more">Related pages</h2>…</nav>

Poor:
    <article><h2>Related pages</h2><nav>…</nav></article>

How to put it right:
    Use a nav, section or div there, and keep article for a post, a report or a story.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["HTML Living Standard"],
    severity="advice",
    protects=["perceives.screen"],
)
def article_of_links(visit: Visit) -> Iterator[Judgement]:
    """Looks for words in articles that lie in no navigation."""
    page = visit.snapshot
    articles = [article for article in page.having("article") if page.text(article)]
    yield from told(
        visit,
        articles,
        wrong=[article for article in articles if _only_navigation(page, article)],
        says=lambda article: f"the article at {page.selector(article)} holds nothing but navigation",
    )


def _only_navigation(page: Snapshot, article: Element) -> bool:
    inside = list(page.descendants(article))
    skipped = {each.at for each in inside if each.exposed and each.role in ("navigation", "heading")}
    rest = [
        each
        for each in inside
        if (each.tag in ("img", "video", "audio", "form", "iframe") or (each.tag == TEXT and each.text.strip()))
        and not any(around.at in skipped for around in page.ancestors(each))
    ]
    return not rest and any(each.exposed and each.role == "navigation" for each in inside)
