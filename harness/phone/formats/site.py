"""Where the blocks of one flow become steps: every block has an entry step, and no edge of it gets lost."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_args

from harness.model.base import Basis, Id, Origin
from harness.model.callflow import Step
from harness.model.service import Human
from harness.model.steps import Branch, CallStep, Edge, HangUp, Set, Unknown
from harness.phone.formats.blocks import FAILED, FAULT, NEXT, NO_MATCH, NOTHING, OUTCOMES, Block, Flow, fails_by_value
from harness.phone.formats.imported import NotKnown
from harness.phone.formats.json_file import visible
from harness.phone.formats.names import Ids, Values, slug

S = TypeVar("S", bound=CallStep)
MOST_COPIED = 20_000
"""How many blocks of modules may be copied in one export: modules within modules grow without end."""


@dataclass
class Desk:
    """What all flows of one export share while they are made into steps.

    Attributes:
        ids: The ids of steps.
        values: The names of values.
        humans: Those whom queues, transfers and call-backs stand for.
        names: What the console calls an id or an ARN, wherever the export says so.
        copied: How many blocks of modules have been copied so far.
    """

    ids: Ids = field(default_factory=Ids)
    values: Values = field(default_factory=Values)
    humans: dict[Id, Human] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    copied: int = 0

    def human(self, wanted: str, name: str) -> Id:
        """Somebody who answers, if answered by a person: a file shows a queue, not who is in it."""
        self.humans.setdefault(wanted, Human(name=name, if_answered=True, basis=Basis.SUPPLIED))
        return wanted


class Site:
    """One flow, or one copy of a module, on its way to steps.

    Attributes:
        flow: The flow.
        desk: What it shares with the others.
        steps: What has been made of it so far.
        unknown: What could not be given a meaning.
        returns: The step after the module, where this is a copy of one.
        within: The sources of the flows that this is a copy within, itself included.
        asked: The names of the values that back-end systems are asked for in this flow and those linked with it.
        language: The language that its voice speaks, as far as the flow sets one.
        hours: The sets of opening hours that it looks at.
        queues: Its blocks that choose a queue.
    """

    def __init__(
        self,
        flow: Flow,
        desk: Desk,
        prefix: str,
        labels: Mapping[str, str],
        *,
        within: tuple[str, ...] = (),
        returns: Id | None = None,
        asked: tuple[Id, ...] = (),
        language: str = "en",
    ) -> None:
        self.flow, self.desk, self.prefix = flow, desk, prefix
        self.within, self.returns, self.asked, self.language = (*within, flow.source), returns, asked, language
        self.steps: dict[Id, Step] = {}
        self.unknown: list[NotKnown] = []
        self.hours = {b.words("HoursOfOperationId") for b in flow.blocks.values() if b.kind == "CheckHoursOfOperation"}
        self.queues = {b.id: b for b in flow.blocks.values() if b.kind == "UpdateContactTargetQueue"}
        self._ends: Id | None = None
        self._entries: dict[str, Id] = {}
        self._missing: dict[str, Id] = {}
        kinds: Counter[str] = Counter()
        for block in flow.blocks.values():
            own = slug(block.name or "")
            if not own:
                label = labels.get(block.kind) or slug(block.kind) or "block"
                kinds[label] += 1
                own = f"{label}-{kinds[label]}"
            self._entries[block.id] = desk.ids.take(f"{prefix}-{own}")

    @property
    def start(self) -> Id:
        """The step that the flow begins with."""
        return self._entries.get(self.flow.start) or self.missing(self.flow.start, None)

    def entry(self, block: Block) -> Id:
        """The step that a block begins with."""
        return self._entries[block.id]

    def target(self, to: str, block: Block) -> Id:
        """The step that an edge of a block leads to."""
        return self._entries.get(to) or self.missing(to, block)

    def missing(self, to: str, block: Block | None) -> Id:
        """The step that stands for a block that is not there."""
        key = to or f"after {block.id if block else ''}"
        if key not in self._missing:
            what = f"The block '{visible(to)[:80]}' is not in this file. Export the flow again."
            if to == NOTHING:
                what = "An edge of this block leads nowhere: nothing says what follows. Export the flow again."
            self._missing[key] = self.desk.ids.take(f"{self.prefix}-missing-{slug(to[:40]) or 'block'}")
            self.put(Unknown, self._missing[key], block, what=what)
            self.not_known(self._missing[key], what)
        return self._missing[key]

    def end(self, block: Block) -> Id:
        """The step after a block from which no edge leads on.

        A flow that ends before the contact is in a queue ends the contact (Amazon Connect API Reference,
        EndFlowExecution).
        """
        if self._ends is None:
            self._ends = self.desk.ids.take(f"{self.prefix}-flow-ends")
            note = "The flow ends here without a block that says so, and the call with it."
            self.put(HangUp, self._ends, block, note=note)
        return self._ends

    def not_known(self, step: Id, what: str) -> None:
        """Lists something that could not be given a meaning."""
        self.unknown.append(NotKnown(step=step, what=what))

    def put(self, kind: type[S], step: Id, block: Block | None, **fields: Any) -> Id:  # noqa: ANN401 -- a step's own
        """Makes a step of a block."""
        line, column, own = (block.line, block.column, visible(block.id)) if block else (1, 1, None)
        made = kind.model_validate(
            {
                "kind": get_args(kind.model_fields["kind"].annotation)[0],
                "basis": Basis.SUPPLIED,
                "origin": Origin(file=self.flow.source, line=line, column=column, block=own),
                "language": self.language,
                **fields,
            }
        )
        self.steps[step] = made  # type: ignore[assignment]  # every kind of step is one of the union
        return step


class Place:
    """One block at a site: where its edges lead, and the steps it becomes.

    Attributes:
        site: Where it is.
        block: The block.
        head: The step it begins with.
        outcome: The name of what comes of it, where a branch divides on that.
        by_value: Whether it fails by the values it is given: then its error is no passing fault.
    """

    def __init__(self, site: Site, block: Block) -> None:
        self.site, self.block, self.head = site, block, site.entry(block)
        self.outcome = f"outcome-of-{self.head}"
        self.by_value = fails_by_value(block)
        self._made: list[Id] = []
        self._errors = {name: site.target(to, block) for name, to in reversed(block.errors)}

    @property
    def next(self) -> Id:
        """The step that follows when nothing else is said."""
        if self.block.next is not None:
            return self.site.target(self.block.next, self.block)
        return self.site.end(self.block) if self.block.ends else self.site.missing(NOTHING, self.block)

    @property
    def error(self) -> Id | None:
        """The step after a passing fault; none where the block fails by its values, again and again."""
        return None if self.by_value else self.fault

    @property
    def fault(self) -> Id | None:
        """The step after a failure: that of the error which fits where no other does, or of the only one there is."""
        faults = {to for name, to in self._errors.items() if name not in OUTCOMES}
        return self._errors[FAULT] if FAULT in self._errors else faults.pop() if len(faults) == 1 else None

    def after(self, *errors: str) -> Id | None:
        """The step after the first of these errors that has an edge; ``NextAction`` may be one of them."""
        for name in errors:
            if name == NEXT and self.block.next is not None:
                return self.next
            if name in self._errors:
                return self._errors[name]
        return None

    def always(self, *errors: str) -> Id:
        """As ``after``, else where the flow goes when nothing is said."""
        return self.after(*errors) or self.next

    def outcomes(self, *but: Id | None) -> dict[str, Id]:
        """The results, and the errors that are outcomes or that lead elsewhere than a fault, but for these steps."""
        others = {name: to for name, to in self._errors.items() if name in OUTCOMES or to != self.fault}
        others.pop(FAULT, None)
        return {**self.results(), **{name: to for name, to in others.items() if to not in but}}

    def results(self) -> dict[str, Id]:
        """The step for each condition, under the words of the condition."""
        return _distinct((visible(c.says) or "(nothing)", self._to(c.to)) for c in self.block.conditions)

    def put(self, kind: type[S], step: Id | None = None, **fields: Any) -> Id:  # noqa: ANN401 -- a step's own
        """Makes a step; the block's first unless another id is given."""
        self._made.append(self.head if step is None else step)
        return self.site.put(kind, self._made[-1], self.block, **fields)

    def id(self, what: str) -> Id:
        """An id for a further step of this block."""
        return self.site.desk.ids.take(f"{self.head}-{what}")

    def or_next(self, step: Id, what: str) -> Id:
        """A step, or a branch between it and ``NextAction`` where the flow draws that too and it has no other use."""
        on = self.after(NEXT)
        if on is None or on in {step, *self._errors.values(), *self.results().values()}:
            return step
        return self.put(Branch, self.id(what), on=self.outcome, cases={NEXT: on}, otherwise=step)

    def one_of(self, what: str, on: Id, may: Mapping[str, Id], note: str) -> Id:
        """A step, or where several may follow and nothing says which, a branch on what the platform does there.

        What it does once it does every time and at every such block, so they share one name, never given anew.

        Args:
            what: What the branch is called after.
            on: The name of what the platform does.
            may: The steps that may follow, by what it may do.
            note: What is not documented.
        """
        if len(set(may.values())) == 1:
            return next(iter(may.values()))
        # What has no edge of its own is no match, as far as there is an edge for that.
        otherwise = may.get(NO_MATCH) or list(may.values())[-1]
        return self.put(Branch, self.id(what), on=on, cases=may, otherwise=otherwise, exhaustive=True, note=note)

    def not_known(self, what: str, may: Mapping[str, Id], **fields: Any) -> None:  # noqa: ANN401 -- a step's own
        """Makes the block an unknown step, and lists it."""
        self.put(Unknown, what=what, may=may, **fields)
        self.site.not_known(self.head, what)

    def edges(self) -> dict[str, Id]:
        """Every edge of the block, under its name."""
        return _distinct((visible(name) or "(nothing)", self._to(to)) for name, to in self.block.edges())

    def failures(self) -> dict[str, Id]:
        """The steps after a failure that follows from the values of the block, by what happens; none where none does.

        A flow never returns, so ``NextAction`` of a transfer can only follow a failed one. Of a telephone number that
        is none, it is not documented whether the call or the block fails.
        """
        if not self.by_value:
            return {}
        failed = self.fault or (self.after(NEXT) if self.block.kind == "TransferToFlow" else None)
        found = {} if failed is None else {FAILED: failed}
        called = self.after("CallFailed")
        return found if called in {None, failed} else {**found, "CallFailed": self.always("CallFailed")}

    def fail_by_value(self) -> None:
        """Puts a branch on its outcome before the steps of a block that fails by its values and has no such branch."""
        failures = self.failures()
        if not failures or any(self._divides_on_failure(step) for step in self._made):
            return
        itself = self._step_aside()
        branch = self.put(Branch, self.id("outcome"), on=self.outcome, cases=failures, otherwise=itself)
        self.put(Set, asks=(self.outcome,), to=branch)

    def _divides_on_failure(self, step: Id) -> bool:
        made = self.site.steps[step]
        return isinstance(made, Branch) and made.on == self.outcome and FAILED in made.cases

    def _step_aside(self) -> Id:
        """Gives the block's first step another id, so that another can be put before it."""
        site, itself = self.site, self.id("itself")
        site.steps[itself] = site.steps.pop(self.head)
        self._made = [itself if step == self.head else step for step in self._made]
        site.unknown = [
            each.model_copy(update={"step": itself}) if each.step == self.head else each for each in site.unknown
        ]
        return itself

    def keep_every_edge(self) -> None:
        """Puts a branch before the steps where the block has edges that none of them has."""
        led = {edge.to for edge in self._edges_made()}
        lost = {name: to for name, to in self.edges().items() if to not in led}
        if not lost:
            return
        itself = self._step_aside()
        note = "The flow draws these edges; when they are taken is not known."
        self.put(Branch, on=self.outcome, cases=lost, otherwise=itself, note=note)

    def _to(self, to: str) -> Id:
        return self.site.target(to, self.block)

    def _edges_made(self) -> Iterator[Edge]:
        for step in self._made:
            yield from self.site.steps[step].edges()


def _distinct(edges: Iterable[tuple[str, Id]]) -> dict[str, Id]:
    """Edges by name; one whose name already stands for another is given a name of its own."""
    found: dict[str, Id] = {}
    times: Counter[str] = Counter()
    for name, to in dict.fromkeys(edges):
        own = name
        while own in found:
            times[name] += 1
            own = f"{name} ({times[name] + 1})"
        found[own] = to
    return found
