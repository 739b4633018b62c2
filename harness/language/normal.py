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
    "time": r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\b|[ap]m\b)|\d{1,2}:\d\d\b",
    "date": (
        rf"(?:{_DAY} )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?![:.]\d))"
        rf"(?:,? \d{{4}}\b)?|{_MONTH} \d{{4}}\b|\d{{1,4}}(?P<dot>[./-])\d{{1,2}}(?P=dot)\d{{2,4}}\b"
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
    + "|".join(f"(?P<{kind.replace(' ', '_')}>{pattern})" for kind, pattern in _PATTERNS.items())
    + ")"
)
_WORTH_LOOKING = re.compile(r"[\d@£$€{]|\(\(|\w\.\w")
_TRAILING = ".,;:!?)]'’”"

_DEAR = re.compile(
    rf"^\s*(?:Dear|Hello|Hi)(?: (?:[A-Z][\w'’-]{{0,40}}\.?|or|and|sir|madam|customer|[{_MARKS}])){{0,8}} ?(?:,|!|:|(?=\n))"
)
_LABEL = re.compile(
    rf"(?:^|(?<=[\s.]))[A-Z][A-Za-z]{{1,15}}(?: [a-z]{{1,12}}){{0,2}}: ?([{_MARKS}])\.?(?=\s|$)(?!\s+[a-z])"
)
_AFTER_LINK = re.compile(rf"({_MARK['link']})\s+(?=[A-Z])")
_BULLET = re.compile(r"^\s*(?:[-*•·–—▪◦o]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
_END = re.compile(r"[.!?…]+[\"'”)\]]*(?=\s)")
_BEFORE = re.compile(rf"[\w.{_MARKS}]*$")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_INITIALS = re.compile(r"[a-z](?:\.[a-z])+$")
_ANY_MARK = re.compile(f"[{_MARKS}]")

_TITLES = frozenset("mr mrs ms mx dr prof st rev sgt capt col gen e.g i.e eg ie vs fig".split())
_SHORTENED = frozenset(
    "a.m p.m am pm etc approx appt dept ext tel ref inc ltd co jr sr mon tue tues wed thu thurs fri sat sun jan feb mar "
    "apr jun jul aug sep sept oct nov dec".split()
)


_FIRST = frozenset("I The A An It You We He She They This That If In On At To Of And But Your Our My No".split())


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
    split = [(sentence, _WORD.findall(sentence)) for sentence in found]
    names = {word for _, words in split for word in words[1:] if word[0].isupper()} - _FIRST
    return Normal(tuple(_sentences(split, names)), tuple(taken))


def _without(text: str, taken: list[tuple[Kind, str]]) -> str:
    """The text with a mark for each thing taken out, which is added to the list."""

    def mark(match: re.Match[str]) -> str:
        name = match.lastgroup or ""
        kind: Kind = next(kind for kind in KINDS if kind.replace(" ", "_") == name)
        written = match.group()
        kept = written.rstrip(_TRAILING) if kind == "link" else written
        taken.append((kind, kept))
        return _MARK[kind] + written[len(kept) :]

    marked = _TAKEN.sub(mark, text)
    if taken:
        marked = _LABEL.sub(r"\n\1\n", _AFTER_LINK.sub(r"\1\n", marked))
    return marked


def _marks_only(match: re.Match[str]) -> str:
    """Of a salutation, only what was taken out of it, on a line of its own."""
    return "".join(_ANY_MARK.findall(match.group())) + "\n"


def _split(line: str) -> Iterator[str]:
    """The sentences of a line."""
    start = 0
    for end in _END.finditer(line):
        if _ends(line, start, end):
            yield line[start : end.end()].strip()
            start = end.end()
    if rest := line[start:].strip():
        yield rest


def _ends(line: str, start: int, end: re.Match[str]) -> bool:
    """Whether a sentence that began at *start* ends at this punctuation."""
    after = line[end.end() : end.end() + 40].lstrip()[:1]
    if end.group()[0] in "!?…" or end.group().startswith(".."):
        return not after.islower()
    before = line[max(start, end.start() - 12) : end.start()]
    last = before[before.rfind(" ") + 1 :].lstrip("(\"'")
    word = last.lower()
    if word in _TITLES or (len(last) == 1 and last.isupper() and last != "I") or (last.isdigit() and before == last):
        return False
    if word in _SHORTENED:
        return not (after.islower() or _ANY_MARK.match(after))
    if _ANY_MARK.match(word[-1:]):
        return not after.islower()
    if word == "no":
        return not (after.isdigit() or _ANY_MARK.match(after))
    return not _INITIALS.match(word)


def _sentences(split: list[tuple[str, list[str]]], names: set[str]) -> Iterator[Sentence]:
    for marked, words in split:
        has_mark = _ANY_MARK.search(marked) is not None
        if words or has_mark:
            yield Sentence(marked, tuple(_nameless(words, names)), prose=not has_mark or len(words) > LABEL)


def _nameless(words: list[str], names: set[str]) -> list[str]:
    """The words in small letters, and an empty one for each that is a name.

    A capital shows a name, but for the first word of a sentence, which is one where it is written so elsewhere, or is
    no word that is met in English; and but for a heading, where every word has one.
    """
    small = [word.lower() for word in words]
    capitals = sum(word[0].isupper() for word in words)
    if not capitals or (capitals > LABEL and capitals > CAPITALS * len(words)):
        return small
    first = small[0]
    if words[0] in names or (words[0][0].isupper() and (_is_initials(words[0]) or not is_met(first))):
        small[0] = NAME
    for at in range(1, len(words)):
        if words[at][0].isupper() and words[at] not in _FIRST and not words[at].startswith("I'"):
            small[at] = NAME
    return small


def _is_initials(word: str) -> bool:
    return len(word) > 1 and word.isupper()
