"""A short official message as its sentences of words, without what nobody reads as prose.

Links, telephone numbers, amounts, dates, times, references and placeholders are taken out and counted apart: they say
nothing of how hard the words are, and they mislead every formula. So are a salutation and what only labels one of them
(*Ref:*, *Amount:*, *Call*). A line break and a bullet end a sentence; the full stops of *Mr.*, *a.m.*, *e.g.*, *No. 5*
and decimals do not. Names are words, and not hard ones.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from harness.language.familiar import is_met

Kind = Literal["link", "phone number", "amount", "date", "time", "reference", "placeholder"]
KINDS: tuple[Kind, ...] = ("link", "phone number", "amount", "date", "time", "reference", "placeholder")
LABEL = 3
"""With no more words than this left around something taken out, a sentence is its label and is not prose."""
CAPITALS = 0.7
"""With more than this share of its words in capitals, a sentence is a heading, and capitals show no names in it."""
NAME = ""
"""Stands for a name among the words."""

_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_LABELLED = r"(?:UTR|NINO|PAYE|VAT|CRN|Ref(?:erence)?)\b(?: (?:number|no))?[.:]{0,2} ?(?=[A-Z0-9])"
_PATTERNS: Mapping[Kind, str] = {
    "placeholder": r"\(\([^()\n]{1,200}\)\)|\{\{[^{}\n]{1,200}\}\}",
    "link": (
        r"https?://[^\s<>\"]+|www\.[^\s<>\"]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
        r"|(?:[A-Za-z0-9-]{1,63}\.){1,4}(?:gov|nhs|org|co|ac|police)\.uk\b(?:/[^\s<>\"]*)?"
        r"|(?:[A-Za-z0-9-]{1,63}\.){0,3}(?:gov\.uk|GOV\.UK|nhs\.uk|NHS\.UK|llyw\.cymru)\b(?:/[^\s<>\"]*)?"
        r"|(?:[A-Za-z0-9-]{1,63}\.){1,4}(?:com|org|net|info|wales|cymru|uk)\b(?:/[^\s<>\"]*)?"
    ),
    "amount": r"[£$€] ?\d[\d,]*(?:\.\d+)?(?: ?(?:million|billion|thousand|bn|m|k)\b)?|\d[\d,.]*(?:%| ?per cent\b|p\b)",
    "time": r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\.?|[ap]m\b)|\d{1,2}:\d\d\b",
    "date": (
        rf"(?:{_DAY} )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\.?|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?![:.]\d))"
        rf"(?:,? \d{{4}}\b)?|{_MONTH} \d{{4}}\b|\d{{1,4}}([./-])\d{{1,2}}\1\d{{2,4}}\b"
    ),
    "phone number": r"(?:18001 ?)?(?:\+\d\d? ?)?(?:\(\d{1,5}\)|0\d{2,5})(?:[ -]?\d{2,8}){1,4}\b",
    "reference": (
        rf"(?:{_LABELLED})?(?:[A-Z]{{2}} ?\d\d ?\d\d ?\d\d ?[A-D]\b|[A-Z]{{1,2}}\d[A-Z\d]? \d[A-Z]{{2}}\b"
        r"|(?=[A-Z\d/-]{0,20}\d)(?=[\d/-]{0,20}[A-Z])[A-Z\d]+(?:[/-][A-Z\d]+)*\b"
        r"|\d{3,}(?:[ -]\d{3,})+\b|\d{5,}\b)"
    ),
}
_MARK: Mapping[str, str] = {kind: chr(0xE000 + number) for number, kind in enumerate(KINDS)}
_MARKS = f"{_MARK[KINDS[0]]}-{_MARK[KINDS[-1]]}"
_TAKEN = re.compile(
    r"(?<![\w£.@/-])(?:"
    + "|".join(
        rf"(?P<{kind.replace(' ', '_')}>{pattern.replace(chr(92) + '1', '(?P=dot)').replace('([./-])', '(?P<dot>[./-])')})"
        for kind, pattern in _PATTERNS.items()
    )
    + ")"
)
_WORTH_LOOKING = re.compile(r"[\d@£$€{]|\(\(|\w\.\w")
_TRAILING = ".,;:!?)]'’”"

_DEAR = re.compile(
    rf"^\s*(?:Dear|Hello|Hi)(?: (?:[A-Z][\w'’-]{{0,40}}\.?|or|and|sir|madam|customer|[{_MARKS}])){{0,8}} ?(?:,|!|:|(?=\n))"
)
_LABEL = re.compile(rf"(?:^|(?<=[\s.]))[A-Z][A-Za-z]{{1,15}}(?: [a-z]{{1,12}}){{0,2}}: ?([{_MARKS}])\.?(?=\s|$)(?!\s+[a-z])")
_AFTER_LINK = re.compile(rf"({_MARK['link']})\s+(?=[A-Z])")
_BULLET = re.compile(r"^\s*(?:[-*•·–—▪◦o]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
_END = re.compile(r"(?:[.!?…]+|(?<=[.!?…]))[\"'’”)\]]*(?=\s)")
_BEFORE = re.compile(rf"[\w.{_MARKS}]*$")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ANY_MARK = re.compile(f"[{_MARKS}]")

_TITLES = frozenset("mr mrs ms mx dr prof st rev sgt capt col gen e.g i.e eg ie vs fig".split())
_SHORTENED = frozenset(
    "a.m p.m am pm etc approx appt dept ext tel ref inc ltd co jr sr mon tue tues wed thu thurs fri sat sun jan feb mar "
    "apr jun jul aug sep sept oct nov dec".split()
)


class Sentence(NamedTuple):
    """A sentence of a message.

    Attributes:
        marked: Its text, a mark in place of each thing taken out.
        words: In small letters, apostrophes straight, an empty one for each name.
        prose: Whether it is read as prose: not where it only labels something taken out.
    """

    marked: str
    words: tuple[str, ...]
    prose: bool


@dataclass(frozen=True, slots=True)
class Normal:
    """A message as its sentences.

    Attributes:
        sentences: In order; those without a word are left out.
        taken: What was taken out, as written, in order, with its kind.
    """

    sentences: tuple[Sentence, ...]
    taken: tuple[tuple[Kind, str], ...]

    def taken_out(self) -> Mapping[Kind, int]:
        """How many of each kind were taken out."""
        return Counter(kind for kind, _ in self.taken)

    def written(self, marked: str) -> str:
        """A sentence with what was taken out as its writer put it; of two alike, the first is shown."""
        if not self.taken or not _ANY_MARK.search(marked):
            return marked
        before = 0
        for sentence in self.sentences:
            if sentence.marked == marked:
                break
            before += len(_ANY_MARK.findall(sentence.marked))
        things = iter(self.taken[before:])
        return _ANY_MARK.sub(lambda mark: next(things, (None, mark.group()))[1], marked)


def normal(text: str) -> Normal:
    """What of a text is prose, sentence by sentence."""
    taken: list[tuple[Kind, str]] = []
    marked = _ANY_MARK.sub(" ", text) if not text.isascii() else text
    if not marked.isascii():
        marked = marked.replace("’", "'").replace("\u00a0", " ").replace("•", "\n")
    if _WORTH_LOOKING.search(marked):
        marked = _without(marked, taken)
    marked = _DEAR.sub(_marks_only, marked, count=1)
    found = [sentence for line in marked.splitlines() for sentence in _split(_BULLET.sub("", line))]
    names = {word for words in found for word in _WORD.findall(words)[1:] if word[0].isupper()}
    return Normal(tuple(_sentences(found, names)), tuple(taken))
