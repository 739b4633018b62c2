"""The calls that refute something, as sound: each prompt at its time, cut where an answer cut it, the keys as tones.

What sounds is what the service plays and the keys that are pressed. The caller's own voice is not there: while it
speaks there is quiet.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from harness.model.base import Channel
from harness.model.pack import Pack
from harness.model.property import CallSound, FlowProof, Play, Property
from harness.model.trace import Moment
from harness.phone.key_tones import press
from harness.phone.prepared import lengths_of
from harness.phone.recording import LONGEST_QUIET, Assembled, assemble
from harness.phone.sounds import speak
from harness.phone.turns import Held, Spoken
from harness.phone.wav import sound_in, telephone_file
from harness.routes.given import Proved
from harness.routes.people import People
from harness.routes.plays import Replayed, replay

Keep = Callable[[str, bytes], Path]
"""Keeps a file under a name, and says where it is."""

_ROUND = "The call has come round to something it did before, and may go on so for ever; the sound ends here."
_AT_ONCE = "Several keys are pressed at one moment of the call's clock; their tones follow one another."


def with_audio(proved: Sequence[Proved], keep: Keep) -> Iterator[FlowProof]:
    """Keeps the sound of every call that refutes something, once each, and says with the refutation where it is.

    Args:
        proved: What was proved.
        keep: Keeps a file.

    Raises:
        VoiceUnavailable: There is no voice on this machine.
        VoiceError: The voice fails on a prompt.
    """
    files = _Files(keep)
    for each in proved:
        calls = _Calls(each, files)
        # The calls of all cases are named before those of the usual case, so that 'usual' in a name is true.
        found = [calls.added(one) for one in each.proof.properties]
        found = [calls.with_usual(one) for one in found]
        yield each.proof.model_copy(update={"properties": tuple(found)})


def call_sound(pack: Pack, played: Replayed, sounds: Mapping[str, bytes]) -> Assembled:
    """What is heard in a call.

    Args:
        pack: The service.
        played: The call.
        sounds: The sound of each prompt, by its words: 8 kHz, µ-law.
    """
    made = assemble(tuple(_moments(pack, played)), sounds.__getitem__, lengths_of(pack))
    sound = made.sound
    for pressed in played.pressed:
        sound = press(sound, pressed.keys, pressed.at - _left_out(played.held, pressed.at))
    at_once = (_AT_ONCE,) if any(len(pressed.keys) > 1 for pressed in played.pressed) else ()
    goes_on = (_ROUND,) if played.how in ("round", "endless") else ()
    return Assembled(sound, made.notes + at_once + goes_on)


def _moments(pack: Pack, played: Replayed) -> Iterator[Moment]:
    """A call as a walk would record it, as far as it can be heard; nothing in it takes no time but its end."""
    parts: list[Spoken | Held] = [*played.spoken, *played.held]
    for part in sorted((part for part in parts if part.end > part.start), key=lambda part: part.start):
        said = (part.words,) if isinstance(part, Spoken) else ()
        yield _moment(pack, part.step, part.start, part.end, said)
    yield _moment(pack, played.ends, played.until, played.until, ())


def _moment(pack: Pack, step: str, start: int, end: int, said: tuple[str, ...]) -> Moment:
    about = {"channel": Channel.PHONE, "kind": "prompt", "step": step, "basis": pack.phone.steps[step].basis}
    return Moment.model_validate({"at": start / 1000, "until": end / 1000, "spoken": said, **about})


def _left_out(held: Sequence[Held], at: int) -> int:
    """How much of the waits before a time is left out of the sound, in milliseconds."""
    return sum(max(0, wait.end - wait.start - LONGEST_QUIET) for wait in held if wait.end <= at)


class _Calls:
    """The calls that refute something about one flow."""

    def __init__(self, proved: Proved, files: "_Files") -> None:
        self.pack, self.files = proved.pack, files
        self.people = People.of(proved.pack, proved.people)
        self.by_id = {person.id: person for person in proved.people}
        every = [each for one in proved.proof.properties for each in (one, one.usual) if each is not None]
        self.played = {id(each.play): self._replayed(each, each.play) for each in every if each.play}
        words = dict.fromkeys(part.words for played in self.played.values() for part in played.spoken)
        voices = self.pack.spoken
        spoken = speak({said: voices[said] for said in words}) if words else ()
        self.sounds = {said: sound_in(file) for said, file in spoken}

    def _replayed(self, one: Property, play: Play) -> Replayed:
        return replay(self.pack, self.people.caller(one.property, self.by_id[one.person]), play)

    def added(self, one: Property, *, usual: bool = False) -> Property:
        """A refutation with its sound; anything else, and a call in which no time passes, as it is."""
        if one.play is None:
            return one
        call = call_sound(self.pack, self.played[id(one.play)], self.sounds)
        if not call.sound:
            return one
        name = f"{one.property}-on-{one.play.line}{'-usual' if usual else ''}"
        sound = self.files.add(one.play.line, name, call, self._hears(one))
        return one.model_copy(update={"audio": sound})

    def with_usual(self, one: Property) -> Property:
        """A refutation whose usual case has its sound too."""
        return one.model_copy(update={"usual": self.added(one.usual, usual=True)}) if one.usual else one

    def _hears(self, one: Property) -> tuple[str, ...]:
        """How much of it the person hears whom the refutation is about."""
        person = self.by_id[one.person]
        if self.people.caller(one.property, person) != person:
            return ("This is the call of somebody without limits.",)
        if person.perceives.relay is not None:
            return ("The assistant of a relay hears this, and types it for the caller.",)
        if person.perceives.sound == "none":
            return ("This caller hears nothing of it.",)
        return ("This caller catches only part of it.",) if person.perceives.sound == "part" else ()


class _Files:
    """The files kept; the same sound on the same line once.

    Attributes:
        keep: Keeps a file.
    """

    def __init__(self, keep: Keep) -> None:
        self.keep = keep
        self._paths: dict[tuple[str, str], Path] = {}
        self._names: Counter[str] = Counter()

    def add(self, line: str, name: str, call: Assembled, notes: tuple[str, ...]) -> CallSound:
        """Keeps a call to a line, under a name unless it was kept under another before."""
        file = telephone_file(call.sound)
        sha256 = hashlib.sha256(file).hexdigest()
        key = (line, sha256)
        if key not in self._paths:
            self._names[name] += 1
            number = f"-{self._names[name]}" if self._names[name] > 1 else ""
            self._paths[key] = self.keep(f"{name}{number}.wav", file)
        path = self._paths[key].as_posix()
        return CallSound(path=path, sha256=sha256, seconds=call.seconds, notes=notes + call.notes)
