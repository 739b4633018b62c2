"""Makes recordings as they sound on the phone, small enough for a report."""

import functools
import math
import struct
from array import array
from collections.abc import Sequence

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
    return telephone_file(_companded(pcm, rate))


def telephone_file(sound: bytes) -> bytes:
    """Make a WAV file of sound as the telephone network carries it: 8 kHz, 8-bit µ-law, mono."""
    form = struct.pack("<HHIIHHH", 7, 1, TELEPHONE_RATE, TELEPHONE_RATE, 1, 8, 0)
    chunks = (b"fmt ", form), (b"fact", struct.pack("<I", len(sound))), (b"data", sound)
    body = b"".join(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in chunks)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body


def sound_in(file: bytes) -> bytes:
    """Return the sound in a WAV file that ``telephone_file`` made: one byte a sample.

    Raises:
        ValueError: when it is another kind of file.
    """
    place, kind = 12, None
    while place + 8 <= len(file):
        name, size = struct.unpack_from("<4sI", file, place)
        if name == b"fmt ":
            kind = struct.unpack_from("<HHI", file, place + 8)
        if name == b"data" and kind == (7, 1, TELEPHONE_RATE):
            return file[place + 8 : place + 8 + size]
        place += 8 + size + size % 2
    raise ValueError("This is not a telephone recording (8 kHz, µ-law, mono).")


def laid_over(sound: bytes, samples: Sequence[int], place: int) -> bytes:
    """Lay another sound over a stretch of one; the length stays, so what would go beyond the end is left out.

    Args:
        sound: 8 kHz, µ-law.
        samples: 8 kHz, 16-bit.
        place: The sample that it begins at.
    """
    under = sound[place : place + len(samples)]
    table = _mu_law()
    levels = (min(max(_level(byte) + more, -32768), 32767) for byte, more in zip(under, samples, strict=False))
    mixed = bytes(table[(level + 65536) // 2] for level in levels)
    return sound[:place] + mixed + sound[place + len(mixed) :]


def _level(byte: int) -> int:
    """Return the sample that a byte of ITU-T G.711's µ-law stands for."""
    code = ~byte & 0xFF
    level = (((code & 0xF) << 3) + 132 << (code >> 4 & 7)) - 132
    return -level if code & 0x80 else level


# Multiplying two whole numbers convolves their digits. With each sample a digit of 32 bits, a few multiplications
# filter and resample a whole sound, ten times as fast as a loop over its samples.


def _companded(pcm: bytes, rate: int) -> bytes:
    """Resample to 8 kHz, on straight lines between low-passed samples, and compand."""
    common = math.gcd(rate, TELEPHONE_RATE)
    up, down = TELEPHONE_RATE // common, rate // common
    levels = array("I", _low_passed(pcm, rate))  # only moved about, so the order of bytes does not matter
    wanted = len(pcm) // 2 * up // down
    places = bytearray(2 * wanted)
    # Every up-th sample lies equally far between two samples of the source, so they are computed together.
    for phase in range(min(up, wanted)):
        place, beyond = divmod(phase * down, up)
        count = len(range(phase, wanted, up))
        left, right = (
            int.from_bytes(levels[start : start + down * count : down].tobytes(), "little")
            for start in (place, place + 1)
        )
        weight = (beyond << 16) // up
        mixed = (left * ((1 << 16) - weight) + right * weight).to_bytes(4 * count, "little")
        places[2 * phase :: 2 * up] = mixed[2::4]
        places[2 * phase + 1 :: 2 * up] = mixed[3::4]
    return bytes(map(_mu_law().__getitem__, struct.unpack(f"<{wanted}H", places)))


def _low_passed(pcm: bytes, rate: int) -> bytes:
    """Take out what a telephone line cannot carry.

    Returns for each sample, and one more, four bytes that hold (sample + 65536) / 2: a place in the µ-law table.
    """
    kernel = _kernel(rate)
    half = len(kernel) // 2
    padded = b"\0\0" * half + pcm[: len(pcm) // 2 * 2] + b"\0\0" * (half + 1)
    digits = bytearray(2 * len(padded))
    digits[0::4] = padded[0::2]
    digits[1::4] = padded[1::2].translate(bytes(byte ^ 0x80 for byte in range(256)))  # signed to sample + 32768
    count = len(padded) // 2 + len(kernel)
    product = int.from_bytes(digits, "little") * sum(weight << 32 * place for place, weight in enumerate(kernel))
    product += _repeated(32768 * _UNITY, count)  # no digit below nought
    # Now each digit is (sample + 65536) * 2 ** 15, whose upper half is the place.
    places = (product >> 16) & _repeated(0xFFFF, count)
    return places.to_bytes(4 * count, "little")[8 * half : 4 * count - 8 * half]


def _repeated(digit: int, count: int) -> int:
    return int.from_bytes(digit.to_bytes(4, "little") * count, "little")


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
