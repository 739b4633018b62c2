"""A word is written with letters of two scripts.

What it checks:
    Words that hold Latin letters together with Cyrillic or Greek ones that look the same.

Why it matters:
    To the eye there is no difference. A screen reader stumbles, spells or is silent, a search does not find the
    word, and nobody can copy it and get anywhere.

Who is shut out:
    People who use a screen reader, and everybody who searches.

Good:
    <p>Pay your bill</p>

Poor:
    <p>Pay your b&#x456;ll</p>

How to put it right:
    Type the word anew with the letters of one script.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT
from harness.model.visit import Visit

_WORD = re.compile(r"[^\W\d_]{2,60}")
_LATIN = re.compile(r"[a-zA-Z]")
_FOREIGN = re.compile(
    r"[\u0400-\u04ff\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf]"
)  # all of Cyrillic; of Greek, what looks like Latin


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.1.1"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="F71",
)
def letters_from_another_script(visit: Visit) -> Iterator[Judgement]:
    """Looks at each word that can be seen."""
    snapshot = visit.snapshot
    texts = [text for text in snapshot.tagged(TEXT) if snapshot.seen(text) and _FOREIGN.search(text.text)]
    mixed = {text.at: word for text in texts for word in _WORD.findall(text.text) if _is_mixed(word)}
    yield from told(
        visit,
        texts,
        wrong=[text for text in texts if text.at in mixed],
        says=lambda text: f"the word “{mixed[text.at]}” is written with letters of two scripts that only look alike",
    )


def _is_mixed(word: str) -> bool:
    return bool(_LATIN.search(word) and _FOREIGN.search(word))
