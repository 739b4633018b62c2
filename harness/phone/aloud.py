"""Plays what callers hear through the desktop's own voice (pyttsx3), while the walks are made.

pyttsx3 2.99 ignores the rate and loses what is queued (measured), so it is given one prompt at a time and no rate. It
and espeak-ng are an extra: nothing here is loaded at import time.
"""

import contextlib
import ctypes
import math
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.trace import Trace
from harness.phone.prepared import lengths_of
from harness.phone.recording import Played, calls_in, hears, played
from harness.phone.voice import VoiceUnavailable


class Engine(Protocol):
    """What is used of pyttsx3's engine."""

    def say(self, text: str) -> None:
        """Queues some words."""

    def runAndWait(self) -> None:  # noqa: N802 -- pyttsx3's own name
        """Says what is queued."""

    def getProperty(self, name: str) -> Any:  # noqa: ANN401, N802 -- pyttsx3's own
        """A property, such as ``voices``."""

    def setProperty(self, name: str, value: object) -> None:  # noqa: N802 -- pyttsx3's own
        """Sets a property, such as ``voice``."""


def desktop_voice() -> Engine:
    """The desktop's own voice.

    Raises:
        VoiceUnavailable: There is none on this machine, or nothing to hear it with.
    """
    if sys.platform.startswith("linux"):
        if (silent := _no_sound()) is not None:
            raise VoiceUnavailable(silent)
        _load_espeak()
    try:
        import pyttsx3
    except ImportError:
        raise VoiceUnavailable(
            "pyttsx3 is not installed. To install it: python -m pip install pyttsx3 espeakng-loader"
        ) from None
    try:
        engine: Engine = pyttsx3.init()
    except Exception as failure:
        raise VoiceUnavailable(f"The desktop's voice does not start: {failure}") from failure
    return engine


def _load_espeak() -> None:
    """Loads espeak-ng from its wheel, so that pyttsx3 takes that one: it then needs no other, and sounds the same."""
    with contextlib.suppress(ImportError, OSError, RuntimeError, AttributeError):
        import espeakng_loader

        os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
        ctypes.CDLL(espeakng_loader.get_library_path())


def _no_sound() -> str | None:
    """Why nothing can be heard here, tried with a moment of silence; pyttsx3 plays through aplay and never says."""
    aplay = shutil.which("aplay")
    if aplay is None:
        return "There is no 'aplay' to play sound with; Debian has it in alsa-utils."
    try:
        tried = subprocess.run([aplay, "-q"], input=b"\x80" * 80, capture_output=True, timeout=10, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return "The sound device does not answer."
    return "There is no sound device on this machine." if tried.returncode else None


class Aloud:
    """Says what each caller hears, walk by walk; the first failure is told, and then there is quiet."""

    def __init__(
        self,
        packs: Iterable[Pack],
        people: Iterable[Persona],
        *,
        start: Callable[[], Engine] = desktop_voice,
        tell: Callable[[str], None] = lambda sentence: print(sentence, file=sys.stderr, flush=True),
    ) -> None:
        """Starts the voice.

        Args:
            packs: The services.
            people: Who walks.
            start: Gives the voice; raises VoiceUnavailable.
            tell: Where a sentence goes when nothing can be played.
        """
        self._packs = {pack.name: pack for pack in packs}
        self._people = {person.id: person for person in people}
        self._tell = tell
        self._engine: Engine | None = None
        self._usual: str | None = None
        self._names: Mapping[str, str] = {}
        try:
            # pyttsx3 prints to stdout, which may have to hold one JSON document and nothing else.
            with contextlib.redirect_stdout(sys.stderr):
                self._engine = start()
                self._usual = self._engine.getProperty("voice")
        except VoiceUnavailable as missing:
            tell(f"Nothing is played aloud. {missing}")

    def play(self, walk: Trace) -> None:
        """Says who calls and what they hear; of a prompt that an answer cut short, as many words as were said."""
        if self._engine is None or not calls_in(walk.moments):
            return
        pack = self._packs[walk.pack]
        try:
            with contextlib.redirect_stdout(sys.stderr):
                self._say(self._engine, self._heading(walk), self._usual)
                if hears(self._people[walk.person], walk.moments):
                    voices = pack.spoken
                    for prompt in _prompts(walk, pack):
                        self._say(self._engine, _as_heard(prompt), self._voice(voices[prompt.words].name))
        except Exception as failure:
            self._engine = None
            self._tell(f"Nothing more is played aloud. The desktop's voice failed: {failure}")

    def _heading(self, walk: Trace) -> str:
        person = self._people[walk.person]
        who = f"{walk.journey.replace('-', ' ')}. {person.name}."
        if not hears(person, walk.moments):
            return f"{who} Hears nothing of the call."
        return f"{who} What the relay assistant hears." if person.perceives.relay else who

    def _say(self, engine: Engine, words: str, voice: str | None) -> None:
        if words:
            if voice is not None:
                engine.setProperty("voice", voice)
            engine.say(words)
            engine.runAndWait()

    def _voice(self, name: str) -> str | None:
        """The desktop's voice for one of espeak-ng's: the same, else one of its language, else the usual one."""
        assert self._engine is not None  # noqa: S101 -- asked only while there is a voice
        if not self._names:
            self._names = {each.id: _languages(each) for each in self._engine.getProperty("voices")}
        for known in self._names:
            if known == name or known.endswith(f"/{name}"):
                return known
        language = f" {name.rpartition('/')[2].partition('-')[0]}-"
        spoken = [known for known, languages in self._names.items() if language in languages]
        return self._usual if self._usual in spoken or not spoken else spoken[0]


def _languages(voice: Any) -> str:  # noqa: ANN401 -- pyttsx3 has no types
    """A voice's languages as `` en-gb- cy- ``; the drivers give them as words or as bytes."""
    found = (each.decode(errors="ignore") if isinstance(each, bytes) else str(each) for each in voice.languages or ())
    return "".join(f" {language.strip().lower().replace('_', '-')}-" for language in found)


def _prompts(walk: Trace, pack: Pack) -> Iterator[Played]:
    for moment in calls_in(walk.moments):
        yield from played(moment, lengths_of(pack))


def _as_heard(prompt: Played) -> str:
    words = prompt.words.split()
    if not prompt.interrupted:
        return prompt.words
    return " ".join(words[: math.ceil(len(words) * (prompt.end - prompt.start) / prompt.takes)])
