"""What was proved, put together for readers: verdicts by property, each refuting call once, each unknown once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from harness.model.base import Basis, weakest
from harness.model.property import Exchange, Proof, Property, PropertyName
from harness.report.route_words import PROPERTIES
from harness.report.words import listed

Verdicts = Mapping[PropertyName, Mapping[str, Proof]]


class Case(NamedTuple):
    """One property that a call refutes, for one reason.

    Attributes:
        property: Which one.
        why: The reason.
        people: For whom.
        basis: The weakest basis that it rests on for any of them.
        where: The step that the verdict turns on, as ``file:line``; none where it turns on none.
    """

    property: PropertyName
    why: str
    people: tuple[str, ...]
    basis: Basis
    where: str | None


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
    """

    script: tuple[Exchange, ...]
    line: str | None
    ends: str | None
    cases: tuple[Case, ...]
    failing: Mapping[str, tuple[str, ...]]
    times_differ: bool

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


def people_of(properties: Iterable[Property]) -> tuple[str, ...]:
    """Everybody for whom something was judged."""
    return tuple(dict.fromkeys(each.person for each in properties))


def refutations(properties: Iterable[Property]) -> tuple[Refutation, ...]:
    """Each call that refutes something, the one that concerns most people first."""
    groups: dict[object, list[Property]] = defaultdict(list)
    for each in properties:
        if each.verdict == "refuted":
            groups[_same_call(each)].append(each)
    made = [_refutation(group) for group in groups.values()]
    # A call that can be read comes before a reason without one.
    return tuple(sorted(made, key=lambda one: (not one.script, -len(one.people), -len(one.cases))))


def needs(properties: Iterable[Property]) -> tuple[Need, ...]:
    """What has to be supplied, each once, with the verdicts that wait for it."""
    groups: dict[tuple[str, ...], list[Property]] = defaultdict(list)
    for each in properties:
        if each.verdict == "cannot-tell":
            groups[each.supply].append(each)
    return tuple(Need(supply, _cases(group)) for supply, group in groups.items())


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


def _refutation(group: Sequence[Property]) -> Refutation:
    failing: dict[str, dict[str, None]] = defaultdict(dict)
    # Each property fails at steps of its own; mixed together they would say nothing.
    told = next((each.property for each in _in_order(group) if each.failing_steps), None)
    for each in group:
        for step in each.failing_steps if each.property == told else ():
            failing[step][each.person] = None
    first = group[0]
    return Refutation(
        script=first.counterexample,
        line=first.play.line if first.play else None,
        ends=first.play.ends if first.play else None,
        cases=_cases(group),
        failing={step: tuple(people) for step, people in failing.items()},
        times_differ=len({tuple(said.at for said in each.counterexample) for each in group}) > 1,
    )


def _cases(group: Sequence[Property]) -> tuple[Case, ...]:
    found: dict[tuple[PropertyName, str], list[Property]] = defaultdict(list)
    for each in _in_order(group):
        found[each.property, each.why].append(each)
    return tuple(
        Case(
            name,
            why,
            tuple(dict.fromkeys(each.person for each in several)),
            weakest(each.basis for each in several),
            next((f"{each.where.file}:{each.where.line}" for each in several if each.where), None),
        )
        for (name, why), several in found.items()
    )


def _in_order(group: Sequence[Property]) -> list[Property]:
    """Verdicts in the order in which properties are told."""
    order = list(PROPERTIES)
    return sorted(group, key=lambda each: order.index(each.property))
