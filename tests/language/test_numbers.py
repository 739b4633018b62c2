"""Telephone numbers and addresses are found in running text, however they are set."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.language.numbers import dialled, find_addresses, find_numbers, spoken_numbers

SPELLINGS = [
    "01632 960001",
    "01632960001",
    "01632 960 001",
    "01632-960-001",
    "(01632) 960001",
    "(01632)960 001",
    "01632\u00a0960001",
    "01632\u2011960\u2011001",
    "+44 1632 960001",
    "+441632960001",
    "+44 (0)1632 960001",
    "+44 (0) 1632 960 001",
    "+44(0)1632960001",
]


@pytest.mark.parametrize("written", SPELLINGS)
def test_every_spelling_of_a_number_is_found_whole_and_dialled_alike(written: str):
    assert find_numbers(f"Please call {written}, Monday to Friday.") == (written,)
    assert dialled(written) == "01632960001"


@pytest.mark.parametrize("written", SPELLINGS)
def test_every_spelling_of_a_number_is_spoken_digit_by_digit(written: str):
    spoken = spoken_numbers(f"Call {written}.")
    assert re.fullmatch(r"Call [0-9]([ ,]+[0-9])+\.", spoken)
    assert re.sub(r"[^0-9]", "", spoken) == "01632960001"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call 03069 990444 or 07700 900123.", ("03069 990444", "07700 900123")),
        ("Call 03069 990444. Again: 03069 990444.", ("03069 990444",)),
        ("Call us (03069 990 444).", ("03069 990 444",)),
        ("Dial 18001 03069 990310 through a relay.", ("03069 990310",)),
        ("tel:+443069990310", ("+443069990310",)),
        ("01632 96000 has ten digits.", ("01632 96000",)),
        ("Your reference is 1234567890.", ()),
        ("Your reference is 9901632960001.", ()),
        ("0163296000123 is too long.", ()),
        ("On 01/02/2023 at 09:30 we took £0.99.", ()),
        ("Press 0 or 1.", ()),
        ("", ()),
    ],
)
def test_numbers_are_found_each_once_in_order_and_nothing_else_is(text: str, found: tuple[str, ...]):
    assert find_numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://www.gov.uk/find-utr-number.", ("https://www.gov.uk/find-utr-number",)),
        ("See https://www.gov.uk/a?b=c#d, or call.", ("https://www.gov.uk/a?b=c#d",)),
        ("(https://www.gov.uk/a)", ("https://www.gov.uk/a",)),
        (
            "“https://www.gov.uk/a” and \u2018https://www.gov.uk/b\u2019",
            ("https://www.gov.uk/a", "https://www.gov.uk/b"),
        ),
        ("HTTPS://WWW.GOV.UK/A https://www.gov.uk/b/", ("HTTPS://WWW.GOV.UK/A", "https://www.gov.uk/b/")),
        ("https://www.gov.uk/a https://www.gov.uk/a", ("https://www.gov.uk/a",)),
        ("Write to help@example.com.", ()),
    ],
)
def test_addresses_are_found_each_once_without_the_marks_round_them(text: str, found: tuple[str, ...]):
    assert find_addresses(text) == found


@st.composite
def _written(draw: st.DrawFn) -> tuple[str, str]:
    """A United Kingdom number: its digits, and one of the ways to write them."""
    code = draw(st.sampled_from(["1632", "20", "161", "7700", "3069", "800"]))
    rest = draw(st.text("0123456789", min_size=10 - len(code), max_size=10 - len(code)))
    cut = draw(st.integers(0, len(rest)))
    gap, inner = draw(st.sampled_from(["", " ", "-", "\u00a0"])), draw(st.sampled_from(["", " "]))
    start = draw(st.sampled_from(["0", "+44", "+44 ", "+44 (0)", "+44(0) "]))
    bracketed = start == "0" and draw(st.booleans())
    head = f"(0{code})" if bracketed else start + code
    return f"0{code}{rest}", head + gap + (rest[:cut] + inner + rest[cut:]).strip()


_PROSE = st.text(st.characters(categories=["L", "Zs"], exclude_characters="\u00a0\u2009\u202f"), max_size=20)


@given(_written())
def test_all_spellings_of_a_number_are_dialled_alike(number: tuple[str, str]):
    digits, written = number
    assert dialled(written) == digits
    assert dialled(dialled(written)) == digits


@given(st.lists(_written(), max_size=4), _PROSE)
def test_what_is_put_into_a_text_is_found_in_it(numbers: list[tuple[str, str]], prose: str):
    text = "".join(f"{prose}: {written}; " for _, written in numbers)
    assert find_numbers(text) == tuple(dict.fromkeys(written for _, written in numbers))


@given(st.lists(_written(), max_size=3), st.text(max_size=20))
def test_saying_a_number_digit_by_digit_keeps_every_digit(numbers: list[tuple[str, str]], prose: str):
    spoken = spoken_numbers("; ".join(written for _, written in numbers))
    assert re.sub(r"[^0-9]", "", spoken) == "".join(digits for digits, _ in numbers)
    assert not re.search(r"[0-9]{2}", spoken)
    assert spoken_numbers(prose) == prose or find_numbers(prose)
