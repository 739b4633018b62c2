"""A service as its callers meet it: its documents, ways in, means and humans, its texts and its pages."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from harness.model.base import Basis, Frozen, Id, Language, Origin, weakest


class Document(Frozen):
    """A published document that a pack implements or quotes.

    Attributes:
        title: As it was published.
        url: Its public address; none where that is not known in full.
        publication: Where it was published, in words, where there is no ``url``.
        published: When.
        sha256: Of its text as it was read; none where the text is not held, and quotes of it then name no line.
    """

    title: str
    url: Annotated[str, Field(pattern=r"^https?://[^\s/]+(/\S*)?$")] | None = None
    publication: str | None = Field(default=None, min_length=1)
    published: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if not self.url and not self.publication:
            raise ValueError("give its 'url', or in words where it was published ('publication')")
        return self


class Sourced(Frozen):
    """Something that says on what basis it stands.

    Attributes:
        basis: Where it comes from; a finding about it carries this.
        source: The citation: a document of the pack and a line (``eqia:43``), or words.
        note: What a reader should know before relying on it.
        origin: Where it was read from; set by the loader.
    """

    basis: Basis = Basis.ILLUSTRATIVE
    source: str | None = None
    note: str | None = None
    origin: Origin = Origin(file="")


class WayIn(Sourced):
    """A line, page or counter through which a person arrives.

    Attributes:
        kind: How one arrives.
        name: What the service calls it.
        number: The telephone number, for a phone line.
        url: The public address, for a page or a webchat.
        line: The line of the pack's call flow that models it; none when it is not modelled.
        page: The page of the pack that models it; none when it is not modelled.
        human: Who answers there, where neither a line nor a page models it; none when nobody is known to.
        charge_pence: What the service charges for what is got this way; none where that is not given.
    """

    kind: Literal["phone", "page", "webchat", "video", "letter", "counter"]
    name: str
    number: str | None = None
    url: str | None = None
    line: Id | None = None
    page: Id | None = None
    human: Id | None = None
    charge_pence: float | None = Field(default=None, ge=0, le=1_000_000, allow_inf_nan=False)


class Means(Sourced):
    """What carries a person through a way in: a relay, a video interpreter, a textphone. Never a human of the service.

    Attributes:
        name: What people call it.
        prefix: Dialled before the number, where there is one.
    """

    name: str
    prefix: str | None = None


class Human(Sourced):
    """Somebody of the service who answers.

    Attributes:
        name: The role, as a caller would say it.
        languages: Spoken without an interpreter, as ISO 639-1 codes.
        interpreter: True where an interpreter can be brought into the call.
        gives: The outcomes that this human can bring about.
        if_answered: True where the flow shows only that somebody may be waited for, not that a person answers.
    """

    name: str
    if_answered: bool = False
    languages: tuple[Language, ...] = ("en",)
    interpreter: bool = False
    gives: tuple[Id, ...] = ()

    def serves(self, languages: tuple[str, ...]) -> bool:
        """Whether this human and somebody who uses these languages can understand each other."""
        return self.interpreter or any(language in self.languages for language in languages)


class Part(Sourced):
    """Some of the words of a text message, with their own basis: one text may mix published and rebuilt words.

    Attributes:
        words: As they are sent.
        gives: The outcomes that a reader has who takes these words in.
    """

    words: str = Field(min_length=1)
    gives: tuple[Id, ...] = ()


class Text(Frozen):
    """A text message as the service sends it.

    Attributes:
        sender: What the handset shows as the sender.
        language: ISO 639-1 code.
        parts: The words, joined by spaces, with ``((placeholders))`` where a value goes in.
        origin: Where it was read from; set by the loader.
    """

    sender: str
    language: str = "en"
    parts: tuple[Part, ...] = Field(min_length=1)
    origin: Origin = Origin(file="")

    @property
    def body(self) -> str:
        """The whole text."""
        return " ".join(part.words for part in self.parts)

    @property
    def basis(self) -> Basis:
        """The weakest basis of its parts."""
        return weakest(part.basis for part in self.parts)

    def given(self, received: str) -> frozenset[str]:
        """The outcomes that somebody has to whom so much of it came."""
        return frozenset(outcome for part in self.parts if part.words in received for outcome in part.gives)


class Submission(Frozen):
    """Where a form leads.

    Attributes:
        when: What has to be in the fields, by the field's name: ``empty``, ``any``, or the very words.
        identity: Whether the person's online identity check passes or fails; none where that does not matter.
        to: The page that follows.
    """

    when: Mapping[str, str] = Field(default_factory=dict)
    identity: Literal["passes", "fails"] | None = None
    to: Id


class Page(Sourced):
    """A web page of the service.

    Attributes:
        url: The address people see; the harness answers for it from ``file``, nothing is fetched.
        file: Under the pack's ``pages`` folder.
        gives: The outcomes that a person has who reaches this page and can take it in.
        language: ISO 639-1 code.
        submits: Where its form leads: the first that fits.
    """

    url: Annotated[str, Field(pattern=r"^https://[^\s/]+(/\S*)?$")]
    file: Annotated[str, Field(pattern=r"^[\w-]+\.html$")]
    gives: tuple[Id, ...] = ()
    language: str = "en"
    submits: tuple[Submission, ...] = ()


class AssistedDigital(Frozen):
    """A digital service, to which the rules of assisted digital are put.

    Attributes:
        start: The way in that is the page on which it starts.
        commitment: The claim, a department's commitment about services of its own, that this service answers for.
    """

    start: Id
    commitment: str | None = Field(default=None, min_length=1)


class Service(Frozen):
    """One service: what is published about it, and the three lists that endings are judged by.

    Attributes:
        name: In the words of the service.
        short: A word or two for it, to head a narrow column with; none takes the pack's own name.
        about: One or two sentences for a stranger.
        documents: What the pack implements, by a short name that sources cite.
        ways_in: Where people arrive.
        means: What carries them through.
        humans: Who answers.
        pages: The pages the pack models.
        domains: The service's own web domains; a link elsewhere is off-domain.
        characteristics: The characteristics and groups that the documents name, each with where: ``eqia:32``.
        assisted_digital: Where it starts as a digital service; none where those rules are not to be put to it.
    """

    name: str
    short: str | None = Field(default=None, min_length=1, max_length=16)
    about: str
    documents: Mapping[Id, Document] = Field(default_factory=dict)
    ways_in: Mapping[Id, WayIn] = Field(default_factory=dict)
    means: Mapping[Id, Means] = Field(default_factory=dict)
    humans: Mapping[Id, Human] = Field(default_factory=dict)
    pages: Mapping[Id, Page] = Field(default_factory=dict)
    domains: tuple[str, ...] = ()
    characteristics: Mapping[Id, str] = Field(default_factory=dict)
    assisted_digital: AssistedDigital | None = None
