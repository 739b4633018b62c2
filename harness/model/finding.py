"""What a check found: one person's, one subject's, with who, why and what to do."""

from datetime import date
from enum import StrEnum
from typing import Literal

from harness.model.base import Basis, Channel, Frozen
from harness.model.page import Box


class Outcome(StrEnum):
    """EARL's five. What could not run is untested, never a pass."""

    PASSED = "passed"
    FAILED = "failed"
    CANNOT_TELL = "cannot-tell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Severity(StrEnum):
    """What a failure does to the person, mildest first."""

    ADVICE = "advice"
    MODERATE = "moderate"
    SERIOUS = "serious"
    SHUT_OUT = "shut-out"

    @property
    def weight(self) -> int:
        """Its place, 0 for the mildest."""
        return list(Severity).index(self)


class Where(Frozen):
    """What a finding points at; absent parts are none.

    Attributes:
        file: The file of the pack.
        line: Counted from 1.
        block: The block of the export that the step was imported from, by its own id.
        step: The step, text or page.
        url: The page's address.
        selector: The element.
        moment: The moment of the walk, by index.
        boxes: Where on the page the first few elements stand, in CSS pixels from its top left corner.
    """

    file: str | None = None
    line: int | None = None
    block: str | None = None
    step: str | None = None
    url: str | None = None
    selector: str | None = None
    moment: int | None = None
    boxes: tuple[Box, ...] = ()


class TurnsOn(Frozen):
    """The number of ours that decides an outcome, and the value at which it would flip."""

    name: str
    value: float
    flips_at: float | None


class Evidence(Frozen):
    """A file that shows it, beside the report."""

    kind: Literal["sound", "picture", "page"]
    path: str
    sha256: str


class Accepted(Frozen):
    """That somebody accepted a failure: it still counts, and reports say so beside it.

    Attributes:
        by: Who accepted it.
        why: The reason.
        until: The last day on which it holds.
    """

    by: str
    why: str
    until: date


class Finding(Frozen):
    """One check's outcome for one person at one place.

    Attributes:
        id: The same from run to run while the same thing is wrong for the same person.
        check: The check's name.
        outcome: Failed or cannot-tell; the other outcomes are only counted.
        severity: What it does to the person.
        channel: Where.
        pack: The pack's name.
        journey: The journey's name.
        person: The person's id.
        basis: The weakest basis it rests on.
        where: What it points at.
        message: What happened, in one sentence.
        why: Why it matters to this person.
        fix: What to do.
        standards: The clauses it rests on.
        turns_on: The assumed number that decides it, if one does.
        evidence: Files that show it.
        accepted: Who accepted it, if anybody has; it counts all the same, but gates no longer.
    """

    id: str
    check: str
    outcome: Outcome
    severity: Severity
    channel: Channel
    pack: str
    journey: str
    person: str
    basis: Basis
    where: Where
    message: str
    why: str
    fix: str
    standards: tuple[str, ...]
    turns_on: TurnsOn | None = None
    evidence: tuple[Evidence, ...] = ()
    accepted: Accepted | None = None
