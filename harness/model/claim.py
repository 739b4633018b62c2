"""What a published assessment says, as something that can be tried.

The kinds of a claim are this project's own: no format for an equality impact assessment with machine-checked claims was
found.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from harness.model.base import Channel, Frozen, Id, Origin
from harness.model.trace import Goal, HumanReach

ClaimId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$")]
"""A claim's own name in its pack, as its register numbers it: ``H13``."""
Everything = Literal["all"]
LineNumber = Annotated[int, Field(ge=1, le=1_000_000)]
Ids = Annotated[tuple[Id, ...], Field(min_length=1)]
Event = Literal["text-sent", "text-arrived", "number-spoken", "number-received", "human", "call-ended"]


class ClaimKind(StrEnum):
    """What sort of statement it is, which decides the verdicts that it can have."""

    PROMISE = "promise"
    ADMITTED_RISK = "admitted-risk"
    DENIAL = "denial"
    PROCESS = "process"


class Quote(Frozen):
    """Where a document says it.

    Attributes:
        document: The document, by its short name in ``service.yaml``.
        line: The line of the document's text, counted from 1; none where the text is not held.
        also: Further lines that say the same.
        words: A few words of that line, as they stand there.
        sha256: Of the document's text as it was read; set by the loader from the pack's list of documents.
        url: The document's public address; set by the loader in the same way.
    """

    document: Id
    line: LineNumber | None = None
    also: tuple[LineNumber, ...] = ()
    words: str | None = Field(default=None, min_length=1)
    sha256: str | None = None
    url: str | None = None

    @model_validator(mode="after")
    def _further_lines(self) -> Self:
        if self.also and self.line is None:
            raise ValueError("'also' names further lines: give the first as 'line'")
        return self


class GivenWay(Frozen):
    """A way in that a person must have been given, and what it must be worth to them.

    Attributes:
        way: Its name in the service's list.
        by: The channels of which any must have given it; none asks for no channel in particular.
        perceived: Whether it must have reached them.
        kept: Whether they must have it afterwards.
        usable: Whether they must be able to use it.
    """

    way: Id
    by: tuple[Channel, ...] = ()
    perceived: bool | None = None
    kept: bool | None = None
    usable: bool | None = None


class Must(Frozen):
    """What a walk must be like; all that is given must hold.

    Attributes:
        goal: Whether the person got what they came for.
        human: Any of these ends with a human.
        stuck: Whether the person has neither what they came for nor a human.
        texts: ``none``: no text was sent; ``sent``: at least one was; ``arrived``: at least one arrived.
        text_says: Words that every text that was sent must hold; quotation marks count as alike, however drawn.
        comes_to: Steps, texts or pages that must all be met.
        avoids: Steps, texts or pages none of which may be met.
        keys_at: Questions of which at least one must be answered by key.
        in_order: What must happen, in this order.
        given: A way in that must have been given.
        not_only_by: A way in that must not be the only way to a human.
        human_within: A human must have answered within so many seconds of the start.
    """

    goal: Goal | None = None
    human: tuple[HumanReach, ...] = ()
    stuck: bool | None = None
    texts: Literal["none", "sent", "arrived"] | None = None
    text_says: str | None = None
    comes_to: tuple[Id, ...] = ()
    avoids: tuple[Id, ...] = ()
    keys_at: tuple[Id, ...] = ()
    in_order: tuple[Event, ...] = ()
    given: GivenWay | None = None
    not_only_by: Id | None = None
    human_within: float | None = Field(default=None, gt=0, le=1_000_000, allow_inf_nan=False)

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        # What asks nothing would hold of every walk, and a claim would be supported by it.
        idle = [key for key in type(self).model_fields if key in self.model_fields_set and _idle(getattr(self, key))]
        if idle:
            raise ValueError(f"'{idle[0]}' asks nothing of the walk: say what it must be, or take it out")
        if not self.model_fields_set:
            raise ValueError("nothing is asked of the walk: say what it must be like, such as 'stuck: false'")
        return self


def _idle(asked: object) -> bool:
    return asked is None or asked in ((), "")


