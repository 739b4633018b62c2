"""One block of a flow on its way to steps: where its edges lead, and that none of them gets lost."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from harness.model.base import Id
from harness.model.steps import Branch, CallStep, Edge, Set, Unknown
from harness.phone.formats.blocks import FAILED, FAULT, NEXT, NO_MATCH, NOTHING, OUTCOMES, Block, fails_by_value
from harness.phone.formats.json_file import visible
from harness.phone.formats.site import Site

S = TypeVar("S", bound=CallStep)


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
