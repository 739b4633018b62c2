"""Makes recordings as they sound on the phone, small enough for a report."""

import functools
import math
import struct
import sys
from array import array

TELEPHONE_RATE = 8000

_UNITY = 1 << 15  # a filter's coefficients add up to this


def telephone_wav(pcm: bytes, rate: int) -> bytes:
    """Make a small WAV file as it sounds on the phone: 8 kHz, 8-bit µ-law, mono; 8 kB a second.

    Args:
        pcm: 16-bit little-endian mono samples.
        rate: Their samples a second, 8000 or more.

    Raises:
        ValueError: when the rate is lower.
    """
    if rate < TELEPHONE_RATE:
        raise ValueError(f"A telephone recording needs {TELEPHONE_RATE} samples a second or more, not {rate}.")
    sound = _companded(pcm, rate)
    form = struct.pack("<HHIIHHH", 7, 1, TELEPHONE_RATE, TELEPHONE_RATE, 1, 8, 0)
    chunks = (b"fmt ", form), (b"fact", struct.pack("<I", len(sound))), (b"data", sound)
    body = b"".join(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in chunks)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body


def _companded(pcm: bytes, rate: int) -> bytes:
    """Resample to 8 kHz, on straight lines between low-passed samples, and compand."""
    common = math.gcd(rate, TELEPHONE_RATE)
    up, down = TELEPHONE_RATE // common, rate // common
    levels, table = _low_passed(pcm, rate), _mu_law()
    sound = bytearray(len(pcm) // 2 * up // down)
    # Every up-th sample lies equally far between two samples of the source, so whole slices are computed at a time.
    for phase in range(min(up, len(sound))):
        place, beyond = divmod(phase * down, up)
        right = round(64 * beyond / up)
        left = 64 - right
        pairs = zip(levels[place::down], levels[place + 1 :: down], strict=False)
        level = bytes([table[(a * left + b * right) >> 6] for a, b in pairs])
        sound[phase::up] = level[: len(range(phase, len(sound), up))]
    return bytes(sound)


def _low_passed(pcm: bytes, rate: int) -> "array[int]":
    """Take out what a telephone line cannot carry; returns (sample + 65536) / 2 for each sample, and one more.

    Multiplying two whole numbers convolves their digits. With each sample a digit of 32 bits, one multiplication
    filters the whole sound, a hundred times as fast as a loop over the samples.
    """
    kernel = _kernel(rate)
    half = len(kernel) // 2
    padded = b"\0\0" * half + pcm[: len(pcm) // 2 * 2] + b"\0\0" * (half + 1)
    digits = bytearray(2 * len(padded))
    digits[0::4] = padded[0::2]
    digits[1::4] = padded[1::2].translate(bytes(byte ^ 0x80 for byte in range(256)))  # signed to sample + 32768
    product = int.from_bytes(digits, "little") * sum(weight << 32 * place for place, weight in enumerate(kernel))
    count = len(padded) // 2 + len(kernel)
    product += int.from_bytes((32768 * _UNITY).to_bytes(4, "little") * count, "little")  # no digit below nought
    # Now each digit is (sample + 65536) * 2 ** 15, whose upper half is what is wanted.
    halves = array("H", product.to_bytes(4 * count, "little"))
    if sys.byteorder == "big":
        halves.byteswap()
    return halves[1::2][2 * half : count - 2 * half]


@functools.cache
def _kernel(rate: int) -> tuple[int, ...]:
    """Return a low-pass filter for this rate: half the amplitude is left at 3.6 kHz, next to nothing beyond 5 kHz.

    The magnitudes add up to less than twice _UNITY, so that no sum leaves its 32 bits.
    """
    if rate == TELEPHONE_RATE:
        return (_UNITY,)
    half = 5 * rate // TELEPHONE_RATE
    turn = 2 * math.pi * 3600 / rate
    window = [0.54 + 0.46 * math.cos(math.pi * n / half) for n in range(-half, half + 1)]
    ideal = [math.sin(turn * n) / n if n else turn for n in range(-half, half + 1)]
    weights = [h * w for h, w in zip(ideal, window, strict=True)]
    scaled = [round(weight * _UNITY / sum(weights)) for weight in weights]
    scaled[half] += _UNITY - sum(scaled)
    return tuple(scaled)


@functools.cache
def _mu_law() -> bytes:
    """Return ITU-T G.711's µ-law byte for each (sample + 65536) / 2; samples beyond 16 bits sound as the loudest."""
    table = bytearray(65536)
    for index in range(65536):
        sample = 2 * index - 65536
        level = min(abs(sample), 32635) + 132
        segment = level.bit_length() - 8
        code = segment << 4 | (level >> segment + 3) & 0xF
        table[index] = ~(code | (0x80 if sample < 0 else 0)) & 0xFF
    return bytes(table)