class WalksHold(Frozen):
    """Walks that a claim is about, and what each of them must be like.

    Attributes:
        people: Who walks.
        journeys: What they come for.
        when: Which of these walks the claim is about; the others count neither way.
        must: What each of them must be like.
        at_least: For each person so many of the journeys must be so; none asks for all of them.
    """

    people: Everything | Ids = "all"
    journeys: Everything | Ids = "all"
    when: Must | None = None
    must: Must
    at_least: int | None = Field(default=None, ge=1)


class ChecksHold(Frozen):
    """Checks of which none may fail.

    Attributes:
        none_failed: The checks.
        people: Whose walks.
        journeys: Which journeys.
        steps: Only at these steps, texts or pages; none asks everywhere.
    """

    none_failed: Ids
    people: Everything | Ids = "all"
    journeys: Everything | Ids = "all"
    steps: tuple[Id, ...] = ()


class PropertiesHold(Frozen):
    """Properties of the routes that must be proved.

    Attributes:
        names: The properties.
        people: For whom.
        usual: Judged where nothing outside goes wrong: the lines are open, no passing fault.
    """

    names: Ids
    people: Everything | Ids = "all"
    usual: bool = False


class HoldsWhen(Frozen):
    """What must be so for a claim to hold; for an admitted risk, to be mitigated. All of it must be so.

    Attributes:
        walks: Walks that must be like something.
        checks: Checks of which none may fail.
        properties: Properties that must be proved.
        by: For a process, the day by which it was to be done.
        shown_by: For a process, the address or citation of the document that shows that it was done.
    """

    walks: tuple[WalksHold, ...] = ()
    checks: tuple[ChecksHold, ...] = ()
    properties: tuple[PropertiesHold, ...] = ()
    by: date | None = None
    shown_by: str | None = None

    @property
    def selects(self) -> bool:
        """Whether anything that a machine can try is asked for."""
        return bool(self.walks or self.checks or self.properties)


class Claim(Frozen):
    """One statement of an assessment.

    Attributes:
        kind: What sort of statement it is.
        says: What it says, in a short paraphrase.
        quote: Where it is said.
        characteristic: Whom it is about, in the words of the assessment.
        duty: The clauses of law that it bears on.
        holds_when: What must be so for it to hold.
        not_covered: What the tries leave out, always printed.
        question: What only a person can tell.
        at_odds_with: A claim of the same document that says the opposite.
        commitment_of: Whose services it is about, where it is about none in particular: it is tried only on a service
            whose ``service.yaml`` names it as its commitment.
        service_given: Whether such a service is given; set by the loader.
        vary: Numbers to vary where it fails, to find the value at which it would not: ``wait``, the seconds that the
            service waits for an answer, or a limit of the people that are selected, such as
            ``perceives.relay.typed_words_a_minute``.
        origin: Where it was read from; set by the loader.
    """

    kind: ClaimKind
    says: str = Field(min_length=1)
    quote: Quote
    characteristic: tuple[str, ...] = ()
    duty: tuple[str, ...] = ()
    holds_when: HoldsWhen = HoldsWhen()
    not_covered: tuple[str, ...] = ()
    question: str | None = None
    at_odds_with: ClaimId | None = None
    commitment_of: str | None = Field(default=None, min_length=1)
    service_given: bool = False
    vary: tuple[str, ...] = ()
    origin: Origin = Origin(file="")

    @property
    def untried(self) -> bool:
        """Whether it is about services in general, and none is given to try it on."""
        return self.commitment_of is not None and not self.service_given

    @model_validator(mode="after")
    def _can_be_weighed(self) -> Self:
        if self.kind is ClaimKind.PROCESS and self.holds_when.selects:
            raise ValueError("a process is shown by a document, not by walks: give 'by' or 'shown_by', or another kind")
        asked = self.holds_when
        if self.vary and (asked.properties or bool(asked.walks) == bool(asked.checks)):
            raise ValueError("'vary' goes with 'walks' alone or 'checks' alone: only the calls are made again")
        if self.kind is not ClaimKind.PROCESS and (self.holds_when.by or self.holds_when.shown_by):
            raise ValueError("'by' and 'shown_by' go with the kind 'process'")
        if self.kind is not ClaimKind.PROCESS and not self.holds_when.selects and not self.question:
            raise ValueError("it selects nothing to try: say what has to hold, or the 'question' for a person")
        return self
