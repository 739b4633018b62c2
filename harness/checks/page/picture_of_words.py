"""Words are shown as a picture.

What it checks:
    Pictures that are drawn inside the page's own code and hold words as words. Whether a picture from a file shows
    words cannot be known without looking at it.

Why it matters:
    Words in a picture keep their size, colour, type and spacing, whatever the reader sets; enlarged they blur, and
    they are not translated.

Who is shut out:
    People who enlarge pages or set their own colours and spacing, and people who have pages translated.

Good:
    <p>Offices are shut on Monday</p>

Poor:
    <img alt="Shut on Monday" src="data:image/svg+xml,<svg …><text>Shut on Monday</text></svg>">

How to put it right:
    Write the words as text and let the style sheet make them look as they should. Logos may stay pictures.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit

_DRAWN = re.compile(r"data:image/svg\+xml[^,]{0,40},", re.IGNORECASE)
_WORDS = re.compile(r">([^<>]{1,300})<")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LOGO = re.compile(r"\b(?:logo|logotype|brand)\b", re.IGNORECASE)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.4.5"],
    severity="moderate",
    protects=["perceives.screen"],
    act=["0va7u6"],
    technique="C30",
)
def picture_of_words(visit: Visit) -> Iterator[Judgement]:
    """Reads what pictures that are written into the page say."""
    page = visit.snapshot
    pictures = [each for each in page.tagged("img") if page.seen(each) and _DRAWN.match(each.get("src"))]
    yield from told(
        visit,
        pictures,
        wrong=[picture for picture in pictures if _says(picture) and not _LOGO.search(picture.name)],
        says=lambda picture: f"the words “{_says(picture)}” are a picture",
    )


def _says(picture: Element) -> str:
    """The words that it draws."""
    _, _, drawn = unquote(picture.get("src")).partition("<text")
    found = " ".join(" ".join(_WORDS.findall(drawn)).split())
    return found if _WORD.search(found) else ""
