"""Where the blocks of one flow become steps: every block has an entry step, and every edge somewhere to lead."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from harness.model.base import Basis, Id, Origin
from harness.model.callflow import Step
from harness.model.steps import CallStep, HangUp, Unknown
from harness.phone.formats.blocks import NOTHING, Block, Flow
from harness.phone.formats.desk import Desk
from harness.phone.formats.imported import NotKnown
from harness.phone.formats.json_file import visible
from harness.phone.formats.names import slug

S = TypeVar("S", bound=CallStep)


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
