"""The letters of a word are parted by spaces.

What it checks:
    Four single letters or more in a row with spaces between them. It fails where they make an English word;
    letters in the order of the alphabet are left alone.

Why it matters:
    A screen reader reads the letters one by one, and a search for the word does not find it.

Who is shut out:
    People who use a screen reader, and people who find their way by searching.

Good:
    <h2 style="letter-spacing: .3em">Notice</h2>

Poor:
    <h2>N O T I C E</h2>

How to put it right:
    Write the word as one, and space its letters with letter-spacing in the stylesheet.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.language.familiar import is_met
from harness.model.page import TEXT, Element
from harness.model.visit import Visit

_SPACED = re.compile(r"(?<![\w.'’])[^\W\d_](?:[ \u00a0]{1,2}[^\W\d_]){3,40}(?![\w.'’]\w)(?!\w)")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.2"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="F32",
)
def letters_spaced_apart(visit: Visit) -> Iterator[Judgement]:
    """Looks at each run of text."""
    snapshot = visit.snapshot
    texts = [text for text in snapshot.tagged(TEXT) if snapshot.seen(text)]
    found = {text.at: runs[0] for text in texts if (runs := _spaced(text))}
    spaced = [text for text in texts if text.at in found]
    wrong = [text for text in spaced if is_met(_joined(found[text.at]))]
    yield from told(
        visit,
        texts,
        wrong=wrong,
        says=lambda text: f"“{found[text.at]}” is read letter by letter, since there are spaces in the word",
        unsure=[text for text in spaced if text not in wrong],
        asks=lambda text: f"is “{found[text.at]}” a word whose letters are parted by spaces?",
    )


def _spaced(text: Element) -> list[str]:
    return [run for run in _SPACED.findall(text.text) if list(_joined(run)) != sorted(_joined(run))]


def _joined(run: str) -> str:
    return "".join(run.split()).lower()
