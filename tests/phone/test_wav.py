import math
import struct
import time

import pytest

from harness.phone import wav
from harness.phone.wav import sound_in, telephone_file


def tone(hertz, rate=22050, seconds=0.5, peak=12000):
    samples = [round(peak * math.sin(2 * math.pi * hertz * n / rate)) for n in range(int(rate * seconds))]
    return struct.pack(f"<{len(samples)}h", *samples)


def expanded(code):
    """G.711's own way back from a µ-law byte to a 16-bit sample."""
    code = ~code & 0xFF
    level = (((code & 0xF) << 3) + 132 << (code >> 4 & 7)) - 132
    return -level if code & 0x80 else level


def sound_of(file):
    return [expanded(code) for code in file[58:]]


def loudness(samples):
    middle = samples[200:-200]
    return math.sqrt(2 * sum(sample**2 for sample in middle) / len(middle))


def test_the_header_says_what_it_is():
    """The file is a mono WAV of format 7, 8 kHz, 8 bits, with the chunk that such formats need, and its true length."""
    file = wav.telephone_wav(tone(440), 22050)
    riff, size, kind, _, _, form, channels, rate, speed, block, bits, extra = struct.unpack(
        "<4sI4s4sIHHIIHHH", file[:38]
    )
    assert (riff, size, kind) == (b"RIFF", len(file) - 8, b"WAVE")
    assert (form, channels, rate, speed, block, bits, extra) == (7, 1, 8000, 8000, 1, 8, 0)
    assert struct.unpack("<4sII4sI", file[38:58]) == (b"fact", 4, 4000, b"data", 4000)
    assert len(file) == 58 + 4000


def test_an_odd_length_is_padded():
    """A chunk of an odd length is followed by a byte that does not count, as the format demands."""
    file = wav.telephone_wav(b"\0\0" * 7, 8000)
    assert struct.unpack("<I", file[54:58]) == (7,)
    assert len(file) == 58 + 8


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 44100, 48000])
def test_speech_frequencies_pass(rate):
    """A tone within the telephone band keeps its loudness, whatever rate it comes at."""
    assert loudness(sound_of(wav.telephone_wav(tone(1000, rate), rate))) == pytest.approx(12000, rel=0.02)


@pytest.mark.parametrize("hertz", [5000, 6000, 9000])
def test_higher_frequencies_do_not_fold_back(hertz):
    """What a telephone line cannot carry is gone, and does not come back as another tone."""
    assert loudness(sound_of(wav.telephone_wav(tone(hertz), 22050))) < 12000 / 100


def test_a_tone_keeps_its_place_in_time():
    """Each sample is where it was: the tone is not delayed."""
    heard = sound_of(wav.telephone_wav(tone(500), 22050))
    true = [12000 * math.sin(2 * math.pi * 500 * n / 8000) for n in range(len(heard))]
    assert max(abs(a - b) for a, b in zip(heard[50:-50], true[50:-50], strict=True)) < 500


def test_every_level_is_the_nearest_that_mu_law_has():
    """At 8 kHz a sample only changes to the µ-law level beside it, and silence is G.711's silence."""
    samples = list(range(-32768, 32768, 97))
    heard = sound_of(wav.telephone_wav(struct.pack(f"<{len(samples)}h", *samples), 8000))
    for sample, level in zip(samples, heard, strict=False):
        assert abs(level - sample) <= max(4, abs(sample) / 16)
    assert wav.telephone_wav(b"\0\0" * 4, 8000)[58:] == b"\xff" * 4


def test_full_scale_does_not_wrap_round():
    """The loudest square wave, which any filter overshoots, never comes out with the wrong sign."""
    square = struct.pack("<100h", *[32767] * 100) + struct.pack("<100h", *[-32768] * 100)
    heard = sound_of(wav.telephone_wav(square * 40, 22050))
    period = 200 * 8000 / 22050
    for n, level in enumerate(heard[: len(heard) - 50]):
        if 10 < n % period < period / 2 - 10:
            assert level > 20000
        if period / 2 + 10 < n % period < period - 10:
            assert level < -20000


def test_nothing_gives_an_empty_recording():
    """No samples give a valid file without sound."""
    assert struct.unpack("<I", wav.telephone_wav(b"", 22050)[54:58]) == (0,)


def test_a_lower_rate_is_refused():
    """Sound at less than 8 kHz is not made up."""
    with pytest.raises(ValueError, match="8000"):
        wav.telephone_wav(b"", 7999)


def test_it_is_fast_enough_for_a_report():
    """Ten prompts of ten seconds take well under a second of computing, so that a report's hundred take a few."""
    pcm = tone(440, seconds=10)
    wav.telephone_wav(pcm, 22050)
    began = time.process_time()
    for _ in range(10):
        wav.telephone_wav(pcm, 22050)
    assert time.process_time() - began < 1


def test_the_sound_is_found_again_in_the_file():
    """Of an odd and an even number of samples, and of none."""
    for sound in (b"\x01\x02\x03", b"\x01\x02", b""):
        assert sound_in(telephone_file(sound)) == sound


@pytest.mark.parametrize("file", [b"", b"RIFF", telephone_file(b"\x01\x02").replace(b"\x40\x1f", b"\x11\x2b")])
def test_another_kind_of_file_is_refused(file):
    with pytest.raises(ValueError, match="not a telephone recording"):
        sound_in(file)
