"""Which words of a prompt offer which key."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.phone.formats.offers import divide, intents

DIVIDED = {
    "Hello. For rent, press 1. For tax, press 2.": ("Hello.", ["For rent, press 1.", "For tax, press 2."]),
    "Press 1 for rent, press 2 for tax.": ("…", ["Press 1 for rent,", "press 2 for tax."]),
    "Press 1 for rent, 2 for tax.": ("…", ["Press 1 for rent,", "2 for tax."]),
    "Hello there press 1 for rent or press 2 for tax": ("Hello there", ["press 1 for rent", "or press 2 for tax"]),
    "For rent press one, for tax press two.": ("…", ["For rent press one,", "for tax press two."]),
    "Rent or tax? Press 1 to pay or 2 to ask.": ("Rent or tax?", ["Press 1 to pay", "or 2 to ask."]),
}
WHOLE = [
    "Please listen.",
    "Press 1 for rent.  Press 1 for tax. Press 2 for more.",
    "Press 1 for rent. Press 3 for tax.",
    "Press 12 for rent.",
    "Rent, press 1. Steuer, drücken Sie 2.",
    "For rent, press 1, for tax, press 2.",
]


@pytest.mark.parametrize("prompt", DIVIDED)
def test_a_prompt_is_divided(prompt):
    asks, offers = DIVIDED[prompt]
    divided = divide(prompt, "12")
    assert (divided.asks, [offer.words for offer in divided.offers]) == (asks, offers)
    assert [offer.key for offer in divided.offers] == ["1", "2"]


@pytest.mark.parametrize("prompt", WHOLE)
def test_a_prompt_stays_whole_where_it_is_not_sure(prompt):
    assert divide(prompt, "12") == (prompt, ())


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("For sales, press 1.", ("sales",)),
        ("Press 1 to pay your bill.", ("pay-your-bill",)),
        ("If you'd like to report a repair, press 1.", ("report-a-repair",)),
        ("To speak to somebody, press 1.", ("person", "speak-to-somebody")),
        ("Press 1 for an operator.", ("person", "operator")),
        ("press 1 to be connected to one of our advisers", ("person", "be-connected-to-one-of-our-advisers")),
        ("For news of operator licences, press 1.", ("news-of-operator-licences",)),
        ("You can press 1 now.", ("key-1",)),
        (None, ("key-1",)),
    ],
)
def test_what_an_option_is_for(words, meant):
    assert intents("1", words) == meant


PIECES = st.lists(
    st.sampled_from("press 1|press 2|for rent|2 for tax|,|.|or|and|hello|press star|…|one|To".split("|")), max_size=14
)


@given(PIECES)
def test_every_word_stays_and_in_its_order(pieces):
    prompt = " ".join(pieces)
    divided = divide(prompt, "12*")
    said = " ".join([divided.asks, *(offer.words for offer in divided.offers)])
    assert re.findall(r"[\w,.]+", said) == re.findall(r"[\w,.]+", prompt)
