"""The tones of a telephone's keys, as whoever presses them hears them: two frequencies a key (ITU-T Q.23)."""

import math
from functools import cache

from harness.phone.wav import TELEPHONE_RATE, laid_over

TONE, PAUSE = 80, 80
"""Milliseconds of a tone and of the quiet after it; a receiver needs about half of either (ITU-T Q.24). Ours."""

_ROWS = {697: "123", 770: "456", 852: "789", 941: "*0#"}
_COLUMNS = (1209, 1336, 1477)
_LOUDNESS = 4_000
"""How far each of the two goes from nought, of 32767: clear, and not louder than the voice."""


def press(sound: bytes, keys: str, at: int) -> bytes:
    """Lays the tones of keys over a sound, one after another. A key that no telephone has makes no sound.

    Args:
        sound: 8 kHz, µ-law.
        keys: The keys.
        at: When the first is pressed, in milliseconds.
    """
    for key in keys:
        sound = laid_over(sound, _samples(key), at * TELEPHONE_RATE // 1000)
        at += TONE + PAUSE
    return sound


@cache
def _samples(key: str) -> tuple[int, ...]:
    pair = next(((row, _COLUMNS[keys.index(key)]) for row, keys in _ROWS.items() if key in keys), None)
    if pair is None:
        return ()
    turns = [2 * math.pi * frequency / TELEPHONE_RATE for frequency in pair]
    wanted = range(TONE * TELEPHONE_RATE // 1000)
    return tuple(round(_LOUDNESS * sum(math.sin(turn * n) for turn in turns)) for n in wanted)
