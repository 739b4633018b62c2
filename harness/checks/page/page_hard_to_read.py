"""A page is hard to read.

What it checks:
    Whether the running text of the page can only be followed by readers past the age at which everybody has left lower
    secondary school. It fails only when even the low end of the estimate is above that age. Only English is estimated.

Why it matters:
    One adult in six in England finds reading very hard (National Literacy Trust, on the survey of 2012). Long sentences
    and words that they never met keep them from what they are entitled to, however well the page is built.

Who is shut out:
    People with a learning disability, people with dyslexia, people who read English as a second language, and Deaf
    people whose first language is British Sign Language.

Good:
    "You must tell us within 14 days. Call us or send the form."

Poor:
    "Notification of the aforementioned contingency is requisite within a fortnight of its materialisation."

How to put it right:
    Use everyday words, one idea to a sentence, and sentences of about 14 words.
"""

import re
from collections.abc import Iterator, Sequence

from harness.checks.page.passages import passages, within
from harness.checks.registry import Judgement, check, failed, inapplicable, passed
from harness.language.familiar import is_met
from harness.language.reading_age import reading_age
from harness.language.tags import primary
from harness.model.visit import Visit

LOWER_SECONDARY = 14.0
"""The age at which lower secondary education ends in England, which WCAG 3.1.5 takes as the most to ask of a reader."""
FEWEST_WORDS = 30
"""With less running text a page has too few sentences to be called hard as a whole: assumption."""
_SENTENCE_WORDS = 5
"""A block with fewer is a label, and not read as running text: assumption."""
_SHOWN = 4


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.1.5"],
    severity="moderate",
    protects=["reads.longest_sentence"],
    technique="G153",
)
def page_hard_to_read(visit: Visit) -> Iterator[Judgement]:
    """Estimates the reading age of the page's sentences."""
    snapshot = visit.snapshot
    running = [
        passage.words
        for passage in passages(snapshot)
        if passage.length >= _SENTENCE_WORDS
        and passage.words[-1:] in ".!?"
        and _is_english(passage.words)
        and primary(snapshot.language(passage.texts[0]) or "en") == "en"
        and not within(
            snapshot, passage.block, "nav", "header", "footer", roles=("navigation", "banner", "contentinfo")
        )
    ]
    if sum(len(words.split()) for words in running) < FEWEST_WORDS:
        yield inapplicable()
        return
    age = reading_age("\n\n".join(running))
    if age.low is None or age.low <= LOWER_SECONDARY:
        yield passed()
        return
    yield failed(
        f"“{visit.title or visit.url}” asks for a reader of about {age.age:.0f} years, and of {age.low:.0f} at the "
        f"least: its longest sentence has {age.longest_words} words, and few young readers know "
        f"{_listed(age.hard_words)}."
    )


def _listed(words: Sequence[str]) -> str:
    *first, last = [f"“{word}”" for word in words[:_SHOWN]] or ["some of its words"]
    return f"{', '.join(first)} or {last}" if first else last


def _is_english(words: str) -> bool:
    """Whether most words are met in English at all: what designers fill a page with for a time is not."""
    found = re.findall(r"[a-z]+", words.lower())
    return 4 * sum(map(is_met, found)) >= 3 * len(found)
