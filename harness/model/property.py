"""What was proved of the routes of a service, for one person: the verdict, and the call that refutes it."""

from collections.abc import Mapping
from typing import Literal

from harness.model.base import Basis, Frozen, Id, Origin
from harness.model.routemap import RouteMap

PropertyName = Literal[
    "human-reachable",
    "human-whatever-happens",
    "silent-caller",
    "wrong-key-caller",
    "unrecognised-caller",
    "keypad-only-caller",
    "no-hearing-no-speech",
    "bounded-retries",
    "no-livelock",
    "same-outcome",
    "time-to-human",
]
Proof = Literal["proved", "refuted", "cannot-tell"]


class Act(Frozen):
    """What the caller of a play does with one question.

    Attributes:
        does: How they answer: by one key, by digits typed in, in spoken words, or not at all.
        keys: The keys, in order.
        words: The words spoken.
        clear: Whether a machine makes words of them.
        taken_as: The intent that the words are taken for; none where they are not understood.
    """

    does: Literal["key", "digits", "speech", "nothing"]
    keys: str = ""
    words: str = ""
    clear: bool = True
    taken_as: str | None = None


class Play(Frozen):
    """A whole call: what the caller does and what happens outside. Played again, it comes to the same end.

    Attributes:
        line: The line that is rung.
        values: What holds for the whole call, such as ``open: "no"``.
        chosen: What happens at one passing of a step, by how many steps the call passed before it.
        acts: What the caller does, question by question; every time of asking counts.
        ends: The step at which it ends, or comes round to.
        how: How it ends: as the simulator says it, or ``round`` where it comes back to a question and may go on so.
    """

    line: Id
    values: Mapping[str, str] = {}
    chosen: Mapping[int, str] = {}
    acts: tuple[Act, ...] = ()
    ends: Id
    how: Literal["human", "hung-up", "voicemail", "callback", "endless", "unknown", "round"]


class Exchange(Frozen):
    """One exchange of a counterexample.

    Attributes:
        at: When it began, in seconds from the start of the call.
        hears: What the service says or does.
        does: What the caller does; none where there is nothing to do.
        step: The step, text or page.
    """

    at: float
    hears: str
    does: str | None = None
    step: str


class CallSound(Frozen):
    """What is heard in a call, as a sound file.

    Attributes:
        path: The file, from the working folder.
        sha256: Of the file.
        seconds: How long it plays.
        notes: What in it is not as it is on the telephone, and how much of it this person hears.
    """

    path: str
    sha256: str
    seconds: float
    notes: tuple[str, ...] = ()


class Property(Frozen):
    """A property of a pack's routes, judged for one person.

    Attributes:
        pack: The pack, or the exported flow.
        property: Which one.
        person: The person's id.
        verdict: Proved, refuted, or cannot tell.
        failing_steps: The steps from which it cannot be had, nearest to the start first.
        counterexample: The shortest call that refutes it, exchange by exchange.
        play: The same call as something to be played again; none where the verdict needs no call.
        audio: The same call as something to listen to; none where that was not asked for, or there is no call.
        why: The verdict in a sentence or two.
        supply: What is not known, and what to supply; empty unless the verdict is *cannot tell*.
        basis: The weakest basis of what the verdict rests on.
        where: The step that the verdict turns on, in its file.
        usual: The same property, judged where nothing outside goes wrong: the lines are open, no passing fault. There
            only where it is refuted.
    """

    pack: str
    property: PropertyName
    person: Id
    verdict: Proof
    failing_steps: tuple[str, ...] = ()
    counterexample: tuple[Exchange, ...] = ()
    play: Play | None = None
    audio: CallSound | None = None
    why: str
    supply: tuple[str, ...] = ()
    basis: Basis
    where: Origin | None = None
    usual: "Property | None" = None


class TimeToHuman(Frozen):
    """How long it takes one person to reach a human.

    Attributes:
        shortest: Seconds, for somebody who knows the way and meets no trouble; none where no way leads to a human.
        longest: Seconds on the longest way that never comes back to a question, with every retry used once; none where
            no way leads to a human.
    """

    shortest: float | None
    longest: float | None


class UnknownStep(Frozen):
    """A step of which it is not known what happens there, and what to supply."""

    step: str
    what: str


class FlowProof(Frozen):
    """What was proved of one pack, or of one exported flow.

    Attributes:
        source: The pack's folder, or the exported file.
        format: ``pack``, or the format of the export.
        entered: Who comes into it: a caller; or, for an exported flow that nobody rings, what else. Then nothing is
            proved of it by itself.
        map: Its route map.
        steps: How many steps it has.
        states: How many states were searched.
        edges: How many edges lead from one of those states to another.
        unknown: The steps of which it is not known what happens there.
        properties: The properties, by property and person.
        time_to_human: By person.
    """

    source: str
    format: str
    entered: str = "caller"
    map: RouteMap
    steps: int
    states: int
    edges: int
    unknown: tuple[UnknownStep, ...] = ()
    properties: tuple[Property, ...]
    time_to_human: Mapping[Id, TimeToHuman]
