"""Turns a way through the states into a call that can be played again, and plays it."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from harness.model.answering import Queue
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.property import Act, Exchange, Play
from harness.phone.call import MOST_TURNS, usual
from harness.phone.caller import Caller
from harness.phone.prepared import lengths_of
from harness.phone.simulator import Simulator
from harness.phone.turns import Asking, Ended, Event, Held, Outside, Sent, Spoken, Turn
from harness.routes.abilities import ready, response
from harness.routes.moves import Move
from harness.routes.places import Place
from harness.routes.search import Reached
from harness.routes.space import Space


@dataclass(frozen=True)
class Way:
    """A way through the states: the places, and the moves between them.

    Attributes:
        places: Where it leads, from the start on.
        moves: How; one fewer than places.
    """

    places: tuple[Place, ...]
    moves: tuple[Move, ...]

    @classmethod
    def to(cls, space: Space, reached: Reached, arrival: int) -> "Way":
        """The way that an arrival came."""
        back = list(reversed(list(reached.way_to(arrival))))
        places = tuple(space.places[state] for state, _ in back)
        return cls(places, tuple(space.moves[kind] for _, kind in back[1:]))

    def then(self, places: Sequence[Place], moves: Sequence[Move]) -> "Way":
        """The way, going on."""
        return Way((*self.places, *places), (*self.moves, *moves))

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps it passes, each time it passes them."""
        return tuple(place.step for place in self.places if place.said is None and place.end is None)

    def contradicts_itself(self) -> str | None:
        """The name of a value that one branch finds differently at two times, if there is one."""
        found: dict[str, tuple[str, str]] = {}
        for place, move in zip(self.places, self.moves, strict=False):
            if move.ranged and move.chosen and move.by == "outside":
                before = found.setdefault(place.step, (move.ranged, move.chosen))
                if before[1] != move.chosen:
                    return move.ranged
        return None


def play_of(way: Way, line: str, flow_steps: Mapping[str, object], asked: Set[str]) -> Play:
    """The call that goes a way.

    Args:
        way: The way.
        line: The line that is rung.
        flow_steps: The steps of the flow.
        asked: The names whose values are given anew during a call; the others hold for the whole of it.
    """
    chosen: dict[int, str] = {}
    values: dict[str, str] = {}
    acts: list[Act] = []
    ranged: set[str] = set()
    passed = 0
    for place, move, to in zip(way.places, way.moves, way.places[1:], strict=False):
        acts += move.acts
        if move.ranged and move.chosen and move.by == "outside" and move.ranged not in asked:
            values[move.ranged] = move.chosen
        elif move.chosen and _has_to_be_said(move, flow_steps[place.step], ranged & asked):
            chosen[passed] = move.chosen
        if move.ranged and move.by == "outside":
            ranged.add(move.ranged)
        passed += not (move.stays or to.said is not None or to.end is not None)
    last = way.places[-1]
    how = last.end or "round"
    return Play.model_validate(
        {"line": line, "values": values, "chosen": chosen, "acts": acts, "ends": last.step, "how": how}
    )


def _has_to_be_said(move: Move, step: object, ranged: set[str]) -> bool:
    """Whether the simulator would do something else by itself."""
    if move.ranged:
        return move.by == "outside" or move.ranged in ranged
    if move.chosen == "answered":
        if not isinstance(step, Queue) or step.longest_wait is None:
            return False
        return step.usual_wait.value > step.longest_wait.value
    return move.chosen != "delivered"


@dataclass(frozen=True)
class Pressed:
    """Keys that the caller pressed, and when the first of them, in milliseconds since the call was answered."""

    keys: str
    at: int


@dataclass(frozen=True)
class Replayed:
    """A play, played.

    Attributes:
        how: How the call ended, as the simulator says it; ``round`` where it is at a question when the play is over.
        ends: The step.
        exchanges: What was said and done.
        spoken: Every stretch of the voice, in order, as far as it was played.
        held: Every time that the caller was kept waiting, in order.
        pressed: The keys, in order.
        until: When it is over, in milliseconds since the call was answered.
    """

    how: str
    ends: str
    exchanges: tuple[Exchange, ...]
    spoken: tuple[Spoken, ...]
    held: tuple[Held, ...]
    pressed: tuple[Pressed, ...]
    until: int


