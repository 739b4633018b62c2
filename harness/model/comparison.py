"""What changed from one run to another. What the other run did not try is never told as mended."""

from typing import Literal

from harness.model.base import Frozen
from harness.model.finding import Finding
from harness.model.property import Proof, PropertyName
from harness.model.verdict import Ruling

Change = Literal["worse", "better", "not-tried", "new", "other"]
"""Which way something went: *not-tried* where the second run did not try it, or not enough of it to tell; *new* where
only the second did; *other* where it is neither better nor worse."""
State = Literal["new", "open", "accepted", "fixed", "to-judge", "not-tried"]
"""What became of a failure: *new* is in the second run only; *open* and *accepted* are in both, by what was accepted
when the second was made; *fixed* is in the first only, though the second tried the same; *to-judge* is what the second
could not tell; *not-tried* is what it did not try."""


class Side(Frozen):
    """One of the two runs.

    Attributes:
        given: As it was named.
        started: When it began.
        harness: The version that made it.
        digest: Of what it found.
        complete: False when it was interrupted.
    """

    given: str
    started: str
    harness: str
    digest: str
    complete: bool


class ClaimChange(Frozen):
    """A claim whose verdict is another.

    Attributes:
        pack: Its pack.
        id: Its id.
        says: What it says.
        before: Its verdict in the first run; none where that has no such claim.
        after: In the second.
        change: Which way it went.
        accepted: Whether all that is against it in the second run was accepted.
    """

    pack: str
    id: str
    says: str
    before: Ruling | None
    after: Ruling | None
    change: Change
    accepted: bool = False


class FindingChange(Frozen):
    """A failure that is in one run, or in both.

    Attributes:
        state: What became of it.
        finding: As the second run has it; as the first has it, where the second has not.
        tried_before: Whether the first run tried this too; what is new where it did not may have been so before.
    """

    state: State
    finding: Finding
    tried_before: bool = True


class EndingChange(Frozen):
    """A journey that ends otherwise for somebody; where words may be taken in several ways, at worst.

    Attributes:
        pack: The pack.
        journey: The journey.
        person: Who walked it.
        before: How it ended: ``stuck``, ``unknown``, ``directed``, ``connected``, ``met``.
        after: The same of the second run.
        change: Which way it went.
    """

    pack: str
    journey: str
    person: str
    before: str
    after: str
    change: Change


class PropertyChange(Frozen):
    """A property of the routes whose verdict is another; none where a run did not look for it."""

    pack: str
    property: PropertyName
    person: str
    before: Proof | None
    after: Proof | None
    change: Change


class TriedOnce(Frozen):
    """What only one of the two runs tried.

    Attributes:
        what: The kind of thing.
        names: Which: for walks ``PACK, JOURNEY, PERSON``.
        only: The run that tried it.
    """

    what: Literal["pack", "person", "walk", "page", "claim"]
    names: tuple[str, ...]
    only: Literal["before", "after"]


class InputChange(Frozen):
    """Something that went into both runs and differs: a pack, a person, a number of ours, or a tool.

    Attributes:
        what: The kind of thing.
        name: Which.
        before: Its hash, value or version in the first run; none where it was not there.
        after: In the second.
    """

    what: Literal["pack", "person", "number", "tool"]
    name: str
    before: str | None
    after: str | None


class Comparison(Frozen):
    """Two runs, one beside the other.

    Attributes:
        before: The first.
        after: The second.
        same: Whether both found the same.
        worse: Whether the second is worse: a new failure at or above serious that nobody accepted, or a verdict that
            went from better to worse.
        because: Why it is worse, in sentences; empty where it is not.
        claims: Claims whose verdict is another.
        findings: What became of every failure.
        endings: Journeys that end otherwise.
        properties: Properties whose verdict is another.
        tried_once: What only one of the two tried.
        inputs: What went in and differs.
    """

    before: Side
    after: Side
    same: bool
    worse: bool
    because: tuple[str, ...]
    claims: tuple[ClaimChange, ...]
    findings: tuple[FindingChange, ...]
    endings: tuple[EndingChange, ...]
    properties: tuple[PropertyChange, ...]
    tried_once: tuple[TriedOnce, ...]
    inputs: tuple[InputChange, ...]
