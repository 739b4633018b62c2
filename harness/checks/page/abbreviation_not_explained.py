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

from collections.abc import Iterator, Sequence

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
def abbreviation_not_explained(visit: Visit) -> Iterator[Judgement]:
    """Looks for abbreviations, and for what they stand for."""
    snapshot = visit.snapshot
    text = snapshot.text(snapshot.root)
    marked = [each for each in snapshot.tagged("abbr") if snapshot.seen(each) and snapshot.words(each)]
    bare = _unexplained(snapshot, marked, text)
    capitals = _capitals(snapshot, text) if primary(visit.language or "en") == "en" else {}
    guessed = [snapshot.elements[at] for at in capitals]
    yield from told(
        visit,
        marked + guessed,
        wrong=bare,
        says=lambda element: (
            f"“{snapshot.words(element)}” is marked as an abbreviation, and its words are nowhere in full"
        ),
        unsure=[] if bare else guessed,
        asks=lambda element: f"does everybody who comes to the page know what “{capitals[element.at]}” means?",
        at_most=Severity.MODERATE if bare else Severity.ADVICE,
    )


def _is_capitals(written: str) -> bool:
    return sum(letter.isupper() for letter in written) > 1


def _unexplained(snapshot: Snapshot, marked: Sequence[Element], text: str) -> list[Element]:
    """Those that neither a title, on any of their like, nor the text explains."""
    written = {each.at: snapshot.words(each) for each in marked}
    known = {written[each.at] for each in marked if each.get("title")}
    for words in set(written.values()) - known:
        letters = "".join(letter for letter in words if letter.isalnum())
        if not _is_capitals(words) or is_well_known(letters) or is_explained(words, text):
            known.add(words)
    return [each for each in marked if written[each.at] not in known]


def _capitals(snapshot: Snapshot, text: str) -> dict[int, str]:
    """Abbreviations in sentences that no code marks and nothing explains: where each is first used."""
    found: dict[int, str] = {}
    unknown = list(unexplained(text))
    for passage in passages(snapshot):
        if passage.length < _FEWEST_WORDS or within(snapshot, passage.block, *_CHROME) or passage.words.isupper():
            continue
        for run in passage.texts:
            first = next((written for written in unknown if written in run.text), None)
            if first and not within(snapshot, run, "abbr", "code"):
                unknown.remove(first)
                found[run.at] = first
    return found
