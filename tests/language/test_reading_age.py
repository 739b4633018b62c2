"""The reading age of a short message, its range, and what drove it."""

from importlib import resources
from itertools import pairwise
from statistics import mean, pvariance

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.language.reading_age import (
    FEWEST,
    GRADED,
    MEANS,
    SPREADS,
    Features,
    LanguageNotScored,
    ReadingAge,
    difficulty,
    features,
    reading_age,
    verdict,
)

OWN = yaml.safe_load((resources.files("harness.language") / "data" / "own_texts.yaml").read_text(encoding="utf-8"))
AGES = sorted({own["age"] for own in OWN})
SENTENCES = sorted({f"{part.rstrip('.')}." for own in OWN for part in own["text"].split(". ")})
EDITS = {
    "a link": lambda text: f"{text} www.gov.uk/contact-us",
    "a long link": lambda text: (
        f"{text} https://www.tax.service.gov.uk/pay/self-assessment/start?ref=1234&from=sms-2027"
    ),
    "a number to call": lambda text: f"{text} Call 0300 200 3310.",
    "line breaks for full stops": lambda text: text.replace(". ", "\n"),
    "a salutation": lambda text: f"Dear Mr. J. Smith, {text}",
    "a reference": lambda text: f"{text} Ref: AB123456C.",
    "a reference first": lambda text: f"Ref: AB123456C. {text}",
    "an amount": lambda text: f"{text} Amount: £1,250.50",
    "an amount first": lambda text: f"Amount: £1,250.50 {text}",
    "no last full stop": lambda text: text.removesuffix("."),
}
messages = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6, unique=True).map(" ".join)


@pytest.mark.parametrize("edit", EDITS)
@given(text=messages)
@settings(deadline=None)
def test_an_edit_that_leaves_it_as_hard_leaves_its_age(edit: str, text: str) -> None:
    """None of the harmless edits moves the age by more than 0.3 years, nor makes enough text too little."""
    before, after = reading_age(text), reading_age(EDITS[edit](text))
    assert before.enough == after.enough
    assert abs((before.age or 0) - (after.age or 0)) <= 0.3


@given(text=messages, edits=st.lists(st.sampled_from(sorted(EDITS)), max_size=4, unique=True))
@settings(deadline=None)
def test_several_such_edits_do_not_add_up(text: str, edits: list[str]) -> None:
    """Nor do several of them, one upon the other."""
    edited = text
    for edit in edits:
        edited = EDITS[edit](edited)
    assert abs((reading_age(text).age or 0) - (reading_age(edited).age or 0)) <= 0.3


@given(text=st.text(max_size=400))
def test_any_text_has_a_result(text: str) -> None:
    """Whatever is pasted, there is an age within the scale and its range around it, or none."""
    result = reading_age(text)
    if result.enough:
        assert result.age is not None and result.low is not None and result.high is not None
        assert 5 <= result.low <= result.age <= result.high <= 19
    else:
        assert result.age is result.low is result.high is None and result.words < FEWEST
    assert result.because


def test_its_numbers_are_those_of_our_own_texts() -> None:
    """Means, spreads within a grade, and the scale are worked out from the texts in the data folder."""
    by_age = {age: [features(own["text"]) for own in OWN if own["age"] == age] for age in AGES}
    for at, name in enumerate(Features._fields):
        assert mean(features(own["text"])[at] for own in OWN) == pytest.approx(MEANS[at], abs=1e-3), name
        spread = mean(pvariance([numbers[at] for numbers in by_age[age]]) for age in AGES) ** 0.5
        assert spread == pytest.approx(SPREADS[at], abs=1e-3), name
    for hard, age in GRADED:
        assert mean(map(difficulty, by_age[int(age)])) == pytest.approx(hard, abs=0.02)


