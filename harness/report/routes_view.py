"""What the report's section on routes asks of a record: for each pack what was proved, and its map as a drawing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from harness.model.base import Basis, weakest
from harness.model.finding import Finding
from harness.model.property import FlowProof, Proof, Property, PropertyName
from harness.model.record import Record
from harness.model.routemap import Node, RouteEdge
from harness.report import proofs
from harness.report.proofs import Frame, Need, Refutation, Verdicts
from harness.report.route_call import Call, Roads, trace_call
from harness.report.route_drawing import Drawing
from harness.report.route_words import PROOFS
from harness.report.routemap import draw
from harness.report.words import Ending, count, person_name

DRAWN = 160
"""Places that a drawing holds and a reader can still follow."""
_NEAR = 40
_EXITS = 4
_SMALL_MAPS = 12
"""Calls that get a small map of their own."""


@dataclass(frozen=True, eq=False)
class Shown:
    """A refutation as the page shows it.

    Attributes:
        anchor: Its address within the page.
        number: Its number.
        refutation: The refutation.
        call: Its call on the map.
        map: The map around that call, where it is not the one drawn on the whole map.
    """

    anchor: str
    number: int
    refutation: Refutation
    call: Call | None
    map: Drawing | None


@dataclass(frozen=True)
class Told:
    """One verdict on one property, for those who share it and the call that shows it.

    Attributes:
        verdict: The verdict.
        people: For whom.
        shown: The call that refutes it for them; none where it is not refuted.
    """

    verdict: Ending
    people: tuple[str, ...]
    shown: Shown | None


class RoutesView:
    """What was proved of one pack."""

    def __init__(self, record: Record, name: str, proof: FlowProof, number: int) -> None:
        self.record = record
        self.name = name
        self.proof = proof
        self.anchor = f"routes-{number}"
        own = tuple(each for each in record.properties if each.pack == name)
        self.properties: tuple[Property, ...] = own or proof.properties
        self.people = proofs.people_of(self.properties)
        self.verdicts: Verdicts = proofs.verdicts(self.properties)
        self.usual: Verdicts = proofs.usual_verdicts(self.properties)
        self.needs: tuple[Need, ...] = proofs.needs(self.properties)
        self.roads = Roads(proof.map)
        self._dead = self._dead_ends()

    @property
    def title(self) -> str:
        """What the pack is called."""
        pack = self.record.packs.get(self.name)
        return pack.name if pack else self.name

    @property
    def basis(self) -> Basis:
        """The weakest basis that any of the verdicts rests on."""
        return weakest(each.basis for each in self.properties)

    def name_of(self, person: str) -> str:
        """What a person is called."""
        return person_name(self.record, person)

    def told(self, name: PropertyName, *, usual: bool = False) -> list[Told]:
        """The verdicts on a property, worst first: whatever may happen, or in the usual case."""
        given = (self.usual if usual else self.verdicts).get(name, {})
        found: dict[tuple[Proof, str], list[str]] = {}
        calls = {person: self._call(name, person, usual=usual) for person in given}
        for person, verdict in given.items():
            call = calls[person] if verdict == "refuted" else None
            found.setdefault((verdict, call.anchor if call else ""), []).append(person)
        worst_first = sorted(found.items(), key=lambda each: list(PROOFS).index(each[0][0]))
        return [
            Told(PROOFS[verdict], tuple(people), calls[people[0]] if call else None)
            for (verdict, call), people in worst_first
        ]

    def calls_of(self, finding: Finding) -> tuple[Shown, ...]:
        """The calls that show what a finding on a property tells of: whatever may happen, and in the usual case.

        A finding does not name its property, but its message holds the reason.
        """
        for each in self.properties:
            reasons = [each.why, *([each.usual.why[1:]] if each.usual else [])]
            told = any(reason in finding.message for reason in reasons)
            if (each.person, each.verdict) == (finding.person, "refuted") and told:
                calls = (self._call(each.property, each.person, usual=usual) for usual in (False, True))
                return tuple(dict.fromkeys(call for call in calls if call))
        return ()

    def _call(self, name: PropertyName, person: str, *, usual: bool = False) -> Shown | None:
        """The call that refutes a property for a person; one that does so in the usual case too is told as that."""
        ours = self._calls.get((name, person, True))
        return ours if usual else self._calls.get((name, person, False), ours)

    @cached_property
    def _calls(self) -> Mapping[tuple[PropertyName, str, bool], Shown]:
        return {
            (case.property, person, case.frame == "usual"): shown
            for shown in self.refutations
            for case in shown.refutation.cases
            for person in case.people
        }

    def who(self, people: Sequence[str]) -> str:
        """Some of the people, as short as it can be said."""
        return proofs.who(people, self.people, lambda person: person_name(self.record, person))

    def counted(self) -> list[tuple[Ending, int]]:
        """How many verdicts there are of each sort, worst first."""
        told = [each.verdict for each in self.properties]
        return [(word, told.count(proof)) for proof, word in PROOFS.items() if proof in told]

    @cached_property
    def refutations(self) -> tuple[Shown, ...]:
        """Each call that refutes something: those of the usual case first, the most shared first."""
        drawn = self.drawn_call[0] if self.drawn_call else None
        shown = []
        for number, (each, call) in enumerate(self._traced, start=1):
            small = call is not None and number != drawn and number <= _SMALL_MAPS
            around = self._around(call) if small and call else None
            shown.append(Shown(f"{self.anchor}-call-{number}", number, each, call, around))
        return tuple(shown)

    def framed(self) -> Mapping[Frame, list[Shown]]:
        """The same by the calls they were judged for."""
        found: dict[Frame, list[Shown]] = {}
        for shown in self.refutations:
            found.setdefault(shown.refutation.frame, []).append(shown)
        return found

    @cached_property
    def _traced(self) -> tuple[tuple[Refutation, Call | None], ...]:
        return tuple((each, trace_call(self.roads, each)) for each in proofs.refutations(self.properties))

    @cached_property
    def drawn_call(self) -> tuple[int, Call] | None:
        """The call that is drawn on the whole map, with the number of its refutation: the first that has one."""
        return next(((number, call) for number, (_, call) in enumerate(self._traced, start=1) if call), None)

    @cached_property
    def whole(self) -> bool:
        """Whether the drawing shows every place."""
        return len(self.proof.map.nodes) <= DRAWN

    @cached_property
    def map(self) -> Drawing:
        """The map, with the most shared call drawn on it."""
        call = self.drawn_call[1] if self.drawn_call else None
        only = None if self.whole else self.roads.near(call.places if call else (), DRAWN)
        return draw(self.proof.map, only=only, call=call, dead=self._words)

    def _around(self, call: Call) -> Drawing:
        only = self.roads.near(call.places, _NEAR, hops=1)
        return draw(self.proof.map, only=only, call=call, dead=self._words, numbers=self.numbers)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of every place: those that are drawn first, in the order in which they are read."""
        rest = (name for name in self.proof.map.nodes if name not in self.map.numbers)
        first = len(self.map.numbers) + 1
        return {**self.map.numbers, **{name: number for number, name in enumerate(rest, start=first)}}

    def place(self, step: str) -> Node | None:
        """The place that a proof means by a step."""
        name = self.roads.place(step)
        return self.proof.map.nodes[name] if name else None

    def only_file(self, steps: Sequence[str]) -> str | None:
        """The file in which all of some steps stand; none where they stand in several, or in none that is known."""
        origins = [node.origin if (node := self.place(step)) else None for step in steps]
        files = {origin.file if origin else None for origin in origins}
        return files.pop() if len(files) == 1 else None

    def is_listed(self, name: str) -> bool:
        """Whether the list of places shows a place."""
        return name in self.map.numbers

    def about_the_drawing(self) -> str:
        """What the drawing shows, and what it leaves out."""
        all_of = len(self.proof.map.nodes)
        if self.whole:
            return f"All {count(all_of, 'place')}, from the top down. Every number is that of the list below the map."
        near = "the call that is drawn on it" if self.drawn_call else "where calls come in"
        return (
            f"This map has {count(all_of, 'place')}: too many for a drawing that can be read. Shown are the "
            f"{len(self.map.numbers)} that lie nearest to {near}; record.json has them all."
        )

    def exits(self, shown: Shown) -> list[RouteEdge]:
        """The ways off the call that lead to a human soonest, on the map at least, in the order of the call."""
        call = shown.call
        if call is None:
            return []
        at = {place: index for index, place in enumerate(call.places)}
        far = self._to_human
        off = [e for e in self.proof.map.edges if e.start in at and e.end not in at and e.end in far]
        soonest = sorted(off, key=lambda edge: (far[edge.end], -at[edge.start]))[:_EXITS]
        return sorted(soonest, key=lambda edge: at[edge.start])

    @cached_property
    def _to_human(self) -> Mapping[str, int]:
        """How far it is to a human from each place that leads to one and is a dead end for nobody."""
        humans = (name for name, node in self.proof.map.nodes.items() if node.kind == "human")
        return {name: far for name, far in self.roads.far_from(humans).items() if name not in self._dead}

    def listed(self) -> Iterator[tuple[int, Node, list[RouteEdge]]]:
        """The places that are drawn, by number, with the ways on from each."""
        on: dict[str, list[RouteEdge]] = {}
        for edge in self.proof.map.edges:
            on.setdefault(edge.start, []).append(edge)
        for name, number in sorted(self.map.numbers.items(), key=lambda each: each[1]):
            yield number, self.proof.map.nodes[name], on.get(name, [])

    @property
    def dead_ends(self) -> Mapping[str, tuple[str, ...]]:
        """The places from which somebody can reach no human, and who."""
        return self._dead

    def _dead_ends(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for each in self.properties:
            if each.property == "human-reachable" and each.verdict == "refuted":
                for step in each.failing_steps:
                    name = self.roads.place(step)
                    if name:
                        found.setdefault(name, {})[each.person] = None
        return {name: tuple(people) for name, people in found.items()}

    @cached_property
    def _words(self) -> dict[str, str]:
        """What the drawing says of each dead end."""
        many = len(self.verdicts.get("human-reachable", {}))
        return {
            name: "Dead end" if len(people) == many else f"Dead end for {len(people)} of {many}"
            for name, people in self._dead.items()
        }


def routes_views(record: Record) -> tuple[RoutesView, ...]:
    """What was proved, pack by pack; only of packs of which something was judged."""
    made = (RoutesView(record, name, proof, number) for number, (name, proof) in enumerate(record.routes.items(), 1))
    return tuple(view for view in made if view.properties)
