"""Finds words and phrases in each of their forms, and leaves alone those that are used in a sense that is allowed.

Every word of every rule is looked up in one pass: by its first word, in one table.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from harness.language.rules.model import Rule, Word
from harness.language.rules.prepared import Prepared, Sentence

NEAR = 4
"""How many words before and after decide in what sense a word is used. It is ours."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a word to find.

    Attributes:
        parts: Its words.
        name: The word, as the rule has it.
        word: What the rule says of it.
        rule: The rule.
    """

    parts: tuple[str, ...]
    name: str
    word: Word
    rule: Rule


@dataclass(frozen=True, slots=True)
class Used:
    """A word that a message uses in the sense to avoid, or, where it is not sure, may use so."""

    form: Form
    start: int
    end: int
    sure: bool


Table = Mapping[str, tuple[Form, ...]]


def table(rules: Iterable[Rule]) -> Table:
    """Every form of every word, by its first word, the longest first."""
    by_first: dict[str, list[Form]] = {}
    for rule in rules:
        for name, word in rule.words.items():
            for form in word.forms or (*inflected(name), *word.also):
                parts = tuple(re.findall(r"[^\W_]+(?:['’][^\W_]+)*", form))
                key = parts[0].lower()
                by_first.setdefault(key, []).append(Form(parts, name, word, rule))
    return {first: tuple(sorted(forms, key=lambda form: -len(form.parts))) for first, forms in by_first.items()}


def inflected(word: str) -> Iterator[str]:
    """A word, and where it is a single one that may be a verb or a noun, its forms in -s, -ed and -ing."""
    yield word
    if not word.isalpha() or not word.islower():
        return
    stem = word.removesuffix("e")
    if re.search(r"[^aeiou]y$", word):
        yield from (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    else:
        yield word + ("es" if re.search(r"(?:s|sh|ch|x|z)$", word) else "s")
        yield from (stem + "ed", stem + "ing")


def used(message: Prepared, forms: Table) -> Iterator[Used]:
    """The words of a message that are to be avoided, in order."""
    for sentence in message.sentences:
        until: dict[str, int] = {}
        for at, first in enumerate(sentence.plain):
            here = forms.get(first)
            if here is None:
                continue
            for form in here:
                end = at + len(form.parts)
                if until.get(form.rule.id, 0) > at or not _stands(form, sentence, at, end):
                    continue
                until[form.rule.id] = end
                if not _allowed(form.word, sentence, at, end):
                    yield Used(form, sentence.places[at][0], sentence.places[end - 1][1], sure=not form.word.ask)


def _stands(form: Form, sentence: Sentence, start: int, end: int) -> bool:
    if form.word.case:
        return sentence.words[start:end] == form.parts
    return sentence.plain[start:end] == tuple(part.lower() for part in form.parts)


def _allowed(word: Word, sentence: Sentence, start: int, end: int) -> bool:
    """Whether what stands around a word shows that it is used in a sense in which it may be."""
    if word.name and start > 0 and sentence.words[start][0].isupper():
        return True
    plain = sentence.plain
    if word.near:
        for beside in plain[max(0, start - NEAR) : start] + plain[end : end + NEAR]:
            if beside in word.near or beside.removesuffix("s") in word.near:
                return True
    return any(_reads(phrase, plain, start, end) for phrase in word.fine)


def _reads(phrase: str, plain: tuple[str, ...], start: int, end: int) -> bool:
    before, _, after = phrase.partition("*")
    first, last = tuple(before.split()), tuple(after.split())
    return plain[max(0, start - len(first)) : start] == first and plain[end : end + len(last)] == last
