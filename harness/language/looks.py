"""Where a text points at something by its place, its shape, its size or its colour, as an eye would."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from harness.language.colours import colour_names
from harness.language.sentences import sentences

_SHAPES = "round|circular|circle|square|triangle|triangular|oval|rectangular|star|star-shaped|diamond"
_SIZES = "big|large|small|tall|wide"
_COLOURS = "|".join(colour_names())
_THINGS = (
    "button menu navigation link box field icon arrow panel tab bar form table list image picture photo column sidebar"
).split()
_THING = rf"(?:{'|'.join(_THINGS)})s?"
_GOES_ON = (
    "(?:side|hand|of|is|are|was|were|has|have|had|will|can|shows?|won|wins?|contains?|lists?|gives?|says?|tells?|leads?|"
    "opens?|to|for|and|or|but|if|when|where|that|which|who|you|we|below|above|[a-z]{2,12}ed)"
)
_SIDE = (
    rf"(?:(?:on|at|in) the (?:far |top |bottom |upper |lower )?(?:left|right)(?:-hand)?"
    rf"(?: (?:side|corner|column|panel)| (?={_GOES_ON}\b)|(?=\s*[,.;:!?)]|\s*$))|to the (?:left|right) (?=of\b))"
)
_BY_PLACE = re.compile(
    rf"(?:\b(?:the|this|an?|our)\s+(?P<before>(?:[\w'’-]+\s+){{0,3}}?)(?P<thing>[\w'’-]+),?\s+)?{_SIDE}",
    re.IGNORECASE,
)
_BY_HAND = re.compile(rf"\b(?:left|right)[- ]hand (?P<before>)(?P<thing>{_THING})\b", re.IGNORECASE)
_BY_LOOKS = re.compile(rf"\b(?P<before>{_SHAPES}|{_COLOURS})[ -](?:coloured )?(?P<thing>{_THING})\b", re.IGNORECASE)
_BY_SIZE = re.compile(rf"\b(?P<before>{_SIZES}) (?P<thing>(?:button|icon|arrow|menu)s?)\b", re.IGNORECASE)
_BY_COLOUR = re.compile(
    rf"\b(?:marked|shown|highlighted|printed|listed|coloured|displayed|written) in (?P<before>{_COLOURS})(?P<thing>)\b",
    re.IGNORECASE,
)
_BY_SHAPE = re.compile(
    r"\b(?:under|underneath|beneath|inside|beside|next to|behind) the (?P<before>)"
    r"(?P<thing>star|circle|triangle|square|diamond|dot|arrow)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:click|select|press|choose|use|tap|go|see|find|open|follow|look|check|enter|fill|push|hit|touch|tick|navigate)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"‘'«][^“”\"‘’«»]{2,80}[”\"’'»]")


class Pointed(NamedTuple):
    """One thing that a text points at by its looks.

    Attributes:
        sentence: The sentence.
        thing: What it is called: button, menu, artist; empty where it is not called anything.
        telling: The word that tells it from others of its kind, and that a name could have: round, green, artist.
        many: Whether several are meant.
        asked: Whether the sentence asks for something to be done.
    """

    sentence: str
    thing: str
    telling: str
    many: bool
    asked: bool


def pointed_at(text: str) -> Iterator[Pointed]:
    """What an English text points at by looks; not what it also names in quotation marks."""
    for sentence in sentences(text):
        if _QUOTED.search(sentence):
            continue
        asked = bool(_ASKS.search(sentence))
        matches = (match for pattern in _PATTERNS for match in pattern.finditer(sentence))
        match = next((each for each in matches if asked or not _needs_asking(each)), None)
        if match:
            thing = (match["thing"] or "").lower()
            many = thing.endswith("s") and thing.removesuffix("s") in _THINGS
            thing = thing.removesuffix("s") if many else thing
            telling = match["before"].lower() if match.re in (_BY_LOOKS, _BY_SIZE) else thing
            yield Pointed(sentence, thing, telling, many, asked)


def _needs_asking(match: re.Match[str]) -> bool:
    """Whether words may as well just tell of something: a large table, or nothing in particular on the left."""
    return match.re in (_BY_LOOKS, _BY_SIZE) or not (match["thing"] or match.re is _BY_COLOUR)


_PATTERNS = (_BY_HAND, _BY_PLACE, _BY_LOOKS, _BY_SIZE, _BY_COLOUR, _BY_SHAPE)
