"""The sound of prompts and of whole calls, as evidence; and the lengths of prompts, to be locked."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from harness.language.numbers import spoken_numbers
from harness.model.callflow import Voice
from harness.model.finding import Evidence
from harness.model.pack import Lock, Measured, Pack
from harness.model.persona import Persona
from harness.model.record import Recording
from harness.model.trace import Trace
from harness.phone.prepared import lengths_of
from harness.phone.recording import assemble, hears
from harness.phone.voice import Speaker, Spoken, VoiceUnavailable, measure, telephone_wav, version
from harness.phone.wav import sound_in, telephone_file


@dataclass
class Sounds:
    """The sounds that a run keeps.

    Attributes:
        prompts: The sound of each prompt that was played, by its words.
        calls: What was heard of the calls, by walk.
        missing: Why there are no sounds, in a sentence or two; none when there are.
    """

    prompts: dict[str, Evidence] = field(default_factory=dict)
    calls: dict[str, Recording] = field(default_factory=dict)
    missing: str | None = None


def keep_sounds(
    packs: Iterable[Pack], walks: Sequence[Trace], people: Mapping[str, Persona], folder: Path, *, calls: bool
) -> Sounds:
    """Speaks what was played in some walks into a folder.

    Args:
        packs: The services.
        walks: What happened.
        people: Who walked, by id.
        folder: The report's folder; sounds go into its ``evidence``.
        calls: Whether to keep whole calls, and not prompts alone.
    """
    kept = Sounds()
    for pack in packs:
        made = [trace for trace in walks if trace.pack == pack.name]
        spoken = pack.spoken
        played = dict.fromkeys(words for trace in made for moment in trace.moments for words in moment.spoken)
        try:
            prompts = spoken_evidence({words: spoken[words] for words in played}, folder)
        except VoiceUnavailable as missing:
            kept.missing = str(missing)
            continue
        kept.prompts |= prompts
        if calls:
            kept.calls |= call_evidence(pack, made, people, prompts, folder)
    return kept


def call_evidence(
    pack: Pack, walks: Iterable[Trace], people: Mapping[str, Persona], prompts: Mapping[str, Evidence], folder: Path
) -> Mapping[str, Recording]:
    """Keeps what was heard of the calls in some walks of a pack, one sound file a walk.

    A walk without a call has none, and neither has that of a person who hears nothing.

    Args:
        pack: The service.
        walks: What happened.
        people: Who walked, by id.
        prompts: The sound of each prompt, kept before.
        folder: The report's folder.

    Returns:
        The recordings by ``pack/journey/person``, with ``/2`` and so on for further walks of the same.
    """
    sounds = {words: sound_in((folder / kept.path).read_bytes()) for words, kept in prompts.items()}
    times: Counter[str] = Counter()
    found = {}
    for trace in walks:
        key = "/".join((trace.pack, trace.journey, trace.person))
        times[key] += 1
        person = people[trace.person]
        if not hears(person, trace.moments):
            continue
        call = assemble(trace.moments, sounds.__getitem__, lengths_of(pack))
        partly = ("This caller catches only part of it.",) if person.perceives.sound == "part" else ()
        recording = Recording(
            **dict(_kept(telephone_file(call.sound), folder)),
            heard_by="relay-assistant" if person.perceives.relay else "caller",
            seconds=call.seconds,
            notes=partly + call.notes,
        )
        found[key if times[key] == 1 else f"{key}/{times[key]}"] = recording
    return found


def spoken_evidence(prompts: Mapping[str, Voice], folder: Path) -> Mapping[str, Evidence]:
    """Speaks prompts into a folder, each once, as a telephone carries them.

    Args:
        prompts: The words, and who says them.
        folder: The report's folder; sounds go into its ``evidence``.

    Raises:
        VoiceUnavailable: There is no voice on this machine.
    """
    (folder / "evidence").mkdir(parents=True, exist_ok=True)
    return {words: _kept(file, folder) for words, file in speak(prompts)}


def speak(prompts: Mapping[str, Voice]) -> Iterator[tuple[str, bytes]]:
    """Speaks prompts, each once: the words, and a sound file as a telephone carries them.

    Args:
        prompts: The words, and who says them.

    Raises:
        VoiceUnavailable: There is no voice on this machine.
        VoiceError: The voice fails on the words.
    """
    with Speaker() as speaker:
        for words, voice in prompts.items():
            pcm = speaker.synthesise(_as_spoken(words, voice))
            yield words, telephone_wav(pcm, speaker.sample_rate)


def _kept(sound: bytes, folder: Path) -> Evidence:
    sha256 = hashlib.sha256(sound).hexdigest()
    path = Path("evidence") / f"{sha256[:12]}.wav"
    (folder / path).write_bytes(sound)
    return Evidence(kind="sound", path=path.as_posix(), sha256=sha256)


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
