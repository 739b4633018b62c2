"""A language tag is known by what it begins with."""

import pytest

from harness.language.tags import is_registered, primary


@pytest.mark.parametrize("tag", ["en", "EN-gb", "cy", "zh-Hant", "sco", "en-US-GB", " fr ", "qaa", "qtz"])
def test_a_tag_that_begins_with_a_registered_language_is_known(tag: str):
    assert is_registered(tag)


@pytest.mark.parametrize("tag", ["", "english", "eng", "em-US", "#1", "i-lux", "xx", "x-own", "qza", "e", "-en"])
def test_a_tag_that_does_not_is_not(tag: str):
    assert not is_registered(tag)


def test_a_tag_begins_with_its_language():
    assert (primary("en-GB"), primary(" CY "), primary("")) == ("en", "cy", "")
