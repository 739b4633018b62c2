"""The proof of one flow: its states, the searches that several properties share, and which ends are good."""

from collections.abc import Mapping, Sequence
from copy import copy
from functools import cached_property

from harness.model.answering import Callback, Queue, Transfer
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.questions import Ask, Menu
from harness.phone.facts import keys_after
from harness.phone.prepared import prepared
from harness.phone.turns import Outside
from harness.routes.moves import Behaviour, Move
from harness.routes.people import Mask, People
from harness.routes.search import Kinds, Reached, Search
from harness.routes.space import Space
from harness.routes.values import OPEN, OTHER, Names
from harness.routes.worth import Judged, Worth


class Proof:
    """Everything that the properties of one flow rest on, worked out once.

    Each search is made twice where something is not known: *surely*, with what is certain alone, and *maybe*, with
    what may be. Where nothing is unknown both are the same, and are made once.
    """

    def __init__(self, pack: Pack, people: Sequence[Persona], lines: Sequence[str], *, exported: bool) -> None:
        """Builds the states.

        Args:
            pack: The service.
            people: Whom to prove it for.
            lines: The lines that are rung.
            exported: Whether the flow comes from another system and nobody finished it by hand.

        Raises:
            TooManyStatesError: It has more states than are searched.
        """
        self.pack, self.exported = pack, exported
        self.people = People.of(pack, people)
        self.names = Names.of(pack.phone, exported=exported)
        self._simulator = prepared(pack, Outside()).simulator
        self.space = Space(pack, self._simulator, self.people, lines, self.names)
        self.search = Search(self.space)
        self.starts = tuple(self.space.starts.values())
        certain = all(move.sure == move.maybe for move in self.space.moves)
        self.certain = certain and not any(place.end == "unknown" for place in self.space.places)
        self._usual = False
        self._kinds: dict[tuple[Behaviour, bool], Kinds] = {}

    def usual(self) -> "Proof":
        """The same flow where nothing outside goes wrong: the lines are open, and there is no passing fault."""
        same = copy(self)
        for name, kept in vars(type(self)).items():
            if isinstance(kept, cached_property):
                vars(same).pop(name, None)
        same._usual, same._kinds = True, {}
        return same

    def kinds(self, behaviour: Behaviour, *, sure: bool) -> Kinds:
        """Who can take each kind of edge who behaves in a way."""
        key = (behaviour, sure)
        if key not in self._kinds:
            self._kinds[key] = [
                (move.sure if sure else move.maybe) if move.behaviours & behaviour and self._happens(move) else 0
                for move in self.space.moves
            ]
        return self._kinds[key]

    def _happens(self, move: Move) -> bool:
        """Whether a move is to be reckoned with."""
        return not self._usual or not (move.fault or self._closed(move))

    def _closed(self, move: Move) -> bool:
        """Whether a move is that of a branch on opening hours which finds the lines closed."""
        name = move.ranged
        if name is None or not (name == OPEN or name.startswith(f"{OPEN}-at-")):
            return False
        return move.chosen == "no" or (move.chosen == OTHER and "yes" in self.names.cases[name])

    def who_decides(self, by: str, kinds: Kinds) -> Kinds:
        """The kinds of edge that the caller decides, or all the others."""
        mine = by == "caller"
        moves = zip(self.space.moves, kinds, strict=True)
        return [who if (move.by == "caller") is mine else 0 for move, who in moves]

    def human_of(self, step: str) -> str:
        """Who answers at a step."""
        found = self.pack.phone.steps[step]
        assert isinstance(found, Transfer | Queue | Callback)  # noqa: S101 -- nobody answers elsewhere
        return found.human

    @cached_property
    def humans(self) -> Mapping[int, Mask]:
        """The states at which a human answers, and whom they can serve."""
        serves = {name: self.people.served_by(human) for name, human in self.pack.service.humans.items()}
        places = enumerate(self.space.places)
        return {n: serves[self.human_of(place.step)] for n, place in places if place.end in ("human", "callback")}

    @cached_property
    def _unknown(self) -> Mapping[int, Mask]:
        everybody = self.people.all
        return {n: everybody for n, place in enumerate(self.space.places) if place.end == "unknown"}

    @cached_property
    def worth(self) -> Worth:
        """What the ends of calls are worth."""
        sure = self.search.leads(self.kinds(Behaviour.FREE, sure=True), self.humans)
        maybe = sure
        if not self.certain:
            maybe = self.search.leads(self.kinds(Behaviour.FREE, sure=False), {**self.humans, **self._unknown})
        connects = {line: Judged(sure[start], maybe[start]) for line, start in self.space.starts.items()}
        return Worth(self.pack, self.people, self.space.numbers, connects)

    @cached_property
    def _ends(self) -> Mapping[int, Judged]:
        """The ends of calls at which no human answered, and for whom they are good."""
        found = {}
        for n, place in enumerate(self.space.places):
            if place.end in ("hung-up", "voicemail") and place.context is not None:
                found[n] = self.worth.good(place.context.line, place.context.memory)
        return found

    def good(self, *, sure: bool) -> Mapping[int, Mask]:
        """The good ends, and for whom."""
        ends = {n: judged.sure if sure else judged.maybe for n, judged in self._ends.items()}
        return {**self.humans, **ends} if sure else {**self.humans, **ends, **self._unknown}

    @cached_property
    def all_certain(self) -> bool:
        """Whether nothing at all is unknown, the worth of the ends included."""
        return self.certain and all(judged.sure == judged.maybe for judged in self._ends.values())

    def reach(self, behaviour: Behaviour, *, sure: bool) -> Reached:
        """Where everybody can come to who behaves in a way."""
        kinds = self.kinds(behaviour, sure=sure)
        return self.search.reach(kinds, self.starts, self.people.all)

    @cached_property
    def reached(self) -> Reached:
        """Where everybody can surely come to."""
        return self.reach(Behaviour.FREE, sure=True)

    @cached_property
    def may_reach(self) -> Reached:
        """Where everybody may come to."""
        return self.reached if self.certain else self.reach(Behaviour.FREE, sure=False)

    def leads(self, behaviour: Behaviour, *, sure: bool) -> Sequence[Mask]:
        """From where some way leads on to a good end, for those who behave in a way."""
        return self.search.leads(self.kinds(behaviour, sure=sure), self.good(sure=sure))

    @cached_property
    def questions(self) -> frozenset[int]:
        """The states that stand at a question."""
        steps, places = self.pack.phone.steps, enumerate(self.space.places)
        asked = (n for n, place in places if place.end is None and place.said is None)
        return frozenset(n for n in asked if isinstance(steps[self.space.places[n].step], Menu | Ask))

    @cached_property
    def lost_sight_of(self) -> Mask:
        """Those who may come to a step of which it is not known what happens there."""
        found = 0
        for state in self._unknown:
            found |= self.may_reach.who[state]
        return found

    @cached_property
    def not_followed(self) -> Mask:
        """Those who may come to a human after whom the call goes on, where nobody follows it."""
        found, steps = 0, self.pack.phone.steps
        for state in self.humans:
            if getattr(steps[self.space.places[state].step], "afterwards", None) is not None:
                found |= self.may_reach.who[state]
        return found

    def keys_after(self, step: str) -> int | None:
        """How many failures it takes at a question until keys are taken; 0 at once, none never."""
        return keys_after(self._simulator, step)
