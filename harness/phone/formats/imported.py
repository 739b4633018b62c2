"""What comes of reading call flows that another system exported: one call flow, and what each file gave to it."""

from collections.abc import Mapping, Sequence
from typing import Literal

from harness.model.base import Frozen, Id
from harness.model.callflow import CallFlow
from harness.model.service import Human

Entered = Literal["caller", "module", "waiting", "agent", "task"]
"""How a flow is entered: by a caller who rings, from another flow as a module, by somebody who waits in a queue or on
hold, by an agent (a whisper, a screen), or by a task or message that nobody rings with."""


class NotKnown(Frozen):
    """Something of a flow that could not be given a meaning.

    Attributes:
        step: The step that stands for it.
        what: What it is, and what to supply, in a sentence.
    """

    step: Id
    what: str


class ImportedFile(Frozen):
    """One file of an export.

    Attributes:
        source: The file, as reports print it.
        format: Which format it is in.
        name: The flow's own name, or its file's.
        line: The line of the call flow that begins where this flow begins.
        entered: How it is entered.
        steps: The steps that stand for its blocks, in the order of the file, and with them those that stand for the
            modules it invokes: every invocation has a copy of its own.
        unknown: What in it could not be given a meaning.
    """

    source: str
    format: Literal["amazon-connect", "amazon-connect-classic"]
    name: str
    line: Id
    entered: Entered
    steps: tuple[Id, ...]
    unknown: tuple[NotKnown, ...] = ()


class Refused(Frozen):
    """A file that could not be read as a flow.

    Attributes:
        source: The file, as reports print it.
        line: Counted from 1.
        column: Counted from 1.
        why: What is wrong and what to do, in a sentence.
    """

    source: str
    line: int = 1
    column: int = 1
    why: str

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}: {self.why}"


class ExportError(Exception):
    """Nothing could be read of what was to be imported.

    Attributes:
        problems: What is wrong with each file, in order of their names; at least one.
    """

    def __init__(self, problems: Sequence[Refused]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class Imported(Frozen):
    """An export, read: whole folders become one call flow with a line for each file.

    Attributes:
        name: What the export is called: the folder's or the file's name.
        flow: The call flow.
        humans: Those whom its queues, transfers and call-backs stand for; all of them *if answered*.
        files: What each file gave, in order of their names.
        refused: The files that are no flows, or that cannot be read; the others were read without them.
    """

    name: str
    flow: CallFlow
    humans: Mapping[Id, Human]
    files: tuple[ImportedFile, ...]
    refused: tuple[Refused, ...] = ()
