"""A message made ready for every rule at once: its sentences, its words, and what in it is nobody's prose."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from harness.language.sentences import sentences

PLACEHOLDER = re.compile(r"\(\(.{0,200}?\)\)")
"""A ``((name))`` of GOV.UK Notify."""
_ENDINGS = "uk|com|org|net|gov|info|wales|cymru|scot|london|eu|io|co|app|ly|gl|me|nhs|gd|cc|to|gy|at|link|ink|sh"
LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”()]{1,500}|(?<![\w@.-])[a-z0-9](?:[a-z0-9-]{0,60}\.){1,5}+"
    rf"(?:{_ENDINGS})(?![\w@])(?:/[^\s<>\"“”()]{{0,500}})?",
    re.IGNORECASE,
)
"""An address of a page, with or without ``https://``."""
_MAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,200}")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DIGITS = str.maketrans("123456789", "000000000")
_TRAILING = ".,;:!?'’"


def word_count(sentence: str) -> int:
    """How many words a reader counts: a number or an address is one, and so is a placeholder."""
    return len((PLACEHOLDER.sub("x", sentence) if "((" in sentence else sentence).split())


class Sentence(NamedTuple):
    """One sentence, and the words in it.

    Attributes:
        start: Where it begins in the message.
        end: Where it ends.
        words: Its words as written, without those of links and placeholders.
        plain: The same in small letters, with a straight apostrophe.
        places: Where each of them begins and ends in the message.
    """

    start: int
    end: int
    words: tuple[str, ...]
    plain: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


class Prepared:
    """A message that every rule reads.

    Attributes:
        text: As it was written.
        prose: The same length, with blanks where links, mail addresses and placeholders stand.
        links: Where its links stand.
        sentences: Its sentences, in order.
        shape: The prose in small letters, each digit a nought: what hints are looked for in.
        after_sender: Where it begins behind a sender's name and colon.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.links: list[tuple[int, int]] = []
        prose = text
        if "((" in text:
            prose = PLACEHOLDER.sub(_blank_placeholder, prose)
        if "@" in text:
            prose = _MAIL.sub(_blank, prose)
        if "." in text or "://" in text:
            prose = LINK.sub(self._blank_link, prose)
        self.prose = prose
        self.shape = prose.lower().translate(_DIGITS)
        self.sentences = tuple(self._sentences())
        head = _HEAD.match(text)
        self.after_sender = head.end() if head else 0

    def _blank_link(self, match: re.Match[str]) -> str:
        self.links.append((match.start(), match.start() + len(match.group().rstrip(_TRAILING))))
        return _blank(match)

    def _sentences(self) -> Iterator[Sentence]:
        at, token = 0, 0
        places = [match.span() for match in _TOKEN.finditer(self.prose)]
        words = [self.prose[start:end] for start, end in places]
        plain = "\n".join(words).replace("’", "'").lower().split("\n")
        for sentence in sentences(self.text):
            start = max(at, self.text.find(sentence, at))
            at = start + len(sentence)
            first = token
            while token < len(places) and places[token][0] < at:
                token += 1
            inside = slice(first, token)
            yield Sentence(start, at, tuple(words[inside]), tuple(plain[inside]), tuple(places[inside]))

    @cached_property
    def only_links(self) -> str:
        """The same length, with blanks where anything but a link stands."""
        kept = [" "] * len(self.text)
        for start, end in self.links:
            kept[start:end] = self.text[start:end]
        return "".join(kept)

    @cached_property
    def shape_of_links(self) -> str:
        """Its links in small letters: what hints of links are looked for in."""
        return self.only_links.lower()

    def sentence_at(self, place: int) -> tuple[int, int]:
        """Where the sentence begins and ends in which a place lies; the whole message where there is none."""
        for sentence in self.sentences:
            if sentence.start <= place < sentence.end:
                return sentence.start, sentence.end
        return 0, len(self.text)


_HEAD = re.compile(r"\s{0,20}[^\W\d_(][^:\n?!]{1,70}(?<!http)(?<!https):\s{1,3}|\s{0,20}\(\([^()\n]{1,60}\)\):\s{1,3}")


def _blank_placeholder(match: re.Match[str]) -> str:
    """Blanks, but for the words of a conditional one, ``((name??words))``, which some readers get."""
    condition, _, words = match.group().partition("??")
    return f"{' ' * (len(condition) + 2)}{words[:-2]}  " if words else " " * len(condition)


def _blank(match: re.Match[str]) -> str:
    """Blanks, but for the punctuation behind an address, which belongs to its sentence."""
    whole = match.group()
    kept = len(whole.rstrip(_TRAILING))
    return " " * kept + whole[kept:]
