"""Messages as sound: rendered to files with the voice, or played with the desktop's own."""

import contextlib
import hashlib
import re
import sys
from collections.abc import Callable
from typing import Self

from harness.language.placeholders import without_placeholders
from harness.message.hearing import rate_of
from harness.message.settings import Given
from harness.model.finding import Evidence
from harness.model.message import Message
from harness.model.persona import Persona
from harness.phone.aloud import Engine, desktop_voice
from harness.phone.voice import FASTEST, SLOWEST, Speaker, Spoken, telephone_wav

_VOICES = {"cy": "cy"}
_VOICE = "gmw/en"


class Recorder:
    """Renders messages and keeps their sound, for use in a ``with`` block.

    Entering the block raises VoiceUnavailable when the voice is not installed or does not load.
    """

    def __init__(self, keep: Callable[[str, bytes], object], person: Persona | None = None) -> None:
        """Takes what it needs.

        Args:
            keep: Writes a file, by its name.
            person: Who hears it.
        """
        self._keep = keep
        self._person = person
        self._speaker = Speaker()

    def __enter__(self) -> Self:
        self._speaker.__enter__()
        return self

    def __exit__(self, *given: object) -> None:
        self._speaker.__exit__(*given)

    def measure(self, given: Given) -> Callable[[str], float]:
        """Says how long words of this message take. What it returns raises VoiceError."""
        return lambda words: self._speaker.seconds(self._spoken(given, words))

    def kept(self, given: Given, message: Message) -> Message:
        """The message with its sound, which is written to a file. Raises VoiceError."""
        pcm = self._speaker.synthesise(self._spoken(given, given.text))
        sound = telephone_wav(pcm, self._speaker.sample_rate)
        words = re.sub(r"[^a-z0-9]+", "-", given.id.lower()).strip("-") or "message"
        name = f"{words[:60]}-{hashlib.sha256(given.text.encode()).hexdigest()[:8]}.wav"
        self._keep(name, sound)
        evidence = Evidence(kind="sound", path=name, sha256=hashlib.sha256(sound).hexdigest())
        return message.model_copy(update={"sound": evidence})

    def _spoken(self, given: Given, words: str) -> Spoken:
        # A relay assistant types what the voice says, and the voice is as fast as ever.
        relayed = self._person is not None and self._person.perceives.relay is not None
        rate, _ = rate_of(given, None if relayed else self._person)
        voice = given.voice or _VOICES.get(given.language, _VOICE)
        return Spoken(without_placeholders(words), voice, min(max(round(rate), SLOWEST), FASTEST))


class Player:
    """Plays messages with the desktop's own voice."""

    def __init__(self, start: Callable[[], Engine] = desktop_voice) -> None:
        """Starts the voice.

        Args:
            start: Gives the voice.

        Raises:
            VoiceUnavailable: There is none, or nothing to hear it with.
        """
        # pyttsx3 prints to stdout, which may have to hold one JSON document and nothing else.
        with contextlib.redirect_stdout(sys.stderr):
            self._engine = start()

    def play(self, given: Given) -> None:
        """Says a message."""
        with contextlib.redirect_stdout(sys.stderr):
            self._engine.say(without_placeholders(given.text))
            self._engine.runAndWait()
