"""A phrase is told from the language it is declared to be in, and never where it could be in it."""

import time

import pytest

from harness.language.phrases import elsewhere, strange_phrases


@pytest.mark.parametrize(
    ("words", "declared", "language"),
    [
        ("Darllenwch y dudalen hon yn Gymraeg", "en", "cy"),
        ("Check your National Insurance record online", "cy", "en"),
        ("Możesz poprosić o tłumacza podczas rozmowy", "en-GB", "pl"),
        ("اتصل بنا قبل نهاية", "en", "ar"),
    ],
)
def test_a_sentence_in_another_language_is_surely_elsewhere(words: str, declared: str, language: str):
    found = elsewhere(words, declared)
    assert found is not None
    assert (found.language, found.sure) == (language, True)


@pytest.mark.parametrize(
    ("words", "declared"),
    [
        ("Paul put dire comment on tape", "en"),
        ("Paul put dire comment on tape", "fr"),
        ("Llanfairpwllgwyngyll", "en"),
        ("Cyngor Sir Gaerfyrddin", "en"),
        ("اتصل بنا قبل نهاية", "ur"),
        ("Sort code", "en"),
        ("habeas corpus", "la"),
        ("", "en"),
    ],
)
def test_what_could_be_in_its_language_or_is_a_name_is_left_alone(words: str, declared: str):
    assert elsewhere(words, declared) is None


def test_a_quoted_phrase_is_looked_at_by_itself_and_is_not_sure():
    (found,) = strange_phrases("She turned to him and said, “Bonne année, mon ami”.", "en")
    assert (found.words, found.language, found.sure) == ("Bonne année, mon ami", "fr", False)


def test_rare_english_words_are_english():
    assert not list(strange_phrases("Statutory remuneration thresholds prescribe apportionment of emoluments.", "en"))


@pytest.mark.parametrize("piece", ['"', "“", '" a', "1", "a@", "« "])
def test_a_hostile_text_takes_no_long_time(piece: str):
    start = time.perf_counter()
    list(strange_phrases(piece * 20_000, "en"))
    assert time.perf_counter() - start < 5
