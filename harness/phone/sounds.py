"""The sound of prompts, as evidence; and their lengths, to be locked."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from harness.language.numbers import spoken_numbers
from harness.model.callflow import Voice
from harness.model.finding import Evidence
from harness.model.pack import Lock
from harness.phone.voice import Speaker, Spoken, measure, telephone_wav, version


def spoken_evidence(voice: Voice, prompts: Iterable[str], folder: Path) -> Mapping[str, Evidence]:
    """Speaks prompts into a folder, each once, as a telephone carries them.

    Args:
        voice: Who speaks.
        prompts: The words.
        folder: The report's folder; sounds go into its ``evidence``.

    Raises:
        VoiceUnavailable: There is no voice on this machine.
    """
    sounds = {}
    (folder / "evidence").mkdir(parents=True, exist_ok=True)
    with Speaker() as speaker:
        for words in prompts:
            sound = telephone_wav(speaker.synthesise(_as_spoken(words, voice)), speaker.sample_rate)
            sha256 = hashlib.sha256(sound).hexdigest()
            path = Path("evidence") / f"{sha256[:12]}.wav"
            (folder / path).write_bytes(sound)
            sounds[words] = Evidence(kind="sound", path=path.as_posix(), sha256=sha256)
    return sounds


def measured(voice: Voice, prompts: Iterable[str]) -> Lock:
    """Measures prompts with the voice.

    Raises:
        VoiceUnavailable: There is no voice on this machine.
    """
    words = sorted(set(prompts))
    seconds = measure(_as_spoken(prompt, voice) for prompt in words)
    return Lock(
        voice=voice.name,
        words_a_minute=voice.words_a_minute.value,
        engine=f"espeak-ng {version()}",
        seconds=dict(zip(words, seconds, strict=True)),
    )


def _as_spoken(words: str, voice: Voice) -> Spoken:
    return Spoken(spoken_numbers(words), voice.name, round(voice.words_a_minute.value))
