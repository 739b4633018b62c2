"""Which sound file holds which refuting call, in the terminal."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from rich.console import Console

from harness.model.property import CallSound, FlowProof, Property, PropertyName
from harness.report import proofs
from harness.report.printing import Printer
from harness.report.words import clock, count, listed


def print_sounds(
    given: Sequence[FlowProof], console: Console, *, plain: bool, names: Mapping[str, str], folder: Path
) -> None:
    """Print the sound files that were kept, each with what its call refutes and for whom.

    Args:
        given: What was proved, with the sound of its calls.
        console: Where to print.
        plain: No colours, and no line broken.
        names: What people are called, by id.
        folder: Where the files are.
    """
    printer = Printer(console, plain=plain)
    files: dict[str, list[_Shown]] = defaultdict(list)
    silent = 0
    for proof in given:
        for one, usual in _refuted(proof):
            if one.audio:
                files[one.audio.path].append(_Shown(proof, one, one.audio, usual))
            else:
                silent += 1
    printer.gap()
    printer.say((f"To listen to, in {folder.as_posix()}", "bold"), f": {count(len(files), 'call')}.")
    for path, shown in files.items():
        seconds = shown[0].sound.seconds
        lasts = clock(seconds) if seconds >= 1 else "less than a second"
        of = f"{shown[0].proof.source}: " if len(given) > 1 else ""
        told = " ".join([f"{of}{'; '.join(_told(shown, names))}.", *_shared([each.sound.notes for each in shown])])
        printer.say(PurePosixPath(path).name, f" ({lasts}): {told}", indent=3, hang=2)
    if silent:
        printer.say(f"For {count(silent, 'refutation')} the call takes no time, so there is nothing to hear.", indent=3)


class _Shown(NamedTuple):
    """A refutation whose call a file holds."""

    proof: FlowProof
    one: Property
    sound: CallSound
    usual: bool


def _refuted(proof: FlowProof) -> Iterator[tuple[Property, bool]]:
    """Every call that refutes something, and whether it does so while the lines are open and nothing fails."""
    for one in proof.properties:
        if one.play:
            yield one, False
        if one.usual and one.usual.play:
            yield one.usual, True


def _told(shown: Sequence[_Shown], names: Mapping[str, str]) -> Iterator[str]:
    """What a call refutes, and for whom."""
    cases: dict[tuple[PropertyName, bool], list[str]] = defaultdict(list)
    for each in shown:
        cases[each.one.property, each.usual].append(each.one.person)
    together: dict[tuple[bool, tuple[str, ...]], list[str]] = defaultdict(list)
    for (name, usual), people in cases.items():
        together[usual, tuple(people)].append(name)
    everybody = proofs.people_of(shown[0].proof.properties)
    for (usual, persons), properties in together.items():
        who = proofs.who(persons, everybody, lambda person: names.get(person, person))
        while_open = ", while the lines are open and nothing fails" if usual else ""
        yield f"{listed(properties)} for {who}{while_open}"


def _shared(notes: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The notes that are true for everybody whom the call is about."""
    return (note for note in notes[0] if all(note in each for each in notes))
