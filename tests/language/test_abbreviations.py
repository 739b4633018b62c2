"""An abbreviation is explained by its words beside it, and what everybody knows needs none."""

import pytest

from harness.language.abbreviations import is_explained, is_well_known, unexplained


@pytest.mark.parametrize(
    "text",
    [
        "Your Unique Taxpayer Reference (UTR) is on letters.",
        "Your UTR (Unique Taxpayer Reference) is on letters.",
        "UTR: Unique Taxpayer Reference",
        "UTR stands for unique taxpayer reference.",
    ],
)
def test_words_in_full_beside_it_explain_an_abbreviation(text: str):
    assert is_explained("UTR", text)


@pytest.mark.parametrize("text", ["UTR is on letters.", "The number (UTR) is on letters.", "Send it (UTR)."])
def test_other_words_do_not(text: str):
    assert not is_explained("UTR", text)


def test_what_needs_no_explaining_is_left_out():
    text = "Do NOT send a PDF to the UTR team. The NHS and UTR numbers, and QQQ 123, differ."
    assert list(unexplained(text)) == ["UTR"]


def test_a_word_in_capitals_is_well_known():
    assert is_well_known("MUST")
    assert not is_well_known("UTR")
