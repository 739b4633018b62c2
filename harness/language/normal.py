"""A short official message as its sentences of words, without what nobody reads as prose.

Links, telephone numbers, amounts, dates, times, references and placeholders are taken out and counted apart: they say
nothing of how hard the words are, and they mislead every formula. So are a salutation and what only labels one of them
(*Ref:*, *Amount:*, *Call*). A line break and a bullet end a sentence; the full stops of *Mr.*, *a.m.*, *e.g.*, *No. 5*
and decimals do not. Names are words, and not hard ones.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
        r"|(?:[A-Za-z0-9-]{1,63}\.){1,4}(?:uk|UK|com|org|net|info|wales|cymru)\b(?:/[^\s<>\"]*)?"
        r"|(?:[A-Za-z0-9-]{1,63}\.){1,4}[a-z]{2,10}/[^\s<>\"]+"
    ),
    "amount": r"[£$€] ?\d[\d,]*(?:\.\d+)?(?: ?(?:million|billion|thousand|bn|m|k)\b)?|\d[\d,.]*(?:%| ?per cent\b|p\b)",
    "time": r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\b|[ap]m\b)|\d{1,2}:\d\d\b",
    "date": (
        rf"(?:{_DAY} )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?![:.]\d))"
        rf"(?:,? \d{{4}}\b)?|{_MONTH} \d{{4}}\b|\d{{1,4}}(?P<dot>[./-])\d{{1,2}}(?P=dot)\d{{2,4}}\b"
    ),
    "phone number": (
        r"\+\d{1,3}(?: ?\(0\))?(?:[ -]?\d{2,8}){2,4}\b"
        r"|(?:18001 ?)?(?:\(\d{1,5}\)|0\d{2,5})(?:[ -]?\d{2,8}){1,4}\b"
    ),
    "reference": (
        rf"(?:{_LABELLED})?(?:[A-Z]{{2}} ?\d\d ?\d\d ?\d\d ?[A-D]\b|[A-Z]{{1,2}}\d[A-Z\d]? \d[A-Z]{{2}}\b"
        r"|(?=[A-Z\d/-]{0,20}\d)(?=[\d/-]{0,20}[A-Z])[A-Z\d]+(?:[/-][A-Z\d]+)*\b"
        r"|\d{3,}(?:[ -]\d{3,})+\b|\d{5,}\b)"
    ),
}
_MARK: Mapping[str, str] = {kind: chr(0xE000 + number) for number, kind in enumerate(KINDS)}
_MARKS = f"{_MARK[KINDS[0]]}-{_MARK[KINDS[-1]]}"


def _one_of(kinds: Iterable[Kind], before: str) -> re.Pattern[str]:
    """Finds things of these kinds where a word may begin."""
    each = "|".join(f"(?P<{kind.replace(' ', '_')}>{_PATTERNS[kind]})" for kind in kinds)
    return re.compile(rf"{before}(?<![\w£.@/-])(?:{each})")


# In two rounds, each only where there is a sign of it, because most words are neither.
_ROUNDS = (
    (re.compile(r"[.@({/](?=[A-Za-z({/])"), _one_of(("placeholder", "link"), "")),
    (re.compile(r"\d"), _one_of(("amount", "time", "date", "phone number", "reference"), r"(?=[\d£$€+(A-Z])")),
)
_KIND: Mapping[str | None, Kind] = {kind.replace(" ", "_"): kind for kind in KINDS}
_TRAILING = ".,;:!?)]'’”"

_GREETINGS = ("Dear ", "Hello ", "Hi ")
# A title is never the last word of a salutation, nor is an initial after it, so that a line may break there.
_TITLE = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev)\b\.?\s+(?:[A-Z]\b\.?\s+){0,4}"
_DEAR = re.compile(
    rf"(?:^|(?<=[.!?] ))[^\S\n]*(?:{'|'.join(_GREETINGS)})(?:{_TITLE})?"
    rf"(?:(?:[A-Z][\w'-]{{0,40}}(?![\w'-])\.?|or|and|sir|madam|customer|[{_MARKS}]) ?){{0,8}}(?:,|!|:|(?=\n))",
    re.MULTILINE,
)
_LABEL = re.compile(
    rf"(?:^|(?<=[\s.]))[A-Z][A-Za-z]{{1,15}}(?: [a-z]{{1,12}}){{0,2}}: ?([{_MARKS}])\.?(?=\s|$)(?!\s+[a-z])"
)
_AFTER_COLON = re.compile(rf": ?[{_MARKS}]")
_AFTER_LINK = re.compile(rf"({_MARK['link']})\s+(?=[A-Z])")
_CONTACT = re.compile(rf"\s+(?=(?:Call|Phone|Ring|Text|Email|Visit|See|Go to) [{_MARKS}])")
_BULLET = re.compile(r"^\s*(?:[-*•·–—▪◦o]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
_END = re.compile(r"[.!?…]+[\"'”)\]]*(?=\s)")
# With the quotation mark before it, after which a sentence begins.
_LETTER = r"[A-Za-z0-9À-\u1fff\u3040-\ud7ff]"  # in ranges, which are faster than the class of all letters
_WORD = re.compile(rf"[\"“‘]?{_LETTER}+(?:'{_LETTER}+)*")
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_QUOTES = '"“‘'
_INITIALS = re.compile(r"[a-z](?:\.[a-z])+$")
_ANY_MARK = re.compile(f"[{_MARKS}]")

_TITLES = frozenset("mr mrs ms mx dr prof st rev sgt capt col gen e.g i.e eg ie vs fig".split())
_SHORTENED = frozenset(
    "a.m p.m am pm etc approx appt dept ext tel ref inc ltd co jr sr mon tue tues wed thu thurs fri sat sun jan feb "
    "mar apr jun jul aug sep sept oct nov dec".split()
)


_FIRST = frozenset("I The A An It You We He She They This That If In On At To Of And But Your Our My No".split())

_LONGER = 7
"""No shortened word that keeps its full stop has so many letters."""


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

    def reader_words(self) -> int:
        """How many words a reader counts in it, a number or an address being one."""
        return len(self.words) + (0 if self.marked.isascii() else len(_ANY_MARK.findall(self.marked)))


@dataclass(frozen=True, slots=True)
class Normal:
    """A message as its sentences.

    Attributes:
        sentences: In order; those without a word are left out.
        taken: What was taken out, as written, with its kind; in order within each kind.
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
        things = {_MARK[kind]: iter([thing for other, thing in self.taken if other == kind]) for kind in KINDS}
        for sentence in self.sentences:
            if sentence.marked == marked:
                break
            for mark in _ANY_MARK.findall(sentence.marked):
                next(things[mark], None)
        return _ANY_MARK.sub(lambda mark: next(things[mark.group()], ""), marked)


