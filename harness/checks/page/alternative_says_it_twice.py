"""The alternative of a picture repeats the words beside it.

What it checks:
    Pictures whose name is the same as their caption, as the other words of the link or button they lie in, or
    as the text right before or after them.

Why it matters:
    The same words are read twice, and people listen for a difference that is not there.

Who is shut out:
    People who use a screen reader.

Good:
    <figure><img src="a.jpg" alt="Two women by a lorry"><figcaption>The crew of 2026</figcaption></figure>

Poor:
    <figure><img src="a.jpg" alt="The crew of 2026"><figcaption>The crew of 2026</figcaption></figure>

How to put it right:
    Use alt="" where the words beside a picture say it all; otherwise say what they do not.
"""

import re
from collections.abc import Iterator

from harness.checks.page.pictures import named_pictures
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.1.1"],
    severity="advice",
    protects=["perceives.screen"],
    technique="H2",
)
def alternative_says_it_twice(visit: Visit) -> Iterator[Judgement]:
    """Looks at the words beside each picture."""
    pictures = named_pictures(visit.snapshot)
    yield from told(
        visit,
        pictures,
        wrong=[picture for picture in pictures if _bare(picture.name) in _beside(visit.snapshot, picture)],
        says=lambda picture: f"“{picture.name}” is read twice: it is also in the words beside the picture",
    )


def _beside(snapshot: Snapshot, picture: Element) -> set[str]:
    """What stands beside a picture: in its link, in its figure's caption, in its block and right around it."""
    found = []
    for around in snapshot.ancestors(picture):
        if around.tag in ("a", "button", "figure", "p", "picture", "div", "li") and around.frame == picture.frame:
            found += [snapshot.words(around), *(_words(snapshot, each) for each in snapshot.children(around))]
        if around.tag not in ("a", "button", "picture"):
            break
    return {_bare(words) for words in found} - {""}


def _words(snapshot: Snapshot, element: Element) -> str:
    return snapshot.words(element) if snapshot.seen(element) else ""


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
