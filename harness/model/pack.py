"""A pack: one service as its callers meet it, loaded whole."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from harness.model.base import Basis, Frozen, Number
from harness.model.callflow import CallFlow, Voice
from harness.model.claim import Claim
from harness.model.journey import Journey
from harness.model.service import Service, Text


class Measured(Frozen):
    """The prompts of one voice at one rate: seconds, by the words."""

    voice: str
    words_a_minute: float
    seconds: Mapping[str, Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]]


class Lock(Frozen):
    """How long each prompt takes, measured once with the voice and kept, so that no verdict changes with a machine.

    Attributes:
        engine: The speech library and its version.
        voices: What each voice took.
    """

    engine: str
    voices: tuple[Measured, ...]

    def seconds(self, prompt: str, voice: Voice) -> float | None:
        """What a voice took for a prompt; none where that was not measured."""
        for measured in self.voices:
            if (measured.voice, measured.words_a_minute) == (voice.name, voice.words_a_minute.value):
                return measured.seconds.get(prompt)
        return None


class Pack(Frozen):
    """One service.

    Attributes:
        name: The folder's name.
        path: The folder.
        folder: The folder as reports print it: the same on every machine.
        sha256: Of all its files, by name and content.
        service: What is published about it, its ways in, humans and pages.
        phone: Its call flow.
        texts: Its text messages, by id.
        journeys: What callers come for, by id.
        lock: The measured prompts; none when none were measured.
        claims: What its documents say of it, by id.
        extends: The pack of which this one is a changed copy; none where it stands by itself.
        pages_from: The folder of the pack that holds its pages, where that is another.
    """

    name: str
    path: Path
    folder: str
    sha256: str
    service: Service
    phone: CallFlow
    texts: Mapping[str, Text]
    journeys: Mapping[str, Journey]
    lock: Lock | None
    claims: Mapping[str, Claim] = {}
    extends: str | None = None
    pages_from: Path | None = None

    @property
    def pages(self) -> Path:
        """The folder of its pages' files."""
        return (self.pages_from or self.path) / "pages"

    @property
    def spoken(self) -> Mapping[str, Voice]:
        """Every prompt that the pack can play, each once, in the order of its steps, with the voice that says it."""
        flow = self.phone
        return {words: flow.voice_of(step) for step in flow.steps.values() for words in step.prompts()}

    @property
    def lengths(self) -> Mapping[str, float]:
        """Seconds that each prompt takes, where a recording says so or the lock does."""
        found = {}
        for words, voice in self.spoken.items():
            recorded = self.phone.recordings.get(words)
            locked = self.lock.seconds(words, voice) if self.lock else None
            seconds = recorded.value if recorded else locked
            if seconds is not None:
                found[words] = seconds
        return found

    def bases(self) -> Mapping[Basis, int]:
        """How many of its steps, texts and pages stand on each basis."""
        things = [*self.phone.steps.values(), *self.texts.values(), *self.service.pages.values()]
        return {basis: sum(thing.basis is basis for thing in things) for basis in Basis}

    def assumptions(self) -> dict[str, Number]:
        """The numbers of this pack that nobody published, by what they are."""
        flow = self.phone
        numbers = {
            "speaking rate, words a minute": flow.voice.words_a_minute,
            "wait for an answer, seconds": flow.platform.wait,
            "wait between two keys, seconds": flow.platform.between_keys,
            "quiet that ends a spoken answer, seconds": flow.platform.end_of_speech,
        }
        for name, step in flow.steps.items():
            for field in ("wait", "usual_wait", "longest_wait"):
                number = getattr(step, field, None)
                if number is not None:
                    numbers[f"{name}: {field.replace('_', ' ')}, seconds"] = number
            if step.words_a_minute is not None:
                numbers[f"{name}: speaking rate, words a minute"] = step.words_a_minute
        return {name: number for name, number in numbers.items() if number.assumption}
