"""The states of a call: each step, with what is known of the values, what the call gave, and how many faults it met.

A state is a number, and what may happen in it is a stretch of two arrays, so that a search over hundreds of thousands
of states is a walk over whole numbers. Explicit search over bounded counters: nothing is sampled.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from harness.model.answering import Callback, Queue, Transfer, Voicemail
from harness.model.callflow import CallFlow, Step
from harness.model.pack import Pack
from harness.model.questions import Ask, Menu
from harness.model.steps import Branch, GoTo, HangUp, Loop, Say, SendText, Set, Unknown
from harness.phone.call import RELAY_PREFIX
from harness.phone.queueing import exits as queue_exits
from harness.phone.simulator import Simulator
from harness.phone.turns import FAULT
from harness.routes.moves import ANYHOW, Move, Questions
from harness.routes.people import Mask, People
from harness.routes.places import OFTEN, Context, Memory, Place, giving, numbers_said, offering_a_human
from harness.routes.values import LINE, PREFIX, Names, choices, forgotten, known, rounds

MOST_STATES = 3_000_000
"""States that are searched at most; a flow with more cannot be told, and the verdict says so."""


class TooManyStatesError(Exception):
    """The flow has more states than are searched."""


class Space:
    """Every state that some call can come to.

    Attributes:
        places: The states, the starts first.
        starts: The state that each line begins with.
        first: Where the edges of each state begin, in ``ends`` and ``kinds``.
        ends: The state that each edge leads to.
        kinds: What each edge is, as an index into ``moves``.
        moves: What may happen anywhere.
        numbers: The telephone numbers that the flow says, as they are dialled.
    """

    def __init__(self, pack: Pack, simulator: Simulator, people: People, lines: Sequence[str], names: Names) -> None:
        self.pack, self.people, self.names = pack, people, names
        self.flow: CallFlow = pack.phone
        self.questions = Questions(self.flow, simulator, people)
        self.places: list[Place] = []
        self.first, self.ends, self.kinds = array("l", [0]), array("l"), array("l")
        self.moves: list[Move] = []
        self._kind: dict[int, int] = {}
        self._made: dict[tuple[object, ...], Move] = {}
        self._index: dict[_Key, int] = {}
        self._keys: list[_Key] = []
        # A context is compared at every edge, so each is known by a number.
        self._contexts: list[Context] = []
        self._number: dict[Context, int] = {}
        self._carried: dict[tuple[str, int], int] = {}
        self.numbers, self._said = numbers_said(self.flow)
        self._offers, self._giving = offering_a_human(pack), giving(self.flow)
        nothing = Memory(numbers=(0,) * len(self.numbers))
        begins = {line: self._place(self.flow.lines[line].starts, Context(line, 0, (), nothing)) for line in lines}
        self.starts = {line: self._at(key) for line, key in begins.items()}
        self._grow()

    def _at(self, key: "_Key") -> int:
        found = self._index.get(key)
        if found is None:
            found = self._index[key] = len(self._keys)
            self._keys.append(key)
            step, context, end, said = key
            self.places.append(Place(step, None if context < 0 else self._contexts[context], end, said))
        return found

    def _grow(self) -> None:
        done = 0
        while done < len(self._keys):
            if done > MOST_STATES:
                raise TooManyStatesError(f"It has more than {MOST_STATES:,} states, and no more are searched.")
            key = self._keys[done]
            if key[2] is None:
                for move, to in self._onward(key):
                    self.kinds.append(self._kind_of(move))
                    self.ends.append(self._at(to))
            self.first.append(len(self.ends))
            done += 1

    def _kind_of(self, move: Move) -> int:
        found = self._kind.get(id(move))
        if found is None:
            found = self._kind[id(move)] = len(self.moves)
            self.moves.append(move)
        return found

    def _numbered(self, context: Context) -> int:
        found = self._number.get(context)
        if found is None:
            found = self._number[context] = len(self._contexts)
            self._contexts.append(context)
        return found

    def _onward(self, key: "_Key") -> "Iterator[tuple[Move, _Key]]":
        """What may happen in a state, and the state it leads to."""
        name, number, _, said = key
        if said is not None:
            yield from ((one, self._to(one.to, number)) for one in self.moves[said].either)
            return
        step, context = self.flow.steps[name], self._contexts[number]
        given = self._given(name, context)
        if isinstance(step, Menu | Ask):
            yield from self._question(name, step, given, again=given != context)
        else:
            yield from self._step(name, step, given)
        # Last, so that of calls as short as each other the one in which nothing fails is shown.
        if step.fault is not None and context.failures < self.flow.bounds.failures:
            failed = context._replace(failures=context.failures + 1)
            yield self._outside(name, FAULT, step.fault, fault=True), self._place(step.fault, failed)

    def _given(self, name: str, context: Context) -> Context:
        """What a state holds once the words of its step were said."""
        said, memory = self._said.get(name), context.memory
        if said:
            counts = [min(OFTEN, count + said.count(n)) for n, count in enumerate(memory.numbers)]
            memory = memory._replace(numbers=tuple(counts))
        if name in self._offers and not memory.offered:
            memory = memory._replace(offered=True)
        if name in self._giving and name not in memory.said:
            memory = memory._replace(said=memory.said | {name})
        return context if memory is context.memory else context._replace(memory=memory)

    def _place(self, step: str, context: Context) -> "_Key":
        return self._to(step, self._numbered(context))

    def _to(self, step: str | None, number: int) -> "_Key":
        """The state at a step, in a context: what no longer matters there is forgotten."""
        assert step is not None  # noqa: S101 -- a move leads somewhere
        carried = self._carried.get((step, number))
        if carried is None:
            context = self._contexts[number]
            values = self.names.at(step, context.values)
            carried = number if values == context.values else self._numbered(context._replace(values=values))
            self._carried[step, number] = carried
        return step, carried, None, None

    def _question(self, name: str, step: Menu | Ask, given: Context, *, again: bool) -> "Iterator[tuple[Move, _Key]]":
        if again and step.silence.again:
            # It says a number, or offers a human: whoever lets it pass hears that again.
            yield self._asked_again(name), self._place(name, given)
        number = self._numbered(given)
        for move in self.questions.at(name):
            kept = step.kept_by(move.acts[-1].does) if move.acts else ()
            after = self._numbered(given._replace(values=forgotten(given.values, *kept))) if kept else number
            if move.either:
                yield move, (name, after, None, self._kind_of(move))
            else:
                yield move, self._to(move.to, after)

    def _asked_again(self, name: str) -> Move:
        key = ("again", name)
        if key not in self._made:
            silence = next(move for move in self.questions.at(name) if move.when == "silence")
            self._made[key] = replace(silence, to=name, acts=silence.acts[:1], when="let pass once", stays=True)
        return self._made[key]

    def _step(self, name: str, step: Step, context: Context) -> "Iterator[tuple[Move, _Key]]":
        match step:
            case Say() | GoTo():
                yield self._service(name, step.to), self._place(step.to, context)
            case Set():
                values = known(forgotten(context.values, *step.asks), **step.values)
                yield self._service(name, step.to), self._place(step.to, context._replace(values=values))
            case Branch():
                yield from self._branch(name, step, context)
            case Loop():
                yield self._round(name, step, context)
            case SendText():
                yield from self._text(name, step, context)
            case Transfer() | Queue():
                yield from self._human(name, step, context)
            case Voicemail(to=str(to)):
                yield self._service(name, to), self._place(to, context)
            case _:
                yield from self._end(name, step, context)

    def _end(self, name: str, step: Step, context: Context) -> "Iterator[tuple[Move, _Key]]":
        match step:
            case Callback():
                reached = self.people.who(lambda person: person.has.line not in ("withheld", "international"))
                yield self._service(name, name, reached), (name, -1, "callback", None)
                unknown = self.people.all & ~reached
                yield self._service(name, step.no_number, unknown), self._place(step.no_number, context)
            case Unknown():
                yield self._service(name, name), (name, -1, "unknown", None)
            case _:
                how = "hung-up" if isinstance(step, HangUp) else "voicemail"
                over = context._replace(failures=0, values=())
                yield self._service(name, name), (name, self._numbered(over), how, None)

    def _branch(self, name: str, step: Branch, context: Context) -> "Iterator[tuple[Move, _Key]]":
        if step.on in (LINE, PREFIX):
            for case, who in self._callers(step).items():
                to = step.cases.get(case, step.otherwise)
                yield self._service(name, to, who, f"{step.on} is {case or 'none'}"), self._place(to, context)
            return
        given = self.names.value(context.values, step.on) is not None
        seen: set[_Key] = set()
        for case, to, values in choices(self.names, step, context.values):
            place = self._place(to, context._replace(values=values))
            if place not in seen:
                seen.add(place)
                yield self._chosen(name, step.on, case, to, given=given), place

    def _callers(self, step: Branch) -> Mapping[str, Mask]:
        """Who comes with which line, or dials which prefix."""
        if step.on == LINE:
            lines = sorted({person.has.line for person in self.people.everybody})
            return {line: self.people.who(lambda person, line=line: person.has.line == line) for line in lines}  # type: ignore[misc]
        relayed = self.people.who(lambda person: person.perceives.relay is not None)
        found = {RELAY_PREFIX: relayed, "": self.people.all & ~relayed}
        return {prefix: who for prefix, who in found.items() if who}

    def _round(self, name: str, step: Loop, context: Context) -> "tuple[Move, _Key]":
        done = int(self.names.value(context.values, rounds(name)) or "0")
        again = done < step.times
        count, to = (str(done + 1), step.to) if again else ("0", step.done)
        values = known(context.values, **{rounds(name): count})
        return self._service(name, to, when="again" if again else "done"), self._place(
            to, context._replace(values=values)
        )

    def _text(self, name: str, step: SendText, context: Context) -> "Iterator[tuple[Move, _Key]]":
        memory = context.memory._replace(texts=context.memory.texts | {step.sends})
        sent = self._outside(name, "delivered", step.to)
        yield sent, self._place(step.to, context._replace(memory=memory))
        if context.failures < self.flow.bounds.failures:
            to = step.not_delivered or step.to
            lost = context._replace(failures=context.failures + 1)
            yield self._outside(name, "not-delivered", to, fault=True), self._place(to, lost)

    def _human(self, name: str, step: Transfer | Queue, context: Context) -> "Iterator[tuple[Move, _Key]]":
        yield self._outside(name, "answered", name), (name, -1, "human", None)
        if context.failures >= self.flow.bounds.failures:
            return
        failed = context._replace(failures=context.failures + 1)
        # To be handed over is no fault, but it counts as one: so that a call is handed round only so often.
        exits: Mapping[str, str | None]
        exits = {"failed": step.failed} if isinstance(step, Transfer) else queue_exits(step)
        for what, to in exits.items():
            if to is not None:
                yield self._outside(name, what, to, fault=True), self._place(to, failed)

    # One move for each thing that may happen at a step, however many states the step has.

    def _service(self, name: str, to: str, who: Mask | None = None, when: str = "goes on") -> Move:
        key = ("service", name, to, who, when)
        if key not in self._made:
            mask = self.people.all if who is None else who
            self._made[key] = Move(to, "service", mask, mask, ANYHOW, when)
        return self._made[key]

    def _outside(self, name: str, what: str, to: str, *, fault: bool = False) -> Move:
        key = ("outside", name, what)
        if key not in self._made:
            everybody = self.people.all
            self._made[key] = Move(to, "outside", everybody, everybody, ANYHOW, what, chosen=what, fault=fault)
        return self._made[key]

    def _chosen(self, name: str, on: str, case: str, to: str, *, given: bool) -> Move:
        key = ("chosen", name, case, given)
        if key not in self._made:
            all_, when = self.people.all, f"{on} is {case}"
            self._made[key] = (
                Move(to, "service", all_, all_, ANYHOW, when, chosen=case, ranged=on)
                if given
                else Move(to, "outside", all_, all_, ANYHOW, when, chosen=case, ranged=on)
            )
        return self._made[key]


_Key = tuple[str, int, str | None, int | None]
"""A state while the states are made: as ``Place`` has it, the context by its number."""
