"""What was proved, put together for readers: verdicts by property, each refuting call once, each unknown once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from harness.model.base import Basis, Origin, weakest
from harness.model.property import Exchange, Proof, Property, PropertyName
from harness.report.route_words import PROPERTIES
from harness.report.words import listed

Verdicts = Mapping[PropertyName, Mapping[str, Proof]]
Frame = Literal["usual", "once", "may-fail"]
"""For which calls something was judged: those while the lines are open and nothing fails; all, where they are not told
apart; all, where they are."""
_FRAMES: tuple[Frame, ...] = ("usual", "once", "may-fail")
"""The order they are told in: what goes wrong on a good day is the more telling."""


class Case(NamedTuple):
    """One property that a call refutes, or that waits for something, for one reason.

    Attributes:
        property: Which one.
        why: The reason.
        people: For whom.
        basis: The weakest basis that it rests on for any of them.
        where: The step that the verdict turns on; none where it turns on none.
        usual: The verdict while the lines are open and nothing fails, where this is the verdict on all calls.
        frame: For which calls it was judged.
    """

    property: PropertyName
    why: str
    people: tuple[str, ...]
    basis: Basis
    where: Origin | None
    usual: Proof | None
    frame: Frame


@dataclass(frozen=True)
class Refutation:
    """One call that refutes something; none where a refutation needs no call.

    Attributes:
        script: The call, exchange by exchange.
        line: The line that is rung, where that is known.
        ends: The step at which it ends, where that is known.
        cases: What it refutes.
        failing: The steps from which the first of these properties cannot be had, with those for whom.
        times_differ: Whether the same call takes some people longer than others.
        frame: For which calls the properties were judged that it refutes.
    """

    script: tuple[Exchange, ...]
    line: str | None
    ends: str | None
    cases: tuple[Case, ...]
    failing: Mapping[str, tuple[str, ...]]
    times_differ: bool
    frame: Frame

    @property
    def told(self) -> tuple[Case, ...]:
        """What is told whole: what no usual call refutes too; where every one is so refuted, the first."""
        return tuple(case for case in self.cases if case.usual != "refuted") or self.cases[:1]

    @property
    def named(self) -> Mapping[PropertyName, tuple[str, ...]]:
        """What is only named, and for whom, because another call, told before, refutes it even in the usual case."""
        found: dict[PropertyName, tuple[str, ...]] = {}
        for case in self.cases:
            if case not in self.told:
                found[case.property] = tuple(dict.fromkeys((*found.get(case.property, ()), *case.people)))
        return found

    @property
    def lost(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """The failing steps by those for whom, most people first."""
        steps: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for step, people in self.failing.items():
            steps[tuple(person for person in self.people if person in people)].append(step)
        return {people: tuple(steps[people]) for people in sorted(steps, key=len, reverse=True)}

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody whom it concerns."""
        return tuple(dict.fromkeys(person for case in self.cases for person in case.people))

    @property
    def basis(self) -> Basis:
        """The weakest basis that it rests on."""
        return weakest(case.basis for case in self.cases)


class Need(NamedTuple):
    """Something that has to be supplied before a verdict can be given, and which verdicts wait for it."""

    supply: tuple[str, ...]
    cases: tuple[Case, ...]


def verdicts(properties: Iterable[Property]) -> Verdicts:
    """The verdict on each property for each person, in the order in which properties are told."""
    found: dict[PropertyName, dict[str, Proof]] = {name: {} for name in PROPERTIES}
    for each in properties:
        found[each.property][each.person] = each.verdict
    return {name: people for name, people in found.items() if people}


def usual_verdicts(properties: Iterable[Property]) -> Verdicts:
    """The same while the lines are open and nothing fails, where that was asked: of what is refuted."""
    return verdicts(each.usual for each in properties if each.usual)


def people_of(properties: Iterable[Property]) -> tuple[str, ...]:
    """Everybody for whom something was judged."""
    return tuple(dict.fromkeys(each.person for each in properties))


def refutations(properties: Iterable[Property]) -> tuple[Refutation, ...]:
    """Each call that refutes something: those of the usual case first, then the one that concerns most people.

    Where the same call refutes a property in the usual case and whatever may happen, it is told once, as the usual.
    """
    groups: dict[object, list[_Judged]] = defaultdict(list)
    for one in _judged(properties, "refuted"):
        groups[one.frame, _same_call(one.found)].append(one)
    made = [_refutation(group) for group in groups.values()]
    # A call that can be read comes before a reason without one.
    return tuple(
        sorted(made, key=lambda one: (_FRAMES.index(one.frame), not one.script, -len(one.people), -len(one.cases)))
    )


