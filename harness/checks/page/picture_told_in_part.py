"""The alternative of a picture may tell only part of it.

What it checks:
    Short names of pictures that hold an amount, a share or a time, or that call the picture a chart, a poster, a
    screenshot or the like: such pictures are mostly made of words and figures.

Why it matters:
    A poster or a chart holds more than its title. Whoever cannot see it gets "25% off" and not on what, until when and
    for whom.

Who is shut out:
    People who use a screen reader, and people who enlarge words, which blur when they are part of a picture.

Good:
    <img src="rates.png" alt="Interest rates: 2% up to £1,000, 3% above, until 5 April">

Poor:
    <img src="rates.png" alt="Chart of interest rates">

How to put it right:
    Put all the words and figures of the picture beside it as text, or in its alternative where they are few.
"""

import re
from collections.abc import Iterator

from harness.checks.page.pictures import named_pictures
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_FIGURES = re.compile(r"\d\s?%|\bper cent\b|[£$€]\s?\d|\b\d{1,2}([:.]\d\d)?\s?[ap]m\b", re.IGNORECASE)
_KINDS = re.compile(
    r"\b(?:advert|chart|diagram|flow ?chart|flyer|graph|infographic|leaflet|poster|screenshot|timetable)s?\b",
    re.IGNORECASE,
)
_SHORT = 8
"""Words; more are taken to tell what is there: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.1.1"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="G95",
)
def picture_told_in_part(visit: Visit) -> Iterator[Judgement]:
    """Looks for short names with figures in them, or that name a kind of picture with words in it."""
    pictures = named_pictures(visit.snapshot)
    yield from told(
        visit,
        pictures,
        unsure=[
            picture
            for picture in pictures
            if len(picture.name.split()) <= _SHORT and (_FIGURES.search(picture.name) or _KINDS.search(picture.name))
        ],
        asks=lambda picture: (
            f"does the picture “{picture.name}” hold more words or figures than that, and do they stand beside it?"
        ),
    )
