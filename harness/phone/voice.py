"""Speaks prompts with espeak-ng, to know how long they last and to let people hear them.

espeak-ng runs in a process of its own, which loads it once and forks for every prompt: the length of a prompt varies
by up to 20 ms with what the same process rendered before it, and a fresh process always gives the same samples. It is
GPL-3.0-or-later and an extra: nothing here loads it at import time, nor ever into this process.
"""

import contextlib
import ctypes
import functools
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self

from harness.phone.wav import telephone_wav

__all__ = [
    "Speaker",
    "Spoken",
    "VoiceError",
    "VoiceUnavailable",
    "available",
    "measure",
    "sample_rate",
    "synthesise",
    "telephone_wav",
    "version",
    "why_not",
]

SLOWEST, FASTEST = 80, 450

_LONGEST_WAIT = 60  # seconds of computing for one prompt; an ordinary one takes 5 ms
_FORKS = hasattr(os, "fork")
_SYNCHRONOUS, _DO_NOT_EXIT, _RATE = 2, 0x8000, 1
# The pause after the last word is part of a prompt, as it is in espeak-ng's own program.
_UTF8_WITH_END_PAUSE = 0x1 | 0x1000


class VoiceUnavailable(RuntimeError):  # noqa: N818 - it reads as what happened
    """The voice cannot be used on this machine; the message says why and what to do."""


class VoiceError(ValueError):
    """The voice could not say this: an unknown voice, or a text that it fails on."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A prompt as it is to be spoken.

    Attributes:
        text: The words.
        voice: An espeak-ng voice such as ``gmw/en`` (English), ``en-gb-x-rp`` or ``cy`` (Welsh).
        words_a_minute: The speaking rate, 80 to 450.
    """

    text: str
    voice: str
    words_a_minute: int

    def __post_init__(self) -> None:
        if not SLOWEST <= self.words_a_minute <= FASTEST:
            raise ValueError(f"A voice speaks {SLOWEST} to {FASTEST} words a minute, not {self.words_a_minute}.")


class Speaker:
    """The process that speaks, for use in a ``with`` block; it takes many prompts, one after another.

    Entering the block raises VoiceUnavailable when the voice is not installed or does not load.

    Attributes:
        sample_rate: Samples a second of what it speaks, once entered.
        version: espeak-ng's version, once entered.
    """

    sample_rate = 0
    version = ""

    def __enter__(self) -> Self:
        # The parent of this package is put on the path, so that a checkout speaks whatever the working folder is.
        parent = str(Path(__file__).resolve().parents[2])
        code = f"import sys; {parent!r} in sys.path or sys.path.insert(0, {parent!r}); from harness.phone import voice"
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-P", "-c", f"{code}; voice.serve(forks={_FORKS})"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        try:
            hello = self._read()
            if "why_not" in hello:
                raise VoiceUnavailable(hello["why_not"])
        except BaseException:
            self.__exit__()
            raise
        self.sample_rate, self.version = hello["sample_rate"], hello["version"]
        self._has_spoken = False
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def synthesise(self, prompt: Spoken) -> bytes:
        """Speak a prompt; returns 16-bit little-endian mono samples. Raises VoiceError."""
        return self._pipe("stdout").read(2 * self._ask(prompt, audio=True))

    def seconds(self, prompt: Spoken) -> float:
        """Return how long a prompt lasts, in seconds to the millisecond. Raises VoiceError."""
        return round(self._ask(prompt, audio=False) / self.sample_rate, 3)

    def _ask(self, prompt: Spoken, *, audio: bool) -> int:
        if not _FORKS and self._has_spoken:
            self.__exit__()
            self.__enter__()
        self._has_spoken = True
        requests = self._pipe("stdin")
        with contextlib.suppress(BrokenPipeError):  # then there is no answer either
            requests.write(_line({**asdict(prompt), "audio": audio}))
            requests.flush()
        answer = self._read()
        if "error" in answer:
            raise VoiceError(answer["error"])
        return int(answer["samples"])

    def _read(self) -> dict[str, Any]:
        line = self._pipe("stdout").readline()
        if not line:
            raise VoiceUnavailable("espeak-ng stopped without a word.")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _pipe(self, name: str) -> BinaryIO:
        pipe: BinaryIO = getattr(self._process, name)
        return pipe


@functools.cache
def _described() -> tuple[str | None, str | None, int]:
    """Try the voice once: why it cannot be used, its version, its sample rate."""
    try:
        with Speaker() as speaker:
            if speaker.seconds(Spoken("One.", "gmw/en", 160)) > 0:
                return None, speaker.version, speaker.sample_rate
            return "espeak-ng gives no sound.", None, 0
    except (VoiceUnavailable, VoiceError, OSError) as failure:
        return str(failure), None, 0


