"""A prompt is measured as it is heard: how long, where its options come, what is to be remembered, what is misheard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.language.spoken import alike_letters, alike_numbers, as_heard, digits_in
from harness.language.timing import seconds_at, word_count

MENU = (
    "Welcome to HMRC. Calls are recorded. To pay a bill, press 1. For anything else, press 2. "
    "To speak to an adviser, press 0."
)


def test_options_are_found_with_when_they_come_and_which_leads_to_a_person():
    heard = as_heard(MENU, 150)
    assert [(each.chosen_by, each.words, each.key_first, each.human) for each in heard.options] == [
        ("1", "To pay a bill, press 1", False, False),
        ("2", "For anything else, press 2", False, False),
        ("0", "To speak to an adviser, press 0", False, True),
    ]
    assert heard.words_before_first_option == 6
    assert heard.seconds_before_first_option == 6 * 60 / 150
    assert heard.seconds_before_human == 17 * 60 / 150
    assert (heard.seconds, heard.words, heard.measured) == (24 * 60 / 150, 24, False)


@pytest.mark.parametrize(
    ("prompt", "options"),
    [
        ("Press 1 for sales, 2 for support or press 3 to speak to someone.", "1+ 2+ 3+H"),
        ("For sales press 1, for support press 2, and for an adviser press star.", "1 2 starH"),
        ("Please press 1 for English. Pwyswch 2 am y Gymraeg.", "1+ 2+"),
        ("I dalu, pwyswch 1. I siarad â rhywun, pwyswch 2.", "1 2H"),
        ("Say ‘yes’ or press 1.", "yes+ 1+"),
        ("To pay, press 1, or to talk to an adviser, hold the line.", "1 waitH"),
        ("Press any one of the keys. Press 1.5 times.", ""),
        ("Thank you. Goodbye.", ""),
        ("", ""),
    ],
)
def test_an_option_says_how_it_is_chosen_whether_the_key_comes_first_and_whether_a_person_answers(
    prompt: str, options: str
):
    found = as_heard(prompt, 150).options
    assert " ".join(f"{o.chosen_by}{'+' * o.key_first}{'H' * o.human}" for o in found) == options


def test_where_nothing_is_offered_there_is_no_time_before_it():
    heard = as_heard("Thank you for calling.", 150)
    assert heard.words_before_first_option is heard.seconds_before_first_option is heard.seconds_before_human is None


def test_seconds_are_measured_where_that_can_be_done():
    asked: list[str] = []

    def measure(words: str) -> float:
        asked.append(words)
        return len(words) / 10

    heard = as_heard("Hello there. Press 1.", 150, measure)
    assert (heard.seconds, heard.measured, heard.seconds_before_first_option) == (2.1, True, 1.3)
    assert asked == ["Hello there. Press 1.", "Hello there. "]


def test_pauses_and_the_longest_stretch_without_one_are_counted():
    heard = as_heard("One two three. Four, five\nsix seven - eight: nine 10.5 eleven", 150)
    assert (heard.pauses, heard.longest_stretch) == (5, 3)


@pytest.mark.parametrize(
    ("text", "said", "grouped"),
    [
        ("Call 03069 990444.", "0 3 0 6 9, 9 9 0 4 4 4", True),
        ("Call 03069990444 now", "0 3 0 6 9 9 9 0 4 4 4", False),
        ("Your UTR is 1234567890", "1 2 3 4 5 6 7 8 9 0", False),
        ("Your UTR is 12345 67890.", "1 2 3 4 5, 6 7 8 9 0", True),
        ("Code 12345, please", "1 2 3 4 5", True),
    ],
)
def test_a_number_is_given_as_single_digits_in_its_groups(text: str, said: str, grouped: bool):
    (digits,) = digits_in(text)
    assert (digits.spoken, digits.grouped) == (said, grouped)


@pytest.mark.parametrize("text", ["£12,345.67", "5 May 2026", "10 to 15 days", "9:30", "05/05/2026", "Press 1"])
def test_amounts_dates_and_counts_are_no_numbers_to_remember(text: str):
    assert digits_in(text) == ()


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Your reference starts with B or D.", ["BD"]),
        ("It ends with M, N, S or F.", ["MN", "SF"]),
        ("Reference AB123456D.", ["BD"]),
        ("HMRC, DWP and BT.", []),
        ("A letter is sent. If you have a D, I will.", []),
        ("B for Bravo", []),
    ],
)
def test_letters_that_sound_alike_are_found_where_they_are_said_one_by_one(text: str, heard: list[str]):
    assert ["".join(each.heard) for each in alike_letters(text)] == heard


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Wait fifteen minutes or fifty.", [("fifteen", "fifty")]),
        ("£15 or £50, 13 or thirty", [("thirteen", "thirty"), ("fifteen", "fifty")]),
        ("15 and 60", []),
        ("1,500 or 15.50 or 50", []),
    ],
)
def test_numbers_that_sound_alike_are_found_in_words_and_digits(text: str, heard: list[tuple[str, ...]]):
    assert [each.heard for each in alike_numbers(text)] == heard


@given(st.lists(st.sampled_from([*MENU.split(), "or", "say", "‘yes’", "hold the line,", "03069 990444"]), max_size=25))
def test_options_come_one_after_the_other_within_the_prompt(words: list[str]):
    prompt = " ".join(words)
    heard = as_heard(prompt, 120)
    assert (heard.words, heard.seconds) == (word_count(prompt), seconds_at(prompt, 120))
    times = [moment for option in heard.options for moment in (option.starts, option.ends)]
    assert times == sorted(times)
    assert all(0 <= moment <= heard.seconds for moment in times)


@given(st.text(max_size=100))
def test_any_text_can_be_measured(text: str):
    heard = as_heard(text, 150)
    assert heard.longest_stretch <= heard.words
    assert heard.pauses >= 0
