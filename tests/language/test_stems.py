"""Two forms of a word are about the same thing."""

from harness.language.stems import stem, topics


def test_grammar_is_taken_off():
    assert stem("Opening") == stem("opens") == stem("open")
    assert stem("applied") == stem("applies") == stem("apply")


def test_short_words_keep_what_they_have():
    assert stem("bus") == "bus"


def test_small_words_are_about_nothing():
    assert topics("What is the form for?") == topics("forms")
