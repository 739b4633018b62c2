"""The sound of prompts, as evidence; and their lengths, to be locked."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from harness.language.numbers import spoken_numbers
from harness.model.callflow import Voice
from harness.model.finding import Evidence
from harness.model.pack import Lock, Measured
from harness.phone.voice import Speaker, Spoken, measure, telephone_wav, version


def spoken_evidence(prompts: Mapping[str, Voice], folder: Path) -> Mapping[str, Evidence]:
    """Speaks prompts into a folder, each once, as a telephone carries them.

    Args:
        prompts: The words, and who says them.
        folder: The report's folder; sounds go into its ``evidence``.

    Raises:
        VoiceUnavailable: There is no voice on this machine.
    """
    sounds = {}
    (folder / "evidence").mkdir(parents=True, exist_ok=True)
    with Speaker() as speaker:
        for words, voice in prompts.items():
            sound = telephone_wav(speaker.synthesise(_as_spoken(words, voice)), speaker.sample_rate)
            sha256 = hashlib.sha256(sound).hexdigest()
            path = Path("evidence") / f"{sha256[:12]}.wav"
            (folder / path).write_bytes(sound)
            sounds[words] = Evidence(kind="sound", path=path.as_posix(), sha256=sha256)
    return sounds


def lock_of(prompts: Mapping[str, Voice]) -> Lock:
    """Measures prompts, each with the voice that says it.

    Raises:
        VoiceUnavailable: There is no voice on this machine.
    """
    voices = {(voice.name, voice.words_a_minute.value): voice for voice in prompts.values()}
    return Lock(
        engine=f"espeak-ng {version()}",
        voices=tuple(_measured(voice, [w for w, by in prompts.items() if by == voice]) for voice in voices.values()),
    )


def _measured(voice: Voice, prompts: Iterable[str]) -> Measured:
    words = sorted(prompts)
    seconds = measure(_as_spoken(prompt, voice) for prompt in words)
    return Measured(
        voice=voice.name,
        words_a_minute=voice.words_a_minute.value,
        seconds=dict(zip(words, seconds, strict=True)),
    )


def _as_spoken(words: str, voice: Voice) -> Spoken:
    return Spoken(spoken_numbers(words), voice.name, round(voice.words_a_minute.value))
