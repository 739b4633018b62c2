"""Looks at capital letters, abbreviations, the sender and the way to a human."""

import re
from collections.abc import Iterator

from harness.language.numbers import every_number
from harness.language.rules.known import abbreviations, phrases, words
from harness.language.rules.patterns import any_of
from harness.language.rules.prepared import Prepared, Sentence
from harness.language.rules.seen import Seen

_BODY = any_of(phrases("bodies"))
_NAMED_BODY = re.compile(
    rf"(?:[A-ZÀ-Þ][\w'’&.-]{{1,30}}\s){{1,5}}(?:of\s|and\s)?(?:{'|'.join(phrases('kinds_of_body'))})(?!\w)"
)
_SIGNED = re.compile(
    r"(?:\b(?:from|this is|we are|regards|sincerely|faithfully|thank you|thanks|diolch)\b,?\s{1,3}(?:the\s|your\s)?"
    r"(?:[A-ZÀ-Þ]|\(\()|\bhere is a message from\b|\n[-–]?\s?[A-ZÀ-Þ][\w '’]{2,40}\s{0,3}$|[-–]\s?[A-Z][\w '’]{2,40}$)",
)
_HEAD = re.compile(r"\s{0,9}([^\W\d_(][^:\n?!]{1,70}?)(?<!http)(?<!https):\s|\s{0,9}\(\(([^()\n]{1,60})\)\):\s")
_SHORT = re.compile(
    r"\b(?:call|phone|ring|dial|telephone|tel|text|textphone|relay)\b:?\s(?:us\s|them\s)?(?:free\s)?(?:on\s|to\s)?"
    r"(?:nhs\s|the police on\s|charlie\s)?(?:\d{3,6}|18001\s?\d{3,14}|116\s?\d{3})\b",
    re.IGNORECASE,
)
_IN_WORDS = any_of(phrases("human_routes"))
_NUMBER_HELD = re.compile(r"\(\([^()]{0,60}(?:phone|number|tel|helpline|contact)[^()]{0,60}\)\)", re.IGNORECASE)
_REPLY = re.compile(r"(?<!not )(?<!never )(?<!cannot )\breply to this (?:text|message)\b", re.IGNORECASE)
_ROMAN = re.compile(r"[IVX]{1,4}")
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2,20}(?:['’][A-Z]{1,2})?")


def block_capitals(message: Prepared) -> Iterator[Seen]:
    """Words in capitals for effect: a word that is known to be shouted, or three and more in a row."""
    if not _CAPITALS.search(message.prose):
        return
    for sentence in message.sentences:
        at = 0
        while at < len(sentence.words):
            end = at
            while end < len(sentence.words) and _loud(message, sentence, end):
                end += 1
            if end > at and _is_shouted(sentence.words[at:end]):
                yield Seen(sentence.places[at][0], sentence.places[end - 1][1])
            at = max(end, at + 1)


def _loud(message: Prepared, sentence: Sentence, at: int) -> bool:
    """Whether a word is all capitals, and is not a word to send back or an abbreviation."""
    word = sentence.words[at]
    if len(word) == 1:
        return word in ("A", "I") and 0 < at < len(sentence.words) - 1 and sentence.words[at + 1].isupper()
    if not _CAPITALS.fullmatch(word) or word in abbreviations():
        return False
    return not _is_answer(message, sentence, at)


def _is_shouted(run: tuple[str, ...]) -> bool:
    shouted = words("shouted")
    return any(word.lower() in shouted for word in run) or len([word for word in run if len(word) > 2]) >= 3


def _is_answer(message: Prepared, sentence: Sentence, at: int) -> bool:
    """Whether a word is what the reader is to send or say, or stands in quotes."""
    start, end = sentence.places[at]
    if message.text[start - 1 : start] in ("'", '"', "‘", "“") and message.text[end : end + 1] in ("'", '"', "’", "”"):
        return True
    before = sentence.plain[max(0, at - 3) : at]
    return bool(before) and (
        before[-1] in words("answer_verbs")
        or (before[-1] in ("or", "the", "word") and any(word in words("answer_verbs") for word in sentence.plain[:at]))
    )


def needless_capitals(message: Prepared) -> Iterator[Seen]:
    """Common nouns that begin with a capital and stand alone, so that they are no part of a name."""
    needless = words("needless_capitals")
    for sentence in message.sentences:
        for at, word in enumerate(sentence.plain):
            if word not in needless or not sentence.words[at].istitle() or at == 0:
                continue
            start, end = sentence.places[at]
            before, after = sentence.words[at - 1], sentence.words[at + 1 : at + 2]
            led_by_name = before[0].isupper() and before.lower() not in words("before_common_noun")
            beside = message.text[sentence.places[at - 1][1] : start]
            if led_by_name or before[0].isdigit() or beside.strip() or "\n" in beside:
                continue
            if after and (after[0][0].isupper() or after[0][0].isdigit()) and message.text[end : end + 1] == " ":
                continue
            yield Seen(start, end, f"Write “{word}”.")


def unexplained_abbreviations(message: Prepared) -> Iterator[Seen]:
    """Initials that are not on the list of those everybody knows, and that no brackets explain; each once."""
    if not _CAPITALS.search(message.prose):
        return
    done: set[str] = set()
    for sentence in message.sentences:
        for at, word in enumerate(sentence.words):
            short = word[:-1] if word.endswith("s") else word
            if not (2 <= len(short) <= 6 and short.isascii() and short.isupper() and short.isalpha()):
                continue
            if sentence.places[at][1] < message.after_sender:  # the sender's own name
                continue
            if short in done or short in abbreviations() or _is_no_abbreviation(message, sentence, at, short):
                continue
            done.add(short)
            if not explained(message.text, *sentence.places[at]):
                yield Seen(*sentence.places[at])


def _is_no_abbreviation(message: Prepared, sentence: Sentence, at: int, short: str) -> bool:
    """Whether capitals are a word to send back, a shout, a numeral, a surname, or a part of a reference."""
    beside = (*sentence.words[max(0, at - 1) : at], *sentence.words[at + 1 : at + 2])
    part_of_reference = len(short) <= 3 and any(word.isdigit() for word in beside)
    before = sentence.plain[at - 1] if at else ""
    return (
        short.lower() in words("shouted")
        or bool(_ROMAN.fullmatch(short))
        or part_of_reference
        or before in words("before_name")
        or _is_answer(message, sentence, at)
    )


def explained(text: str, start: int, end: int) -> bool:
    """Whether brackets explain what stands here: ``Long Name (LN)`` or ``LN (long name)``."""
    after = text[end : end + 2].lstrip("s")
    return after.lstrip().startswith("(") or (text[start - 1 : start] == "(" and after.startswith(")"))


def no_sender(message: Prepared) -> Iterator[Seen]:
    """A message that does not say who it is from."""
    text = message.text
    head = _HEAD.match(text)
    if head and (head[2] or head[1].strip().lower() not in phrases("no_sender_heads")):
        return
    found = (_BODY and _BODY.search(message.prose)) or _NAMED_BODY.search(message.prose) or _SIGNED.search(text)
    if not found:
        yield Seen(0, 0)


def no_human_route(message: Prepared) -> Iterator[Seen]:
    """A message that leads to nobody: no telephone number, no place and nobody to ask."""
    text = message.text
    if every_number(text) or _SHORT.search(text) or _NUMBER_HELD.search(text) or _REPLY.search(text):
        return
    if not (_IN_WORDS and _IN_WORDS.search(message.prose)):
        yield Seen(len(text), len(text))
