import subprocess
import sys

import pytest

from harness.phone import voice
from harness.phone.voice import Spoken

WORDS = "Thank you for calling. For help with a claim that you have already made, press 1."
PROMPTS = [Spoken(f"{WORDS} Number {number}.", "gmw/en", 160) for number in range(12)]


@pytest.fixture(autouse=True)
def needs_the_voice(request):
    """Everything but the tests of its absence needs the voice."""
    if "without" not in request.node.name and not voice.available():
        pytest.skip(voice.why_not())


@pytest.fixture
def loader(monkeypatch, tmp_path):
    """Puts another espeakng_loader before the real one, for the process that speaks."""

    def put(code):
        (tmp_path / "espeakng_loader.py").write_text(code)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    voice._described.cache_clear()
    yield put
    voice._described.cache_clear()


def test_a_length_does_not_depend_on_what_was_spoken_before():
    """Prompts measured in another order have the same lengths."""
    assert voice.measure(reversed(PROMPTS)) == list(reversed(voice.measure(PROMPTS)))


def test_the_samples_are_always_the_same():
    """A prompt's samples are the same first, last and alone."""
    with voice.Speaker() as speaker:
        first, *_, last = (speaker.synthesise(prompt) for prompt in [*PROMPTS, PROMPTS[0]])
    assert first == last == voice.synthesise(PROMPTS[0].text, voice="gmw/en", words_a_minute=160)


def test_a_length_is_samples_over_rate():
    """Nothing is trimmed: seconds are the samples over the sample rate, to the millisecond."""
    pcm = voice.synthesise(WORDS, voice="gmw/en", words_a_minute=160)
    assert voice.measure([Spoken(WORDS, "gmw/en", 160)]) == [round(len(pcm) / 2 / voice.sample_rate(), 3)]


def test_the_rate_is_obeyed():
    """Twice as many words a minute take about half as long."""
    slow, fast = voice.measure([Spoken(WORDS * 3, "gmw/en", rate) for rate in (120, 240)])
    assert fast / slow == pytest.approx(0.5, abs=0.06)


def test_welsh_has_its_own_voice():
    """The Welsh voice speaks, and not with the English sounds."""
    with voice.Speaker() as speaker:
        welsh, english = (speaker.synthesise(Spoken("Diolch am ffonio.", name, 160)) for name in ("cy", "gmw/en"))
    assert welsh
    assert welsh != english


def test_markup_and_odd_characters_are_words_like_others():
    """No text can end the process: markup, a null character, a lone surrogate, emoji and nothing at all."""
    texts = ["<speak>Hello</speak>", "[[h@'loU]]", "a\0b", "\ud800", "\N{GRINNING FACE}", "line\nline", ""]
    assert len(voice.measure(Spoken(text, "gmw/en", 160) for text in texts)) == len(texts)


def test_an_unknown_voice_is_an_error_that_does_not_end_the_speaker():
    """A voice that espeak-ng does not know raises, and the next prompt is still spoken."""
    with voice.Speaker() as speaker:
        with pytest.raises(voice.VoiceError, match="no voice 'en-gb'"):
            speaker.seconds(Spoken(WORDS, "en-gb", 160))
        assert speaker.seconds(PROMPTS[0]) > 4


@pytest.mark.parametrize("rate", [79, 451])
def test_a_rate_that_would_be_ignored_is_refused(rate):
    """espeak-ng silently keeps to 80 to 450 words a minute, so anything else is refused."""
    with pytest.raises(ValueError, match="80 to 450"):
        Spoken("Hello.", "gmw/en", rate)


def test_a_process_for_each_prompt_where_there_is_no_fork(monkeypatch):
    """Where the system cannot fork (Windows), a new process for each prompt gives the same lengths."""
    expected = voice.measure(PROMPTS[:2])
    monkeypatch.setattr(voice, "_FORKS", False)
    assert voice.measure(PROMPTS[:2]) == expected


def test_the_version_is_known():
    """The version goes into records, since lengths depend on it."""
    assert voice.version().startswith("1.")
    assert voice.why_not() is None


def test_without_the_package_it_says_what_to_install(loader):
    """A machine without the extra gets a sentence, not an error."""
    loader("raise ImportError")
    assert not voice.available()
    assert "pip install espeakng-loader" in voice.why_not()
    assert voice.version() is None
    with pytest.raises(voice.VoiceUnavailable):
        voice.measure(PROMPTS)


def test_without_a_library_that_loads_it_says_so(loader):
    """A library that this machine cannot load gives a sentence, not an error."""
    loader("def get_library_path(): return '/nowhere/libespeak-ng.so'")
    assert "does not load" in voice.why_not()
    with pytest.raises(voice.VoiceUnavailable, match="does not load"):
        voice.sample_rate()


def test_without_an_answer_it_does_not_wait(loader):
    """A library that takes the process down with it is told, not waited for."""
    loader("import os; os._exit(9)")
    assert "stopped" in voice.why_not()


def test_importing_without_loading():
    """Importing the module loads neither the package nor the library: they are under another licence."""
    code = "import sys, harness.phone.voice; sys.exit('espeakng_loader' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
