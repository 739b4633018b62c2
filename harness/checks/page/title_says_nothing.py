"""A page's title says nothing of the page.

What it checks:
    Whether the title is one that a program or a template left behind, such as "Untitled" or "index.html", and whether
    it shares a word with one of the page's main headings.

Why it matters:
    The title is the first thing a screen reader says of a page, and all that a tab or a bookmark shows. One that is
    left over, or the same on every page, leaves people unsure where they are and whether their step worked.

Who is shut out:
    People who use a screen reader, and people who find it hard to remember where they were.

Good:
    <title>Where to send the form - Apply for a licence</title> over <h1>Where to send the form</h1>

Poor:
    <title>Untitled document</title>

How to put it right:
    Begin the title with what the page's main heading says, and put the service's name after it.
"""

import re
from collections.abc import Iterator

from harness.checks.page.headings import headings, level
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.language.stems import topics
from harness.model.visit import Visit

_LEFT_OVER = frozenset(
    "untitled new the a page pages document webpage website web site title tab template default placeholder text html "
    "test todo tbc tbd xxx lorem ipsum react vite vue angular app".split()
)
_FILE = re.compile(r"[\w-]{1,80}\.(?:html?|php|aspx?|jsp|cgi|pdf|docx?)|https?://\S+")
_HOME = frozenset({"home", "homepage", "home page", "index", "welcome", "main", "start", "hafan"})


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.4.2"],
    severity="moderate",
    act=["c4a8a4"],
    technique="F25",
)
def title_says_nothing(visit: Visit) -> Iterator[Judgement]:
    """Compares the title with what templates leave behind, and with the main headings."""
    title = " ".join(visit.title.split())
    main = [heading for heading in headings(visit.snapshot) if level(heading) == 1 and heading.name]
    pages = [visit.snapshot.root] if title else []
    heard = " ".join(heading.name for heading in main)
    left_over = _is_left_over(title.lower())
    strange = bool(topics(heard)) and not topics(title) & topics(heard)
    yield from told(
        visit,
        pages,
        wrong=pages if left_over else [],
        says=lambda _: f"the title is only “{title}”, which says nothing of what the page is for",
        unsure=pages if not left_over and (strange or title.lower() in _HOME) else [],
        asks=lambda _: f"does the title say what the page is about{f', “{heard}”' if heard else ''}?",
    )


def _is_left_over(title: str) -> bool:
    words = re.findall(r"\w+", title)
    return all(word in _LEFT_OVER or word.isdigit() for word in words) or bool(_FILE.fullmatch(title))
