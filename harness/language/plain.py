"""Plain English as checks ask for it: sentences that are too long, and official words to avoid.

The rules themselves, with many more, are in ``harness.language.rules``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from harness.language.rules import all_rules
from harness.language.rules.model import Word
from harness.language.rules.prepared import Prepared, word_count
from harness.language.rules.wording import Table, table, used
from harness.language.sentences import sentences

MOST_WORDS = 25
"""GOV.UK asks its writers to split a sentence with more words than this."""
TO_AVOID = "word-to-avoid"
"""The rule that has the words."""

__all__ = ["MOST_WORDS", "Avoided", "entries", "long_sentences", "sentences", "word_count", "words_to_avoid"]


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


def long_sentences(text: str, most: float = MOST_WORDS) -> tuple[str, ...]:
    """The sentences with more words than this, in order."""
    return tuple(sentence for sentence in sentences(text) if word_count(sentence) > most)


def words_to_avoid(text: str) -> tuple[Avoided, ...]:
    """The words of an English text that GOV.UK asks its writers to avoid, each once, in order.

    A word that is surely used in the sense to avoid stands for its other uses in the text.
    """
    found: dict[str, Avoided] = {}
    for use in used(Prepared(text), _forms()):
        name, word = use.form.name, use.form.word
        if name not in found or (use.sure and not found[name].sure):
            found[name] = Avoided(name, text[use.start : use.end], word.say, word.but_not, use.sure)
    return tuple(found.values())


def entries() -> Mapping[str, Word]:
    """The list, in its own order."""
    return all_rules()[TO_AVOID].words


@cache
def _forms() -> Table:
    return table([all_rules()[TO_AVOID]])