def test_harder_texts_of_our_own_are_older() -> None:
    """No text of a grade is as old as one two grades up."""
    ages = {age: [reading_age(own["text"]).age or 0 for own in OWN if own["age"] == age] for age in AGES}
    assert all(max(ages[low]) < min(ages[high]) for low, high in zip(AGES, AGES[2:], strict=False))
    assert all(mean(ages[low]) < mean(ages[high]) for low, high in pairwise(AGES))


def test_it_fails_only_when_even_the_low_end_is_above_the_target() -> None:
    """A range that straddles the target cannot tell, and no age cannot either."""

    def result(low: float | None, high: float | None) -> ReadingAge:
        return ReadingAge(low, low, high, (), (), 40, low is not None, "", 0)

    assert verdict(result(9.1, 14.0)) == "failed"
    assert verdict(result(9.0, 14.0)) == "cannot-tell"
    assert verdict(result(6.0, 9.1)) == "cannot-tell"
    assert verdict(result(6.0, 9.0)) == "passed"
    assert verdict(result(9.1, 14.0), target=11) == "cannot-tell"
    assert verdict(result(None, None)) == "cannot-tell"


def test_officialese_fails_and_plain_words_do_not() -> None:
    """Our own texts for 14 and 17 fail the target of nine, and those for seven and nine do not."""
    says = {age: {verdict(reading_age(own["text"])) for own in OWN if own["age"] == age} for age in AGES}
    assert says[14] == says[17] == {"failed"}
    assert "failed" not in says[7] | says[9]


def test_it_says_which_words_and_which_sentence() -> None:
    """The reasons name the hard words, the hardest first, and quote the longest sentence as written."""
    text = (
        "We wrote to you. You must notify the department forthwith of any material change by 5 April 2027, or call "
        "0300 200 3310 if you would rather speak to one of us."
    )
    result = reading_age(text)
    assert "forthwith" in result.hard_words
    assert "forthwith" in result.because[0]
    assert "5 April 2027" in result.longest and "0300 200 3310" in result.longest
    assert result.longest in result.because[1] and f"{result.longest_words} words" in result.because[1]


def test_too_little_text_has_no_age_and_is_still_judged() -> None:
    """Under twenty words it says so, and names words and sentence all the same."""
    result = reading_age("You must notify us forthwith. Failing which, proceedings may be instituted.")
    assert result.age is None and not result.enough
    assert result.because[0].startswith("Not enough text")
    assert "forthwith" in result.hard_words


def test_its_range_narrows_with_length() -> None:
    """About three years either way at 40 words in the middle of the scale, less where there is more text."""
    text = next(own["text"] for own in OWN if own["age"] == 11)
    short, long = reading_age(text), reading_age(" ".join([text] * 5))
    assert short.low and short.high and long.low and long.high
    assert 5 < short.high - short.low < 7
    assert long.high - long.low < 0.7 * (short.high - short.low)


def test_bullets_do_not_make_a_long_sentence_short() -> None:
    """Short lines beside it take little from what a long sentence says."""
    long = next(own["text"] for own in OWN if own["age"] == 17)
    before, after = reading_age(long).age, reading_age(f"{long}\nYou need:\n- a pen\n- a form\n- a stamp").age
    assert before and after and before - after < 2


@pytest.mark.parametrize("language", ["cy", "cy-GB", "CY"])
def test_welsh_has_sentences_and_no_age(language: str) -> None:
    """It says that no Welsh reading age exists, and gives the longest sentence."""
    result = reading_age("Mae eich taliad yn hwyr. Ffoniwch ni os gwelwch yn dda. " * 4, language=language)
    assert result.age is None and not result.hard_words and result.longest_words == 6
    assert "No Welsh reading age exists" in result.because[0]


@pytest.mark.parametrize("language", ["pl", "ro", "lt", "fr-FR", ""])
def test_other_languages_are_refused(language: str) -> None:
    """A number for another language would mean nothing, so there is none."""
    with pytest.raises(LanguageNotScored, match="only English"):
        reading_age("Zadzwoń do nas.", language=language)
