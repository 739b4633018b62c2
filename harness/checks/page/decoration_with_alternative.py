"""A picture is marked as decoration and has an alternative.

What it checks:
    Pictures with role="none" or "presentation" whose alt holds words.

Why it matters:
    The role silences the words. Either the picture decorates and they are not wanted, or somebody wrote them for
    people who never get them.

Who is shut out:
    People who use a screen reader.

Good:
    <img src="line.png" alt="">

Poor:
    <img src="map.png" role="presentation" alt="The way from the station">

How to put it right:
    Take the role away where the words are needed; leave alt empty where they are not.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["HTML Living Standard"],
    severity="advice",
    protects=["perceives.screen"],
    technique="F39",
)
def decoration_with_alternative(visit: Visit) -> Iterator[Judgement]:
    """Looks at the alt of pictures with a role that silences it."""
    page = visit.snapshot
    silenced = [
        picture
        for picture in page.tagged("img")
        if picture.get("role").lower() in ("none", "presentation") and page.seen(picture)
    ]
    yield from told(
        visit,
        silenced,
        wrong=[picture for picture in silenced if picture.get("alt")],
        says=lambda picture: f"the picture “{picture.get('alt')}” is marked as decoration, so nobody hears these words",
    )