def needs(properties: Iterable[Property]) -> tuple[Need, ...]:
    """What has to be supplied, each once, with the verdicts that wait for it."""
    groups: dict[tuple[str, ...], list[_Judged]] = defaultdict(list)
    for one in _judged(properties, "cannot-tell"):
        groups[one.found.supply].append(one)
    return tuple(Need(supply, _cases(group)) for supply, group in groups.items())


class _Judged(NamedTuple):
    """A verdict that is told of, the calls it is about, and what it is in the usual case."""

    found: Property
    frame: Frame
    usual: Proof | None


def _judged(properties: Iterable[Property], verdict: Proof) -> Iterator[_Judged]:
    """Every verdict of one sort, also of the usual case."""
    for each in properties:
        usual = each.usual
        same = usual is not None and usual.verdict == each.verdict and _same_call(usual) == _same_call(each)
        if usual is not None and usual.verdict == verdict:
            yield _Judged(usual, "usual", None)
        if each.verdict == verdict and not same:
            yield _Judged(each, "may-fail" if usual else "once", usual.verdict if usual else None)


def who(people: Sequence[str], everybody: Sequence[str], name: Callable[[str], str] = str, most: int = 12) -> str:
    """Some of the people who were asked about, as short as it can be said.

    Args:
        people: Whom it concerns.
        everybody: Everybody for whom something was judged.
        name: What a person is called.
        most: Names that are told at most.
    """
    rest = [person for person in everybody if person not in people]
    if not rest and len(everybody) > 1:
        return "everybody" if len(everybody) > 2 else "both people"
    # More exceptions than three are harder to read than names.
    if rest and len(rest) < len(people) and len(rest) <= 3:
        return f"everybody but {_named([name(person) for person in rest])}"
    named = [name(person) for person in people[:most]]
    more = len(people) - most
    return _named([*named, f"{more} more"] if more > 0 else named)


def _named(names: Sequence[str]) -> str:
    """Names as a list; those that hold commas are told apart by semicolons."""
    return "; ".join(names) if any("," in each for each in names) else listed(names)


def _same_call(each: Property) -> object:
    """What two refutations share that are the same call; without a call, the same reason."""
    if not each.counterexample:
        return each.property, each.why
    return tuple((said.step, said.hears, said.does) for said in each.counterexample)


def _refutation(group: Sequence[_Judged]) -> Refutation:
    lost: dict[str, dict[str, None]] = defaultdict(dict)
    # Each property fails at steps of its own; mixed together they would say nothing.
    fails = [one for one in _in_order(group) if one.found.failing_steps]
    # First what is told whole.
    told = next((one.found.property for one in sorted(fails, key=lambda one: one.usual == "refuted")), None)
    for one in group:
        for step in one.found.failing_steps if one.found.property == told else ():
            lost[step][one.found.person] = None
    first = group[0].found
    return Refutation(
        script=first.counterexample,
        line=first.play.line if first.play else None,
        ends=first.play.ends if first.play else None,
        cases=_cases(group),
        failing={step: tuple(people) for step, people in lost.items()},
        times_differ=len({tuple(said.at for said in one.found.counterexample) for one in group}) > 1,
        frame=group[0].frame,
    )


def _cases(group: Sequence[_Judged]) -> tuple[Case, ...]:
    found: dict[tuple[PropertyName, str, Frame, Proof | None], list[Property]] = defaultdict(list)
    for one in _in_order(group):
        found[one.found.property, one.found.why, one.frame, one.usual].append(one.found)
    return tuple(
        Case(
            name,
            why,
            tuple(dict.fromkeys(each.person for each in several)),
            weakest(each.basis for each in several),
            next((each.where for each in several if each.where), None),
            usual,
            frame,
        )
        for (name, why, frame, usual), several in found.items()
    )


def _in_order(group: Sequence[_Judged]) -> list[_Judged]:
    """Verdicts in the order in which properties are told."""
    order = list(PROPERTIES)
    return sorted(group, key=lambda one: order.index(one.found.property))
