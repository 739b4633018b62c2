"""Which words of a menu's prompt offer which key: "For sales, press 1." offers key 1.

A prompt is divided only where that is sure: every key is named once, and between two offers there is one place to
divide. Every word stays, and in its order: the question first, then what offers each key.
"""

import re
from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from harness.phone.formats.names import slug
from harness.phone.formats.words import NOTHING_SAID

_NAMES = {
    **dict(zip("zero one two three four five six seven eight nine".split(), "0123456789", strict=True)),
    "star": "*",
    "asterisk": "*",
    "pound": "#",
    "hash": "#",
}
_KEY = rf"(?P<key>[0-9*#](?![0-9])|(?:{'|'.join(_NAMES)})\b)(?:\s+(?:key|sign|button)\b)?"
_VERB = r"\b(?:press|dial|enter|push|hit|choose|select|type|touch)\b(?:\s+(?:the|key|number|option|digit|button)\b)*\s+"
_MENTION = re.compile(rf"{_VERB}{_KEY}|(?<![\w$.,])(?P<bare>[0-9])(?=\s+(?:for|to)\b)", re.IGNORECASE)
_ENDS = re.compile(r"[.;!?:]+(?=\s)")
_BEFORE = re.compile(r"(?:,\s*(?:or\b|and\b)?|\s(?:or|and)\b)\s*$", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:,|\bor\b|\band\b)", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:(?:or|and|for|to|if|please|you(?:['’]d)?|would|can|may|are|want|need|wish|like|calling|about|the|an?|our|your|now)"
    r"\b[\s,]*)+",
    re.IGNORECASE,
)
_WHAT_FOR = re.compile(r"\s*(?:for|to|if)\b", re.IGNORECASE)
_TAKING = re.compile(r"\b(?:speak|talk|connected?|transferr?(?:ed)?|reach|put through|chat)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\b(?:agents?|representatives?|operators?|advis[eo]rs?|human|person|somebody|someone)\b", re.IGNORECASE
)
_SIGNS = {"*": "star", "#": "hash"}
_LONGEST_LABEL = 4
PERSON = "person"
"""The intent of an option that leads to a human."""


class Offer(NamedTuple):
    """The words that offer a key."""

    key: str
    words: str


class Divided(NamedTuple):
    """A prompt, divided: the question, and the offers in the order they are made."""

    asks: str
    offers: tuple[Offer, ...]


def divide(prompt: str, keys: Collection[str]) -> Divided:
    """Divides the prompt of a menu into its question and what offers each key, or leaves it whole.

    Args:
        prompt: What the voice says.
        keys: The keys that the menu takes.
    """
    whole = Divided(prompt, ())
    found = list(_MENTION.finditer(prompt))
    named = [_key(mention) for mention in found]
    if not found or len(set(named)) != len(named) or not set(named) <= set(keys):
        return whole
    if set(named) != set(keys) and _ENDS.search(prompt, found[-1].end()):
        # What follows may offer, in words not known here, the keys that are not named.
        return whole
    begins = [_first(prompt, found[0])]
    for before, after in pairwise(found):
        place = _between(prompt[before.end() : after.start()])
        if place is None:
            return whole
        begins.append(before.end() + place)
    parts = [prompt[start:end].strip() for start, end in zip(begins, [*begins[1:], len(prompt)], strict=True)]
    return Divided(prompt[: begins[0]].strip() or NOTHING_SAID, tuple(map(Offer, named, parts)))


def intents(key: str, words: str | None) -> tuple[str, ...]:
    """What an option is for: a slug of the words that offer it, and before it ``person`` where they offer one."""
    label = _label(words or "")
    wanted = slug(label) or f"key-{_SIGNS.get(key, key)}"
    return (PERSON, wanted) if offers_person(label) and wanted != PERSON else (wanted,)


def offers_person(label: str) -> bool:
    """Whether words clearly offer a human: somebody to speak to, or nothing but somebody."""
    named = _SOMEBODY.search(label)
    if named is None:
        return False
    alone = not label[named.end() :].strip(" .,!") and len(label.split()) <= _LONGEST_LABEL
    return alone or bool(_TAKING.search(label[: named.start()]))


def _key(mention: re.Match[str]) -> str:
    written = (mention["key"] or mention["bare"]).casefold()
    return _NAMES.get(written, written)


def _first(prompt: str, mention: re.Match[str]) -> int:
    """Where the first offer begins: with its sentence, or with its verb where what it is for follows."""
    if mention["key"] and _WHAT_FOR.match(prompt, mention.end()):
        return mention.start()
    ends = [found.end() for found in _ENDS.finditer(prompt, 0, mention.start())]
    return ends[-1] if ends else 0


def _between(text: str) -> int | None:
    """Where one offer ends and the next begins, in what is said between their keys; none where that is not sure."""
    ends = [found.end() for found in _ENDS.finditer(text)]
    if ends:
        return ends[0] if len(ends) == 1 else None
    behind = _BEHIND.match(text)
    before = _BEFORE.search(text)
    if behind and before and behind.start() != before.start() and behind.end() < before.start():
        # "press 1, for support," has two commas: the words between belong to the key that has none yet.
        return None
    if behind:
        return behind.end() if text[behind.start() : behind.end()].strip() == "," else behind.start()
    if before is None:
        return None
    return before.start() + (1 if text[before.start()] == "," else 0)


def _label(words: str) -> str:
    """What an offer is about: its first sentence without the key, the verb, and the words that lead up to it."""
    mention = _MENTION.search(words)
    if mention is None:
        return words
    behind = words[mention.end() :].strip(" ,.!?;")
    before = words[: mention.start()].strip(" ,.!?;")
    label = before if len(before.split()) > 1 or not behind else behind
    return _LEAD.sub("", re.split(r"[.;!?]\s", label)[0].strip()).strip(" ,.!?;")
