"""Plain English: sentences that are too long, and official words to avoid."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from harness.language.numbers import find_addresses
from harness.language.sentences import sentences
from harness.model.base import Frozen

MOST_WORDS = 25
"""GOV.UK asks its writers to split a sentence with more words than this."""
NEAR = 4
"""How many words before and after decide in what sense a word is used."""

__all__ = ["MOST_WORDS", "Avoided", "long_sentences", "sentences", "word_count", "words_to_avoid"]

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PLACEHOLDER = re.compile(r"\(\(.*?\)\)")


class Entry(Frozen):
    """A word to avoid.

    Attributes:
        word: The word.
        instead: What to say.
        but_not: The sense in which it may be used.
        forms: Every form that counts, where that is not each inflected form.
        also: Forms that the rules of inflection do not give.
        near: Words that show the sense in which it may be used, when one stands close by.
        fine: Phrases in which it may be used; ``*`` stands for the word.
        name: Whether it may be used in a name, which capital letters show.
        ask: Whether a person should judge where nothing shows the sense, because the plain sense is common.
    """

    word: str
    instead: str
    but_not: str | None = None
    forms: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    fine: tuple[str, ...] = ()
    name: bool = False
    ask: bool = False


@dataclass(frozen=True, slots=True)
class Avoided:
    """A word to avoid that stands in a text.

    Attributes:
        word: As the list has it.
        written: As the text has it.
        instead: What to say.
        but_not: The sense in which it may be used; none where there is none.
        sure: False where only a person can tell in what sense it is used.
    """

    word: str
    written: str
    instead: str
    but_not: str | None
    sure: bool


def word_count(sentence: str) -> int:
    """How many words a reader counts: a number or an address is one, and so is a placeholder."""
    return len(_PLACEHOLDER.sub("x", sentence).split())


def long_sentences(text: str, most: float = MOST_WORDS) -> tuple[str, ...]:
    """The sentences with more words than this, in order."""
    return tuple(sentence for sentence in sentences(text) if word_count(sentence) > most)


def words_to_avoid(text: str) -> tuple[Avoided, ...]:
    """The words of an English text that GOV.UK asks its writers to avoid, each once, in order.

    A word that is surely used in the sense to avoid stands for its other uses in the text.
    """
    found: dict[str, Avoided] = {}
    for sentence in sentences(text):
        for avoided in _in_sentence(sentence):
            if avoided.word not in found or (avoided.sure and not found[avoided.word].sure):
                found[avoided.word] = avoided
    return tuple(found.values())


@cache
def entries() -> tuple[Entry, ...]:
    """The list, in its own order."""
    file = resources.files(__package__) / "words_to_avoid.yaml"
    return tuple(Entry.model_validate(entry) for entry in yaml.safe_load(file.read_text(encoding="utf-8")))


@cache
def _forms() -> Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Every form as a tuple of words, by its first word, the longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in entries():
        for form in entry.forms or (*_inflected(entry.word), *entry.also):
            words = tuple(form.split())
            by_first.setdefault(words[0], []).append((words, entry))
    return {first: tuple(sorted(forms, key=lambda form: -len(form[0]))) for first, forms in by_first.items()}


def _inflected(word: str) -> Iterator[str]:
    """A word, and its forms in -s, -ed and -ing."""
    stem = word.removesuffix("e")
    yield word
    if re.search(r"[^aeiou]y$", word):
        yield from (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    else:
        yield word + ("es" if re.search(r"(?:s|sh|ch|x|z)$", word) else "s")
        yield from (stem + "ed", stem + "ing")


def _in_sentence(sentence: str) -> Iterator[Avoided]:
    words = _words(sentence)
    plain = [word.casefold().replace("’", "'") for word in words]
    at = 0
    while at < len(plain):
        form, entry = next(
            ((f, e) for f, e in _forms().get(plain[at], ()) if tuple(plain[at : at + len(f)]) == f), ((), None)
        )
        if entry and not _allowed(entry, words, plain, at, at + len(form)):
            written = " ".join(words[at : at + len(form)])
            yield Avoided(entry.word, written, entry.instead, entry.but_not, sure=not entry.ask)
        at += max(1, len(form))


def _words(sentence: str) -> list[str]:
    """The words of a sentence; what stands in an address or a placeholder is nobody's prose."""
    for address in find_addresses(sentence):
        sentence = sentence.replace(address, " ")
    return _TOKEN.findall(_PLACEHOLDER.sub(" ", sentence))


def _allowed(entry: Entry, words: list[str], plain: list[str], start: int, end: int) -> bool:
    """Whether what stands around a word shows that it is used in a sense in which it may be."""
    if entry.name and start > 0 and words[start][0].isupper():
        return True
    around = plain[max(0, start - NEAR) : start] + plain[end : end + NEAR]
    if any(word in entry.near or word.removesuffix("s") in entry.near for word in around):
        return True
    return any(_reads(phrase, plain, start, end) for phrase in entry.fine)


def _reads(phrase: str, plain: list[str], start: int, end: int) -> bool:
    before, after = (part.split() for part in phrase.split("*"))
    return plain[max(0, start - len(before)) : start] == before and plain[end : end + len(after)] == after
