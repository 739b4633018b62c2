"""The alternative of a picture does not say what it shows.

What it checks:
    Names of pictures that are the name of a file, or a word for pictures in general such as "image" or "photo". Where
    a short name and the name of the file have no word in common, a person is asked what the picture shows.

Why it matters:
    Whoever does not see the picture has these words instead of it. "photo" or "IMG_2041.jpg" says that there is
    something, and keeps what it is; another thing's name misleads.

Who is shut out:
    People who use a screen reader, and people whose connection is too slow for pictures.

Good:
    <img src="map.png" alt="The office is opposite Leeds station">

Poor:
    <img src="map.png" alt="image">

How to put it right:
    Write what the picture tells in its place on the page; give one that only decorates an empty alt.
"""

import re
from collections.abc import Iterator

from harness.checks.page.pictures import file_of, is_file_name, named_pictures
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit

_SAYS_NOTHING = frozenset(
    "alt blank bullet delwedd ffotograff filler graphic graphics illustration image images img llun photo photograph "
    "photos pic picture pictures spacer thumbnail untitled".split()
)
_NUMBERED = re.compile(r"(?:dscn?|image|img|photo|pic|picture|pxl|scan)[-_ #]{0,3}\d{1,20}", re.IGNORECASE)
_KINDS = frozenset("icon logo symbol banner button badge image picture photo the and for".split())
_SHORT = 3  # words; a longer name describes, and need share nothing with a file's name: assumption
_LETTERS = re.compile(r"[^\W\d_]+")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.1.1"],
    severity="serious",
    protects=["perceives.screen"],
    act=["qt1vmo"],
    technique="F30",
)
def alternative_without_meaning(visit: Visit) -> Iterator[Judgement]:
    """Looks at the names of pictures, and at the names of their files."""
    pictures = named_pictures(visit.snapshot)
    wrong = [picture for picture in pictures if _says_nothing(picture.name)]
    yield from told(
        visit,
        pictures,
        wrong=wrong,
        says=lambda picture: f"a picture is called “{picture.name}”, which does not say what it shows",
        unsure=[picture for picture in pictures if picture not in wrong and _differ(picture)],
        asks=lambda picture: f"the picture {file_of(picture)} is called “{picture.name}”. Is that what it shows?",
    )


def _says_nothing(name: str) -> bool:
    words = _LETTERS.findall(name.lower())
    only_kinds = bool(words) and all(word in _SAYS_NOTHING for word in words)
    return is_file_name(name) or bool(_NUMBERED.fullmatch(name)) or only_kinds


def _differ(picture: Element) -> bool:
    """Whether a short name and the words in a file's name are about different things."""
    if len(picture.name.split()) > _SHORT:
        return False
    name, file = _about(picture.name), _about(file_of(picture).rpartition(".")[0])
    return bool(name and file) and not any(one.startswith(other[:4]) for one in name for other in file)


def _about(words: str) -> list[str]:
    """The words that could name a thing."""
    short = 3  # letters; fewer are sizes and codes as often as words
    return [word for word in _LETTERS.findall(words.lower()) if len(word) >= short and word not in _KINDS]
