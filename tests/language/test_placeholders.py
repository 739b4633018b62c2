"""A template is measured filled in: as short as it gets, and as long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.language.placeholders import assumed, at_length, placeholders, without_placeholders


def test_placeholders_are_found_in_order_with_their_conditions():
    found = placeholders("Dear ((First Name)), ((late??you are (very late)) ((owes??pay now))((first_name)).")
    assert [(each.name, each.key, each.words) for each in found] == [
        ("First Name", "firstname", None),
        ("owes", "owes", "pay now"),
        ("first_name", "firstname", None),
    ]


def test_a_template_is_filled_with_what_is_given_and_its_name_may_be_written_otherwise():
    body = "Dear ((first name)), pay ((amount))."
    values = {"First_Name": ("Jo", "Maximilian"), "AMOUNT": ("£1", "£99")}
    assert at_length(body, values) == ("Dear Jo, pay £1.", "Dear Maximilian, pay £99.")
    assert assumed(body, values) == ()


def test_a_condition_is_unmet_in_the_shortest_and_met_in_the_longest_unless_it_is_given():
    body = "Hello.((late?? You are late.))"
    assert at_length(body) == ("Hello.", "Hello. You are late.")
    assert at_length(body, {"late": ("no", "no")}) == ("Hello.", "Hello.")
    assert at_length(body, {"late": ("yes", "Yes")}) == ("Hello. You are late.", "Hello. You are late.")


@pytest.mark.parametrize(
    ("name", "longest"),
    [
        ("date of birth", 27),
        ("appointment date", 27),
        ("dueDate", 27),
        ("time", 7),
        ("amount", 13),
        ("reference number", 19),
        ("UTR", 11),
        ("link", 83),
        ("first name", 35),
        ("name", 70),
        ("Full_Name", 70),
        ("email address", 39),
        ("postcode", 8),
        ("days", 3),
        ("number of children", 9),
        ("school", 50),
        ("something else", 40),
    ],
)
def test_what_nobody_gave_is_assumed_by_its_name_and_said_to_be(name: str, longest: int):
    (guess,) = assumed(f"(({name}))")
    assert (guess.name, len(guess.longest)) == (name, longest)
    assert 0 < len(guess.shortest) <= len(guess.longest)
    assert guess.because
    assert at_length(f"a (({name})) b") == (f"a {guess.shortest} b", f"a {guess.longest} b")


def test_the_template_as_it_is_counted_has_nothing_in_its_placeholders():
    assert without_placeholders("Dear ((name)), pay.((late?? Now!))") == "Dear , pay."


@given(st.text("ab ()?", max_size=60))
def test_the_shortest_is_never_longer_than_the_longest_and_no_other_words_change(body: str):
    shortest, longest = at_length(body)
    assert len(shortest) <= len(longest)
    if not placeholders(body):
        assert shortest == longest == body
