"""Humans, texts and findings as the endings are judged by them."""

import pytest

from harness.model.base import Basis
from harness.model.finding import Outcome, Severity
from harness.model.service import Document, Human, Part, Text


@pytest.mark.parametrize(
    ("human", "languages", "serves"),
    [
        ({}, ("en",), True),
        ({}, ("pl", "en"), True),
        ({}, ("pl",), False),
        ({"languages": ("en", "cy")}, ("cy",), True),
        ({"interpreter": True}, ("pl",), True),
        ({"languages": ()}, ("en",), False),
    ],
)
def test_a_human_serves_whoever_shares_a_language_or_has_an_interpreter(human: dict, languages: tuple, serves: bool):
    assert Human(name="a clerk", **human).serves(languages) is serves


def test_a_text_is_the_words_of_its_parts_and_stands_on_the_weakest_of_them():
    parts = (Part(words="Hello.", basis=Basis.PUBLISHED), Part(words="Goodbye.", basis=Basis.RECONSTRUCTED))
    text = Text(sender="TINY", parts=parts)
    assert (text.body, text.basis) == ("Hello. Goodbye.", Basis.RECONSTRUCTED)


def test_a_document_says_where_it_can_be_found():
    """By its address, or in words where that is not known in full."""
    assert Document(title="A plan", published="2023", publication="GOV.UK").url is None
    with pytest.raises(ValueError, match="in words where it was published"):
        Document(title="A plan", published="2023")


def test_a_text_gives_what_those_of_its_words_give_that_came():
    parts = (Part(words="By 4 May.", gives=("date",)), Part(words="Look online."))
    text = Text(sender="TINY", parts=parts)
    assert (text.given("By 4 May. Look online."), text.given("Look online.")) == ({"date"}, frozenset())


def test_severities_stand_in_order_from_the_mildest():
    order = [Severity.ADVICE, Severity.MODERATE, Severity.SERIOUS, Severity.SHUT_OUT]
    assert sorted(Severity, key=lambda severity: severity.weight) == order


def test_there_are_five_outcomes_as_earl_has_them():
    assert [str(outcome) for outcome in Outcome] == ["passed", "failed", "cannot-tell", "inapplicable", "untested"]
