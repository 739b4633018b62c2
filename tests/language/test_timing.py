"""How long words take: a digit of a telephone number is a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.language.timing import seconds_at, word_count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("  \n", 0),
        ("Press 1.", 2),
        ("Thank you for calling. Goodbye.", 5),
        ("Call 03069 990444.", 12),
        ("03069990444", 11),
        ("+44 3069 990444", 11),
        ("Find your UTR: https://www.gov.uk/find-utr-number", 4),
    ],
)
def test_words_are_counted_as_they_are_spoken(text: str, words: int):
    assert word_count(text) == words


def test_a_minutes_words_take_a_minute():
    assert seconds_at("one " * 150, 150) == 60
    assert seconds_at("one two three", 90) == 2
    assert seconds_at("", 90) == 0


@given(st.text(max_size=50), st.text(max_size=50), st.floats(1, 1000))
def test_more_words_never_take_less_time_and_a_faster_rate_never_more(some: str, more: str, rate: float):
    assert seconds_at(f"{some} and {more}", rate) >= seconds_at(some, rate) >= seconds_at(some, rate + 1) >= 0
