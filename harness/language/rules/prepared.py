"""A message made ready for every rule at once: its sentences, its words, and what in it is nobody's prose."""

import re
from dataclasses import dataclass
from functools import cached_property

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
_TRAILING = ".,;:!?'’"


def word_count(sentence: str) -> int:
    """How many words a reader counts: a number or an address is one, and so is a placeholder."""
    return len(PLACEHOLDER.sub("x", sentence).split())


@dataclass(frozen=True, slots=True)
class Sentence:
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
        lower: The prose in small letters.
        raw_lower: The text in small letters.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.prose = text
        if "((" in text:
            self.prose = PLACEHOLDER.sub(_blank, self.prose)
        if "@" in text:
            self.prose = _MAIL.sub(_blank, self.prose)
        if "." in text or "://" in text:
            self.prose = LINK.sub(_blank, self.prose)
        self.lower = self.prose.lower()
        self.raw_lower = text.lower()

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in order."""
        found, at = [], 0
        tokens = [(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(self.prose)]
        token = 0
        for sentence in sentences(self.text):
            start = max(at, self.text.find(sentence, at))
            at = start + len(sentence)
            first = token
            while token < len(tokens) and tokens[token][0] < at:
                token += 1
            inside = tokens[first:token]
            words = tuple(word for _, _, word in inside)
            plain = tuple(word.lower().replace("’", "'") for word in words)
            found.append(Sentence(start, at, words, plain, tuple((begin, end) for begin, end, _ in inside)))
        return tuple(found)

    @cached_property
    def links(self) -> tuple[tuple[int, int], ...]:
        """Where its links stand."""
        if "." not in self.text and "://" not in self.text:
            return ()
        return tuple((match.start(), match.start() + len(_trimmed(match.group()))) for match in LINK.finditer(self.text))

    @cached_property
    def only_links(self) -> str:
        """The same length, with blanks where anything but a link stands."""
        kept = [" "] * len(self.text)
        for start, end in self.links:
            kept[start:end] = self.text[start:end]
        return "".join(kept)

    @cached_property
    def after_sender(self) -> int:
        """Where the message begins behind a sender's name and colon."""
        match = _HEAD.match(self.text)
        return match.end() if match else 0

    def sentence_at(self, place: int) -> tuple[int, int]:
        """Where the sentence begins and ends in which a place lies; the whole message where there is none."""
        for sentence in self.sentences:
            if sentence.start <= place < sentence.end:
                return sentence.start, sentence.end
        return 0, len(self.text)


_HEAD = re.compile(r"\s{0,20}[^\W\d_(][^:\n?!]{1,70}(?<!http)(?<!https):\s{1,3}|\s{0,20}\(\([^()\n]{1,60}\)\):\s{1,3}")


def _trimmed(link: str) -> str:
    """A link without the full stop or the like that ends its sentence."""
    return link.rstrip(_TRAILING)


def _blank(match: re.Match[str]) -> str:
    """Blanks, but for the punctuation behind a link, which belongs to its sentence."""
    whole = match.group()
    kept = whole if whole.startswith("((") else _trimmed(whole)
    return " " * len(kept) + whole[len(kept) :]
