"""How long words take to say and to read, where nothing better is known."""

from harness.language.numbers import spoken_numbers


def word_count(text: str) -> int:
    """How many words a text has, each digit of a telephone number counted as one, as it is spoken."""
    return len(spoken_numbers(text).split())


def seconds_at(text: str, words_a_minute: float) -> float:
    """Seconds that a text takes at a rate of words.

    An estimate: against measured speech it is off by 15 % on average, and worse where there are links or amounts, so
    what rests on it says so.
    """
    return word_count(text) * 60 / words_a_minute