@dataclass
class _Heard:
    """What there is of a call so far."""

    exchanges: list[Exchange] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    pressed: list[Pressed] = field(default_factory=list)

    def happened(self, events: Sequence[Event]) -> None:
        """Adds what happened between two questions."""
        self.exchanges += _events(events)
        self.spoken += [event for event in events if isinstance(event, Spoken)]
        self.held += [event for event in events if isinstance(event, Held)]

    def asked(self, turn: Asking, act: Act, at: int, cut: int | None) -> None:
        """Adds a question, with what the caller did at a time; an answer that counted cuts it short."""
        heard = [
            part if cut is None else replace(part, end=min(part.end, cut))
            for part in turn.spoken
            if cut is None or part.start < cut
        ]
        self.spoken += heard
        if act.does in ("key", "digits"):
            self.pressed.append(Pressed(act.keys, at))
        words = " ".join(part.words for part in heard) or "(Nothing.)"
        self.exchanges.append(Exchange(at=turn.state.now / 1000, hears=words, does=_did(act), step=turn.state.at))

    def until(self, turn: Turn, how: str) -> Replayed:
        """The whole call, over at a turn."""
        parts = (tuple(self.exchanges), tuple(self.spoken), tuple(self.held), tuple(self.pressed))
        return Replayed(how, turn.state.at, *parts, turn.state.now)


def replay(pack: Pack, person: Persona, play: Play) -> Replayed:
    """Plays a call in the simulator: this person, what they do, and what happens outside."""
    found = usual(person, play.values)
    outside = Outside(line=found.line, values=found.values, chosen=dict(play.chosen))
    simulator = Simulator(pack.phone, lengths_of(pack), outside)
    turn = simulator.start(play.line)
    acts = list(reversed(play.acts))
    heard = _Heard()
    caller, late = Caller(person, (), lambda _: None), None
    for _ in range(MOST_TURNS):
        heard.happened(turn.events)
        if isinstance(turn, Ended):
            heard.exchanges.append(_end(pack, turn))
            return heard.until(turn, turn.how)
        if not acts:
            break
        if turn.attempt == 1:
            caller, late = Caller(person, (), lambda _: None), None
        act = acts.pop()
        # Somebody who is to let a question pass may be getting ready for what they do at the next time of asking.
        meant = act if act.does != "nothing" or not acts else acts[-1]
        at = ready(caller, turn, meant, late)
        late = at if act.does == "nothing" else None
        does_at = min(at, turn.deadline)
        after = simulator.respond(turn, response(act, does_at))
        heard.asked(turn, act, does_at, after.came.began if after.came else None)
        turn = after
    return heard.until(turn, "round")


def _events(events: Sequence[Event]) -> Iterator[Exchange]:
    for event in events:
        match event:
            case Spoken():
                yield Exchange(at=event.start / 1000, hears=event.words, step=event.step)
            case Sent():
                arrives = "is sent" if event.delivered else "is sent and does not arrive"
                yield Exchange(at=event.at / 1000, hears=f"(The text “{event.text}” {arrives}.)", step=event.step)
            case Held():
                minutes = (event.end - event.start) / 60_000
                waits = f"(Kept waiting for {minutes:.0f} minutes.)" if minutes >= 1 else "(Kept waiting.)"
                yield Exchange(at=event.start / 1000, hears=waits, step=event.step)


_DID = {
    "nothing": "Says and presses nothing.",
    "key": "Presses {keys}.",
    "digits": "Types in {count} digits.",
    "speech": "Says “{words}”.",
}


def _did(act: Act) -> str:
    if act.does == "speech" and not act.words:
        return "Says something that is not understood."
    did = _DID[act.does].format(keys=act.keys, count=len(act.keys), words=act.words)
    return did if act.clear or act.taken_as is None else f"{did} It is not clear."


_ENDS = {
    "human": "({human} answers.)",
    "callback": "({human} is to ring back.)",
    "hung-up": "(The service ends the call.)",
    "voicemail": "(The call ends at a voicemail.)",
    "endless": "(The call goes round without asking anything.)",
    "unknown": "(What happens next is not known.)",
    "left": "(The caller ends the call.)",
}


def _end(pack: Pack, ended: Ended) -> Exchange:
    human = pack.service.humans[ended.human].name if ended.human else ""
    words = _ENDS[ended.how].format(human=human[:1].upper() + human[1:])
    return Exchange(at=ended.state.now / 1000, hears=words, step=ended.state.at)
