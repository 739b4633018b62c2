"""The alternative of a picture is very long.

What it checks:
    Pictures whose name has more than 150 characters. A person is asked, since some need it.

Why it matters:
    A name is read in one breath: nobody can stop in it, go back a word or jump on. And those who see the
    picture badly do not get the words at all.

Who is shut out:
    People who use a screen reader, and people who see the picture but cannot make it out.

Good:
    <img src="flood.png" alt="Map of the flood zones; the streets are listed below">

Poor:
    <img src="flood.png" alt="Map of the flood zones. In the north these are Mill Lane, …">

How to put it right:
    Say in the alternative what the picture is, and put the details in words on the page.
"""

from collections.abc import Iterator

from harness.checks.page.pictures import named_pictures
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

MOST = 150
"""Characters; about ten seconds of speech: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.1.1"],
    severity="advice",
    protects=["perceives.screen"],
)
def alternative_too_long(visit: Visit) -> Iterator[Judgement]:
    """Measures the names of pictures."""
    pictures = named_pictures(visit.snapshot)
    yield from told(
        visit,
        pictures,
        unsure=[picture for picture in pictures if len(picture.name) > MOST],
        asks=lambda picture: f"could part of the alternative “{picture.name[:40]}…” stand on the page, for everybody?",
    )
