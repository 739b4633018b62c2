"""Pages about different things have the same title.

What it checks:
    Whether two pages with different main headings have the same title. It fails where the title has no word of one of
    the headings; where it may speak of both, a person is asked.

Why it matters:
    The title is the first thing a screen reader says of a page, and all that a tab, a bookmark or the browser's history
    shows. If it stays the same, people cannot tell whether their last step led anywhere, nor find a page again.

Who is shut out:
    People who use a screen reader, people who find it hard to remember where they were, and people with many tabs open.

Good:
    "What is your name? - Apply for a licence", and then "What is your address? - Apply for a licence".

Poor:
    "Apply for a licence" on every page.

How to put it right:
    Begin each title with what the page's main heading says, and put the service's name after it.
"""

from collections.abc import Iterator

from harness.checks.page.headings import headings, level
from harness.checks.page.side_by_side import Differs, main_heading, told_of_pages
from harness.checks.registry import Judgement, check
from harness.language.stems import topics
from harness.model.visit import Visit
from harness.model.visits import Visits


@check(
    channels=["web"],
    subject="pages",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.4.2"],
    severity="moderate",
    technique="G88",
)
def pages_share_a_title(visits: Visits) -> Iterator[Judgement]:
    """Compares titles and main headings."""
    named = [visit for visit in visits.visits if visit.title.strip() and main_heading(visit)]
    first: dict[str, Visit] = {}
    wrong, unsure = [], []
    for visit in named:
        other = first.setdefault(_plain(visit.title), visit)
        said, before = main_heading(visit), main_heading(other)
        if _plain(said) == _plain(before):
            continue
        about = next(each for each in headings(visit.snapshot) if level(each) == 1 and each.name)
        if all(not topics(heading) or topics(visit.title) & topics(heading) for heading in (said, before)):
            asks = f"does the title tell this page, “{said}”, from the page “{before}”, which has the same one?"
            unsure.append(Differs(visit, about, asks))
        else:
            says = f"the main heading is “{said}”, but the title is the same as that of the page “{before}”"
            wrong.append(Differs(visit, about, says))
    yield from told_of_pages(tried=len(named) > 1, wrong=wrong, unsure=unsure)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
