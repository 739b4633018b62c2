"""What can be counted in a message, and the looks of our own where data cannot say what is meant."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from harness.language.rules import actions, looks, spoken
from harness.language.rules.prepared import Prepared, word_count
from harness.language.rules.seen import Seen


@dataclass(frozen=True, slots=True)
class Measured:
    """Something counted, and where it stands."""

    value: float
    start: int
    end: int


Measure = Callable[[Prepared], Iterator[Measured]]
Look = Callable[[Prepared], Iterator[Seen]]


def _words(message: Prepared) -> Iterator[Measured]:
    yield Measured(word_count(message.text), 0, len(message.text))


def _characters(message: Prepared) -> Iterator[Measured]:
    yield Measured(len(message.text), 0, len(message.text))


def _sentences(message: Prepared) -> Iterator[Measured]:
    yield Measured(len(message.sentences), 0, len(message.text))


def _words_in_sentence(message: Prepared) -> Iterator[Measured]:
    for sentence in message.sentences:
        yield Measured(word_count(message.text[sentence.start : sentence.end]), sentence.start, sentence.end)


def _sentences_in_paragraph(message: Prepared) -> Iterator[Measured]:
    """A blank line ends a paragraph."""
    text, count, begin, end = message.text, 0, 0, 0
    for sentence in message.sentences:
        if count and "\n\n" in "".join(text[end : sentence.start].split(" ")):
            yield Measured(count, begin, end)
            count = 0
        begin = begin if count else sentence.start
        count, end = count + 1, sentence.end
    if count:
        yield Measured(count, begin, end)


def _links(message: Prepared) -> Iterator[Measured]:
    links = message.links
    if links:
        yield Measured(len(links), links[-1][0], links[-1][1])


def _actions(message: Prepared) -> Iterator[Measured]:
    asked = actions.different(message)
    if asked:
        yield Measured(len(asked), asked[-1].start, asked[-1].end)


def _words_before_action(message: Prepared) -> Iterator[Measured]:
    asked = actions.first(message)
    if asked:
        yield _before(message, asked.start, asked.end, message.after_sender)


def _words_before_option(message: Prepared) -> Iterator[Measured]:
    place = spoken.first_option(message)
    if place:
        yield _before(message, *place)


def _words_before_human(message: Prepared) -> Iterator[Measured]:
    place = spoken.first_option(message) and spoken.human(message)
    if place:
        yield _before(message, *place)


def _before(message: Prepared, start: int, end: int, begin: int = 0) -> Measured:
    return Measured(word_count(message.text[begin:start]), start, end)


MEASURES: Mapping[str, Measure] = {
    "words": _words,
    "characters": _characters,
    "sentences": _sentences,
    "words-in-sentence": _words_in_sentence,
    "sentences-in-paragraph": _sentences_in_paragraph,
    "links": _links,
    "actions": _actions,
    "words-before-action": _words_before_action,
    "words-before-option": _words_before_option,
    "words-before-human": _words_before_human,
}
"""What a limit can be set on, by the name that a rule uses."""

LOOKS: Mapping[str, Look] = {
    "block-capitals": looks.block_capitals,
    "needless-capitals": looks.needless_capitals,
    "unexplained-abbreviations": looks.unexplained_abbreviations,
    "no-sender": looks.no_sender,
    "no-human-route": looks.no_human_route,
    "ungrouped-digits": spoken.ungrouped_digits,
    "confusable-letters": spoken.confusable_letters,
    "confusable-numbers": spoken.confusable_numbers,
}
"""Looks of our own, by the name that a rule uses."""
