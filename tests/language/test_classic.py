"""The classic readability scores."""

import subprocess
import sys

import pytest

from harness.language.classic import CLASSIC, classic_scores

PLAIN = "We have your form. You do not need to do a thing today. We will send you a text soon."
OFFICIAL = "Entitlement is contingent upon satisfactory verification of the aforementioned residency documentation."


def test_are_named_with_the_version_that_is_installed() -> None:
    """What is printed beside a score is what made it."""
    from importlib.metadata import version

    assert f"textstat {version('textstat')}" == CLASSIC


def test_tell_plain_from_official() -> None:
    """Every grade is higher, and the ease lower, for officialese."""
    plain, official = classic_scores(PLAIN), classic_scores(OFFICIAL)
    ease = "Flesch reading ease"
    assert plain[ease] > official[ease]
    assert all(plain[name] < official[name] for name in plain if name != ease)


def test_need_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is fetched: syllables come from the hyphenation that is installed."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr("socket.socket.connect", refused)
    assert classic_scores("A sentence that nobody has scored before this one.")["Flesch-Kincaid grade"] < 12


@pytest.mark.parametrize("text", ["", " \n", "0300 200 3310", "£5"])
def test_are_none_where_there_are_no_words(text: str) -> None:
    """A number is not scored."""
    assert classic_scores(text) == {}


def test_import_nothing_until_they_are_asked_for() -> None:
    """A command that shows no classic scores does not load the library."""
    code = "import sys, harness.language.classic, harness.language.reading_age; sys.exit('textstat' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
