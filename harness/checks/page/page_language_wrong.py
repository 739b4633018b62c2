"""A page is declared to be in a language that it is not in.

What it checks:
    Whether the words of the page, those aside that declare a language of their own, can be in the language that the
    page declares.

Why it matters:
    A screen reader reads the whole page in the voice of the wrong language. Welsh in an English voice cannot be
    followed at all.

Who is shut out:
    People who use a screen reader, people who have pages read aloud, and people who have them translated.

Good:
    <html lang="cy"> <p>Gwneud cais am drwydded yrru dros dro</p>

Poor:
    <html lang="en"> <p>Gwneud cais am drwydded yrru dros dro</p>

How to put it right:
    Declare the language of most of the page's words, and mark the parts that are in another.
"""

from collections.abc import Iterator

from harness.checks.page.declared_languages import declares
from harness.checks.page.passages import passages, within
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.language.languages import language_name
from harness.language.phrases import elsewhere
from harness.language.tags import is_registered, primary
from harness.model.page import Snapshot
from harness.model.visit import Visit

MOST = 0.6
"""The share of a page's words, by sentences, that have to seem to be in another language: assumption."""
_LONGEST = 30
"""Of how many runs of words the language is asked, the longest first: enough to know a page by: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.1.1"],
    severity="serious",
    protects=["perceives.screen"],
    act=["ucwvc8"],
    technique="H57",
)
def page_language_wrong(visit: Visit) -> Iterator[Judgement]:
    """Weighs the sentences that seem to be in another language against the others."""
    root = visit.snapshot.root
    declared = root.get("lang") if root.tag == "html" and is_registered(root.get("lang")) else ""
    runs = sorted(_runs(visit.snapshot), key=len, reverse=True)[:_LONGEST] if declared else []
    found = [(len(words.split()), phrase) for words in runs if (phrase := elsewhere(words, declared))]
    most = sum(count for count, _ in found) >= MOST * sum(len(words.split()) for words in runs)
    pages = [root] if runs else []
    strange = sorted((phrase for _, phrase in found), key=lambda phrase: not phrase.sure) if most else []
    said = language_name(primary(declared))
    yield from told(
        visit,
        pages,
        wrong=pages if strange and strange[0].sure else [],
        says=lambda _: f"the page is declared to be in {said} and seems to be in {language_name(strange[0].language)}",
        unsure=pages if strange and not strange[0].sure else [],
        asks=lambda _: f"is the page in {said}, as declared, or in {language_name(strange[0].language)}?",
    )


def _runs(snapshot: Snapshot) -> Iterator[str]:
    """What stands together in the page's own language, between what every page of a site has at its head and foot."""
    for passage in passages(snapshot):
        own = [text.text for text in passage.texts if text.frame == 0 and declares(snapshot, text) is None]
        if own and not within(snapshot, passage.block, "header", "footer"):
            yield " ".join("".join(own).split())
