"""The values that branches are on: which may be ranged over, and where each still matters.

A value that the flow itself gives is followed. One that it does not give, such as what another system answers, is
ranged over: it may be anything that some branch tells apart, and stays what it was for the rest of the call, or until
it is asked for again. Where no branch can come to test it any more it is forgotten, which keeps the states few.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from harness.model.callflow import CallFlow
from harness.model.questions import Ask, Menu
from harness.model.steps import Branch, CallStep, Loop, Set

LINE: Final = "line"
"""The branch on the caller's own line."""
OPEN: Final = "open"
"""The branch on opening hours; where there are several, their names go on with ``-at-`` and which."""
PREFIX: Final = "prefix"
"""The branch on what was dialled before the number."""
OTHER: Final = "anything else"
"""Stands for every value that no branch names."""
Values = tuple[tuple[str, str], ...]
"""What is known of the values, by name, in order of name."""


def rounds(step: str) -> str:
    """The name under which a loop counts."""
    return f"rounds of {step}"


@dataclass(frozen=True)
class Names:
    """The values of a flow.

    Attributes:
        cases: Every value that some branch tells apart, by the name it is on; where some branch has all that are
            possible, only those.
        complete: The names that can have no value but their cases.
        asked: The names that are given anew during a call, by a caller or by another system.
        live: The names that some branch may still test, by step.
        owned: The names that only the flow itself gives; before it does, they are empty.
    """

    cases: Mapping[str, tuple[str, ...]]
    complete: frozenset[str]
    asked: frozenset[str]
    live: Mapping[str, frozenset[str]]
    owned: frozenset[str]

    @classmethod
    def of(cls, flow: CallFlow, *, exported: bool) -> "Names":
        """The values of a flow.

        Args:
            flow: The flow.
            exported: Whether another system exported it: then values may have been given before the call came here.
        """
        cases: dict[str, dict[str, None]] = {}
        complete: dict[str, dict[str, None]] = {}
        given: set[str] = set()
        asked: set[str] = set()
        for step in flow.steps.values():
            if isinstance(step, Branch):
                for found in (cases, complete) if step.exhaustive else (cases,):
                    found.setdefault(step.on, {}).update(dict.fromkeys(step.cases))
            elif isinstance(step, Set):
                given.update(step.values)
                asked.update(step.asks)
            elif isinstance(step, Menu | Ask):
                asked.update(step.details)
        return cls(
            cases={name: tuple(values) for name, values in {**cases, **complete}.items()},
            complete=frozenset(complete),
            asked=frozenset(asked),
            live=_live(flow),
            owned=frozenset() if exported else frozenset(given - asked - {OPEN}),
        )

    def value(self, values: Values, name: str) -> str | None:
        """What a value is known to be; none where it is not known."""
        known = next((value for other, value in values if other == name), None)
        return "" if known is None and name in self.owned else known

    def at(self, step: str, values: Values) -> Values:
        """Those of the values that still matter at a step."""
        live = self.live[step]
        return tuple(pair for pair in values if pair[0] in live) if values else values


def known(values: Values, **more: str) -> Values:
    """The values with more known."""
    return tuple(sorted({**dict(values), **more}.items()))


def forgotten(values: Values, *names: str) -> Values:
    """The values without some that are given anew, nobody knows what."""
    return tuple(pair for pair in values if pair[0] not in names)


def _live(flow: CallFlow) -> Mapping[str, frozenset[str]]:
    """The names that may still be tested from each step on."""
    before: dict[str, set[str]] = {name: set() for name in flow.steps}
    live: dict[str, frozenset[str]] = {}
    for name, step in flow.steps.items():
        live[name] = _tests(name, step)
        for edge in step.edges():
            before[edge.to].add(name)
    waiting = [name for name, found in live.items() if found]
    while waiting:
        name = waiting.pop()
        for earlier in before[name]:
            more = live[name] - _gives(flow.steps[earlier], name) - live[earlier]
            if more:
                live[earlier] |= more
                waiting.append(earlier)
    return live


def _gives(step: CallStep, to: str) -> frozenset[str]:
    """The names that a step gives anew on its way to another, whatever they were; a fault skips the giving."""
    return frozenset({*step.values, *step.asks}) if isinstance(step, Set) and to != step.fault else frozenset()


def _tests(name: str, step: CallStep) -> frozenset[str]:
    if isinstance(step, Branch):
        return frozenset({step.on}) - {LINE, PREFIX}
    return frozenset({rounds(name)}) if isinstance(step, Loop) else frozenset()


def choices(names: Names, step: Branch, values: Values) -> Iterator[tuple[str, str, Values]]:
    """What a branch may do: the value, the step it leads to, and the values known after it."""
    value = names.value(values, step.on)
    if value is not None:
        yield value, step.cases.get(value, step.otherwise), values
        return
    other = () if step.on in names.complete else (OTHER,)
    for case in (*names.cases[step.on], *other):
        yield case, step.cases.get(case, step.otherwise), known(values, **{step.on: case})
