"""An abbreviation is not explained where it is first used.

What it checks:
    Whether each abbreviation that the code marks as one has its full words, in its title or in the text beside it. Of
    capitals in sentences that are not marked, and that few people know, a person has to say whether they need it. What
    everybody knows, such as UK or PDF, is left alone.

Why it matters:
    "Send your UTR to the SA team" says nothing to somebody who has never dealt with either. They have to leave the page
    to find out, and many do not come back.

Who is shut out:
    People with a learning disability, people who read English as a second language, and anybody new to the service.

Good:
    Your Unique Taxpayer Reference (UTR) is on letters from us.

Poor:
    <abbr>UTR</abbr> is on letters from us.

How to put it right:
    Write the words in full the first time, with the abbreviation in brackets after them.
"""

from collections.abc import Iterator

from harness.checks.page.passages import passages, within
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.language.abbreviations import is_explained, is_well_known, unexplained
from harness.language.tags import primary
from harness.model.finding import Severity
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_FEWEST_WORDS = 6
"""A passage with fewer words is a label or a name, whose capitals mostly are one too: assumption."""
_CHROME = ("nav", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "abbr")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.1.4"],
    severity="moderate",
    technique="G97",
)
def unexplained_abbreviation(visit: Visit) -> Iterator[Judgement]:
    """Looks for abbreviations, and for what they stand for."""
    snapshot = visit.snapshot
    text = snapshot.text(snapshot.root)
    marked = [each for each in snapshot.tagged("abbr") if snapshot.seen(each) and snapshot.words(each)]
    bare = [each for each in marked if _is_capitals(snapshot.words(each)) and not _is_explained(snapshot, each, text)]
    capitals = _capitals(snapshot, text) if primary(visit.language or "en") == "en" else {}
    guessed = [snapshot.elements[at] for at in capitals]
    yield from told(
        visit,
        marked + guessed,
        wrong=bare,
        says=lambda element: f"“{snapshot.words(element)}” is marked as an abbreviation, and its words are nowhere in full",
        unsure=[] if bare else guessed,
        asks=lambda element: f"does everybody who comes to the page know what “{capitals[element.at]}” means?",
        at_most=Severity.MODERATE if bare else Severity.ADVICE,
    )


def _is_capitals(written: str) -> bool:
    return sum(letter.isupper() for letter in written) > 1


def _is_explained(snapshot: Snapshot, element: Element, text: str) -> bool:
    written = snapshot.words(element)
    alike = [each for each in snapshot.tagged("abbr") if snapshot.words(each) == written]
    letters = "".join(letter for letter in written if letter.isalnum())
    return any(each.get("title") for each in alike) or is_well_known(letters) or is_explained(written, text)


def _capitals(snapshot: Snapshot, text: str) -> dict[int, str]:
    """Abbreviations in sentences that no code marks and nothing explains: where each is first used."""
    found: dict[int, str] = {}
    unknown = set(unexplained(text))
    for passage in passages(snapshot):
        if passage.count < _FEWEST_WORDS or within(snapshot, passage.block, *_CHROME) or passage.words.isupper():
            continue
        for run in passage.texts:
            first = next((written for written in unexplained(run.text) if written in unknown), None)
            if first and not within(snapshot, run, "abbr", "code"):
                unknown.discard(first)
                found[run.at] = first
    return found
