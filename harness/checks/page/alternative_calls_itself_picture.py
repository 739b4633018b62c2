"""The alternative of a picture begins by saying that it is a picture.

What it checks:
    Names of pictures that begin with "image of", "picture of" or "graphic of" and then go on. A photograph or a
    map may be called that, since it tells of the kind.

Why it matters:
    A screen reader says by itself that something is a picture. With this it says so twice, before each one.

Who is shut out:
    People who use a screen reader.

Good:
    <img src="lorry.jpg" alt="A green lorry in a street">

Poor:
    <img src="lorry.jpg" alt="Image of a green lorry in a street">

How to put it right:
    Begin with what the picture shows.
"""

import re
from collections.abc import Iterator

from harness.checks.page.pictures import named_pictures
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_BEGINS = re.compile(r"(?:an? |the |this )?(?:image|img|picture|graphic|pic) (?:of|showing|shows)\b", re.IGNORECASE)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.1.1"],
    severity="advice",
    protects=["perceives.screen"],
)
def alternative_calls_itself_picture(visit: Visit) -> Iterator[Judgement]:
    """Looks at how names of pictures begin."""
    pictures = named_pictures(visit.snapshot)
    yield from told(
        visit,
        pictures,
        wrong=[picture for picture in pictures if _BEGINS.match(picture.name)],
        says=lambda picture: f"the alternative “{picture.name[:60]}” begins by saying that it is a picture",
    )
