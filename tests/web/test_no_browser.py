import os

import pytest

from harness.web.channel import Browser, NoBrowser, engines


def test_without_a_browser_one_sentence_says_how_to_mend_it(monkeypatch):
    """Where none is found, starting says so and what to install; the engines are named as far as they are there."""
    monkeypatch.setenv("HARNESS_BROWSER", "none")
    with pytest.raises(NoBrowser, match="install Chromium"), Browser():
        pytest.fail("there is no browser")
    assert engines()[0] is None


@pytest.mark.skipif(os.name == "nt", reason="needs a program that does nothing")
def test_a_browser_that_does_not_start_is_named(monkeypatch):
    """A program that is no browser is an error that names it, not a hang."""
    monkeypatch.setenv("HARNESS_BROWSER", "false")
    with pytest.raises(NoBrowser, match="false does not start: "), Browser():
        pytest.fail("it is no browser")
