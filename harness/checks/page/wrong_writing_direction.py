"""Text runs in the wrong direction.

What it checks:
    Whether a block of words in Arabic, Hebrew or another script that is written from right to left is laid out from
    left to right. A single word, such as a language's own name in a list of languages, is left alone.

Why it matters:
    Letters still come out in order, but full stops, numbers and brackets jump to the wrong end, and lines begin on the
    wrong side. A date or an amount may read as another.

Who is shut out:
    People who read Arabic, Urdu, Persian, Pashto, Kurdish or Hebrew.

Good:
    <p lang="ar" dir="rtl">اتصل بنا قبل 31 يناير.</p>

Poor:
    <p lang="ar">اتصل بنا قبل 31 يناير.</p>

How to put it right:
    Put dir="rtl" on the element around the words, or dir="auto" where the language is not known.
"""

import unicodedata
from collections.abc import Iterator

from harness.checks.page.passages import Passage, passages
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_FEWEST_WORDS = 2


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.2"],
    severity="moderate",
    technique="H34",
)
def wrong_writing_direction(visit: Visit) -> Iterator[Judgement]:
    """Compares the script of each block's letters with its direction."""
    snapshot = visit.snapshot
    blocks = [passage.texts[0] for passage in passages(snapshot) if _is_right_to_left(passage)]
    yield from told(
        visit,
        blocks,
        wrong=[text for text in blocks if snapshot.style(text, "direction") == "ltr"],
        says=lambda text: (
            f"“{' '.join(text.text.split())[:60]}” is written from right to left and laid out from left to right"
        ),
    )


def _is_right_to_left(passage: Passage) -> bool:
    letters = [unicodedata.bidirectional(letter) for letter in passage.words[:400] if letter.isalpha()]
    leftwards = sum(letter in ("R", "AL") for letter in letters)
    return passage.length >= _FEWEST_WORDS and 2 * leftwards > len(letters)