def normal(text: str) -> Normal:
    """What of a text is prose, sentence by sentence."""
    taken: list[tuple[Kind, str]] = []
    marked = text
    if not text.isascii():
        marked = _ANY_MARK.sub(" ", text).replace("’", "'").replace("\u00a0", " ").replace("•", "\n")
    marked = _without(marked, taken)
    if any(greeting in marked for greeting in _GREETINGS):
        marked = _DEAR.sub(_marks_only, marked, count=1)
    found = [_tokens(said) for line in marked.splitlines() for said in _split(_BULLET.sub("", line))]
    names = {words[at] for _, words, capitals in found for at in capitals if at} - _FIRST
    return Normal(tuple(_sentences(found, names, has_marks=bool(taken))), tuple(taken))


def _without(text: str, taken: list[tuple[Kind, str]]) -> str:
    """The text with a mark for each thing taken out, which is added to the list."""

    def mark(match: re.Match[str]) -> str:
        kind = _KIND[match.lastgroup]
        written = match.group()
        kept = written.rstrip(_TRAILING) if kind == "link" else written
        taken.append((kind, kept))
        return _MARK[kind] + written[len(kept) :]

    for sign, things in _ROUNDS:
        if sign.search(text):
            text = things.sub(mark, text)
    if taken:
        text = _CONTACT.sub("\n", _AFTER_LINK.sub(r"\1\n", text))
        if _AFTER_COLON.search(text):
            text = _LABEL.sub(r"\n\1\n", text)
    return text


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
    at = end.start()
    if at - start >= _LONGER and line[at - _LONGER : at].isalpha() and end.group() == ".":
        return True
    after = line[end.end() : end.end() + 40].lstrip()[:1]
    if end.group()[0] in "!?…" or end.group().startswith(".."):
        return not after.islower()
    before = line[max(start, at - 12) : at]
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


def _tokens(said: str) -> tuple[str, list[str], list[int]]:
    """A sentence, its words, and the places of those in capitals, or with a quotation mark before them."""
    words = _WORD.findall(said)
    return said, words, [at for at, word in enumerate(words) if word[0] not in _SMALL and not word[0].islower()]


def _sentences(
    found: Iterable[tuple[str, list[str], list[int]]], names: set[str], *, has_marks: bool
) -> Iterator[Sentence]:
    for said, words, capitals in found:
        marked = has_marks and _ANY_MARK.search(said) is not None
        if words or marked:
            small = [*map(str.lower, words)]
            heading = len(capitals) > LABEL and len(capitals) > CAPITALS * len(words)
            for at in capitals:
                bare = words[at].lstrip(_QUOTES)
                first = at == 0 or bare != words[at]
                small[at] = NAME if not heading and _is_name(bare, names, first=first) else bare.lower()
            yield Sentence(said, tuple(small), prose=not marked or len(words) > LABEL)


def _is_name(word: str, names: set[str], *, first: bool) -> bool:
    """Whether a word is a name.

    A capital shows a name, but for the first word of a sentence or of what somebody says, which is one where it is
    written so elsewhere, is in capitals throughout, or is no word that is met in English; and but for a heading, where
    every word has one.
    """
    if not word[0].isupper() or word in _FIRST or word.startswith("I'"):
        return False
    return not first or word in names or (len(word) > 1 and word.isupper()) or not is_met(word.lower())