def available() -> bool:
    """Say whether prompts can be spoken here."""
    return _described()[0] is None


def why_not() -> str | None:
    """Return the sentence that says why prompts cannot be spoken here, and how to mend it; None when they can."""
    return _described()[0]


def version() -> str | None:
    """Return espeak-ng's version, such as ``1.52.0``; None when it cannot be used."""
    return _described()[1]


def sample_rate() -> int:
    """Return the samples a second of ``synthesise``. Raises VoiceUnavailable."""
    reason, _, rate = _described()
    if reason:
        raise VoiceUnavailable(reason)
    return rate


def synthesise(text: str, *, voice: str, words_a_minute: int) -> bytes:
    """Speak one prompt; returns 16-bit little-endian mono samples. For many prompts, a Speaker is faster.

    Raises:
        VoiceUnavailable: when the voice is not installed or does not load.
        VoiceError: when there is no such voice, or it fails on the text.
        ValueError: when the rate is outside 80 to 450.
    """
    with Speaker() as speaker:
        return speaker.synthesise(Spoken(text, voice, words_a_minute))


def measure(prompts: Iterable[Spoken]) -> list[float]:
    """Return how long each prompt lasts, in seconds to the millisecond. Raises as ``synthesise`` does."""
    with Speaker() as speaker:
        return [speaker.seconds(prompt) for prompt in prompts]


# What follows runs in the process that speaks.


def serve(*, forks: bool) -> None:
    """Be the process that speaks: a JSON line for each prompt on stdin, a JSON line and its samples on stdout.

    Without fork (Windows) it ends after one prompt.
    """
    answers = io.FileIO(os.dup(1), "w")
    os.dup2(2, 1)  # whatever the library prints stays out of the answers
    try:
        library, hello = _load()
    except VoiceUnavailable as failure:
        answers.write(_line({"why_not": str(failure)}))
        return
    answers.write(_line(hello))
    for request in sys.stdin.buffer:
        if not forks:
            _answer(library, json.loads(request), answers)
            return
        child = os.fork()
        if child == 0:
            signal.alarm(_LONGEST_WAIT)
            failed = 1
            try:
                _answer(library, json.loads(request), answers)
                failed = 0
            finally:
                os._exit(failed)
        _, status = os.waitpid(child, 0)
        if status:
            answers.write(_line({"error": "espeak-ng fails on this text."}))


def _load() -> tuple[ctypes.CDLL, dict[str, Any]]:
    try:
        import espeakng_loader
    except ImportError:
        raise VoiceUnavailable(
            "The voice is not installed. To install it: python -m pip install espeakng-loader"
        ) from None
    try:
        library = ctypes.CDLL(espeakng_loader.get_library_path())
        # Its own folder for its data; it knows only a folder of the machine that it was built on.
        rate = library.espeak_Initialize(_SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), _DO_NOT_EXIT)
    except (OSError, RuntimeError, AttributeError) as failure:
        raise VoiceUnavailable(f"espeak-ng does not load on this machine: {failure}") from failure
    if rate <= 0:
        raise VoiceUnavailable("espeak-ng does not find its data; install espeakng-loader again.")
    library.espeak_Info.restype = ctypes.c_char_p
    return library, {"sample_rate": rate, "version": library.espeak_Info(None).decode()}


def _answer(library: ctypes.CDLL, request: dict[str, Any], answers: io.FileIO) -> None:
    if library.espeak_SetVoiceByName(request["voice"].encode()) != 0:
        answers.write(_line({"error": f"espeak-ng has no voice '{request['voice']}'; try gmw/en or cy."}))
        return
    library.espeak_SetParameter(_RATE, request["words_a_minute"], 0)
    try:
        pcm = _render(library, request["text"])
    except VoiceError as failure:
        answers.write(_line({"error": str(failure)}))
        return
    line = _line({"samples": len(pcm) // 2})
    whole = memoryview(line + pcm if request["audio"] else line)
    while whole:
        whole = whole[answers.write(whole) :]


def _render(library: ctypes.CDLL, text: str) -> bytes:
    pieces: list[bytes] = []
    receive: Callable[..., Any] = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)

    def keep(samples: int | None, count: int, _events: int | None) -> int:
        if samples and count > 0:
            pieces.append(ctypes.string_at(samples, 2 * count))
        return 0

    callback = receive(keep)
    library.espeak_SetSynthCallback(callback)
    words = text.replace("\0", " ").encode(errors="replace") + b"\0"
    if library.espeak_Synth(words, len(words), 0, 1, 0, _UTF8_WITH_END_PAUSE, None, None) != 0:
        raise VoiceError("espeak-ng refuses this text.")
    return b"".join(pieces)


def _line(message: dict[str, Any]) -> bytes:
    return json.dumps(message).encode() + b"\n"
