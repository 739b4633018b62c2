"""A face made of signs stands for words.

What it checks:
    Faces such as :-) written with signs, that are in no element with a name and not hidden from screen readers.

Why it matters:
    A screen reader reads “colon dash bracket”, or nothing. What the face says of the words is lost.

Who is shut out:
    People who use a screen reader, and people who do not know such signs.

Good:
    <p>Collected</p>

Poor:
    <p>Collected: :-)</p>

How to put it right:
    Say it in words.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit

_FACE = re.compile(r"(?:^|\s)[:;=][-o]?[()DP|/](?:\s|$|[.,!?])")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.1.1"],
    severity="advice",
    protects=["perceives.screen"],
    technique="F72",
)
def emoticon_without_words(visit: Visit) -> Iterator[Judgement]:
    """Looks at the text that can be seen."""
    snapshot = visit.snapshot
    texts = [text for text in snapshot.tagged(TEXT) if snapshot.seen(text)]
    yield from told(
        visit,
        texts,
        unsure=[text for text in texts if _FACE.search(text.text) and _is_read(snapshot, text)],
        asks=lambda text: f"do people know what the signs in “{' '.join(text.text.split())[:60]}” mean?",
    )


def _is_read(snapshot: Snapshot, text: Element) -> bool:
    around = list(snapshot.ancestors(text))
    silent = any(each.get("aria-hidden") == "true" or each.role in ("img", "image") for each in around)
    return not silent and not any(each.tag in ("code", "pre", "kbd", "samp", "textarea") for each in around)
