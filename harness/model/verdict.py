"""What the claims of an assessment come to.

Evidence for and against one claim follows the declarations of CycloneDX 1.6 (``evidence`` and ``counterEvidence``).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from harness.model.base import Basis, Frozen
from harness.model.claim import ClaimKind
from harness.model.finding import Accepted, TurnsOn


class Ruling(StrEnum):
    """What the tries come to; which of them a claim can have depends on its kind."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    MITIGATED = "mitigated"
    NOT_MITIGATED = "not-mitigated"
    NOTHING_FOUND = "nothing-found-against-it"
    DOCUMENT_FOUND = "document-found"
    OVERDUE = "overdue"
    NOT_SHOWN = "not-shown"
    PARTLY_TESTED = "partly-tested"
    NOT_TESTED = "not-tested"

    @property
    def fails(self) -> bool:
        """Whether it speaks against the document."""
        return self in (Ruling.CONTRADICTED, Ruling.NOT_MITIGATED, Ruling.OVERDUE)


RULINGS: Mapping[ClaimKind, tuple[Ruling, ...]] = {
    ClaimKind.PROMISE: (Ruling.CONTRADICTED, Ruling.SUPPORTED, Ruling.PARTLY_TESTED, Ruling.NOT_TESTED),
    ClaimKind.ADMITTED_RISK: (Ruling.NOT_MITIGATED, Ruling.MITIGATED, Ruling.PARTLY_TESTED, Ruling.NOT_TESTED),
    ClaimKind.DENIAL: (Ruling.CONTRADICTED, Ruling.NOTHING_FOUND, Ruling.NOT_TESTED),
    ClaimKind.PROCESS: (Ruling.OVERDUE, Ruling.NOT_SHOWN, Ruling.DOCUMENT_FOUND),
}
"""The verdicts that each kind can have, worst first."""


class VerdictEvidence(Frozen):
    """One thing that speaks for or against a claim.

    Attributes:
        kind: What it is.
        shows: Which way it speaks.
        what: What happened, in a sentence.
        person: Whose it is.
        journey: On which journey; none for a property.
        finding: The finding's id, where there is one.
        property: The property's name, for a property.
        replay: The command that shows it again.
        basis: The weakest basis it rests on.
        turns_on: The number of ours that decides it, if one does.
        accepted: Who accepted it, if anybody has.
    """

    kind: Literal["walk", "finding", "property", "document"]
    shows: Literal["for", "against"]
    what: str
    person: str | None = None
    journey: str | None = None
    finding: str | None = None
    property: str | None = None
    replay: str | None = None
    basis: Basis
    turns_on: TurnsOn | None = None
    accepted: Accepted | None = None


class VerdictSource(Frozen):
    """Where the claim is made: the document, the line of its text where that is held, its public address."""

    document: str
    line: int | None
    url: str | None
    sha256: str | None = None


class AtOdds(Frozen):
    """A claim of the same document that says the opposite, and which of the two the tries support.

    Attributes:
        claim: The other.
        line: Where the document makes it; none where its text is not held.
        supports: The one of the two that the tries support; none where they do not decide.
        why: In a sentence or two.
    """

    claim: str
    line: int | None
    supports: str | None
    why: str


class Verdict(Frozen):
    """What a claim comes to.

    Attributes:
        id: The claim's.
        kind: The claim's.
        says: The claim's.
        source: Where it is made.
        pack: The pack that was tried.
        verdict: One of those that the kind can have.
        rule: The rule that gave it, in a sentence.
        basis: The weakest basis that it rests on.
        turns_on: The number of ours that decides it and the value at which it would flip; none where none alone does.
        flips: Numbers that were varied for this claim: at which value the verdict flips, none where at no value tried.
        evidence: What speaks for and against, what decides first.
        gaps: What was not tried, in sentences.
        people: Whom it concerns: those against whom it counts, or all who were tried.
        characteristic: The claim's.
        duty: The claim's.
        question: What only a person can tell.
        at_odds: The claim that says the opposite.
    """

    id: str
    kind: ClaimKind
    says: str
    source: VerdictSource
    pack: str
    verdict: Ruling
    rule: str
    basis: Basis
    turns_on: TurnsOn | None
    flips: tuple[TurnsOn, ...] = ()
    evidence: tuple[VerdictEvidence, ...]
    gaps: tuple[str, ...]
    people: tuple[str, ...]
    characteristic: tuple[str, ...] = ()
    duty: tuple[str, ...] = ()
    question: str | None = None
    at_odds: AtOdds | None = None

    @property
    def turns(self) -> tuple[TurnsOn, ...]:
        """The number that decides it, and those that were varied; each once."""
        return tuple(dict.fromkeys((*([self.turns_on] if self.turns_on else []), *self.flips)))
