"""A person: what they can perceive, say, press, remember, read and prove. Limits, never a diagnosis.

Each limit has one deterministic effect, stated in its description; the defaults are the control's, somebody without
any of these limits. A number that differs from the default says where it comes from.
"""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from pydantic import Field

from harness.model.base import Frozen, Id, Language, Number, Origin, Rate

BRITISH_SIGN_LANGUAGE = "bfi"
"""Its code in ISO 639-3; ISO 639-1 has none for a sign language."""


def _ours(value: float, because: str) -> Number:
    return Number(value=value, assumption=True, because=because)


class Relay(Frozen):
    """A relay assistant types what is said to this person and speaks what this person types."""

    typed_words_a_minute: Rate = Field(
        description="Each prompt reaches this person only when the assistant has typed it, at this speed, one prompt "
        "after another; an answer given after the question has gone is lost."
    )
    assistant: Number = Field(
        description="Seconds the assistant takes to turn from typing to speaking or pressing; added to every answer."
    )
    types_words_a_minute: Rate = Field(
        description="How fast this person types an answer; the assistant speaks or presses it when it is whole."
    )


class Perceives(Frozen):
    """What reaches this person."""

    sound: Literal["all", "part", "none"] = Field(
        default="all",
        description="none: nothing spoken is received, except what a relay types; part: digits and keys are received "
        "only the second time that they are said.",
    )
    screen: Literal["by-eye", "by-screen-reader", "enlarged", "own-colours", "own-spacing"] = Field(
        default="by-eye",
        description="by-screen-reader: of a page, only what the accessibility tree exposes is received, and it is "
        "operated by keyboard; enlarged: a page is shown at 400 %, 320 CSS pixels wide; own-colours: it is shown in "
        "the system's own few colours; own-spacing: its lines, paragraphs, words and letters stand further apart, as "
        "far as WCAG 1.4.12 says a page has to bear.",
    )
    relay: Relay | None = Field(default=None, description="Calls go through a relay assistant.")


class Says(Frozen):
    """What others, and machines, understand of this person's speech."""

    recognised: Literal["always", "second-try", "never", "silent"] = Field(
        default="always",
        description="never: a speech recogniser takes every answer as not understood; second-try: only the first; "
        "silent: nothing is said to a machine at all. A human waits, until a device or a relay has said it if need be.",
    )
    words_a_minute: Rate = Field(
        default=_ours(150, "The rate assumed for the service's voice, for want of a better."),
        description="How fast this person, or the relay assistant for them, speaks an answer.",
    )
    languages: tuple[Language, ...] = Field(
        default=("en",),
        description="ISO 639 codes; a human who shares none of them, and has no interpreter, cannot serve this "
        "person. bfi is British Sign Language.",
    )
    open_questions: bool = Field(
        default=True, description="false: says nothing to a question that names no answers to choose from."
    )


class Understands(Frozen):
    """Which words mean something to this person."""

    languages: tuple[Language, ...] = Field(
        default=("en",),
        description="ISO 639-1 codes; words in another language are not received, spoken or written, but for digits.",
    )


class Presses(Frozen):
    """How this person acts on a question."""

    decides: Number = Field(
        default=_ours(2, "A project default for somebody without limits."),
        description="Seconds between receiving what they act on and beginning to act.",
    )
    each_key: Number = Field(
        default=_ours(0.6, "A project default for somebody without limits."),
        description="Seconds to press one key.",
    )
    pointing: Literal["steady", "unsteady", "none"] = Field(
        default="steady",
        description="How this person points at things on a page. unsteady: the pointer comes down 12 CSS pixels to "
        "the right of where it was aimed, so that what is less than 24 wide is missed (the least size of WCAG 2.5.8); "
        "none: nothing is pointed at, everything is done with the keyboard.",
    )


class Remembers(Frozen):
    """What this person holds in mind during a call."""

    options: Number = Field(
        default=_ours(4, "A project default: as many options as the ISO/IEC 13714 menu limit."),
        description="When a menu has been read out, only this many of the last options heard are still in mind.",
    )
    spoken_number: Literal["first-time", "second-time", "never"] = Field(
        default="first-time",
        description="How often a telephone number must be spoken in one call before this person has it written down.",
    )


class Reads(Frozen):
    """How this person takes in words on a screen."""

    words_a_minute: Rate = Field(
        default=_ours(200, "A project default for somebody without limits."),
        description="A text or page is received after its words at this speed.",
    )
    longest_sentence: Number = Field(
        default=Number(value=43, source="Inside GOV.UK, 2014: at 43 words fewer than one reader in ten follows"),
        description="Of a text, a sentence with more words than this is not received.",
    )


class Has(Frozen):
    """What this person calls and reads with."""

    line: Literal["mobile", "landline", "withheld", "international"] = Field(
        default="mobile", description="What the service sees of the caller's line; only a mobile gets texts."
    )
    browser: bool = Field(default=True, description="false: a link in a text cannot be opened.")


class Proves(Frozen):
    """What this person can show of who they are."""

    nino: bool = Field(
        default=True,
        description="false: says no when asked for a National Insurance number, and has none to give: its field on a "
        "page stays empty.",
    )
    identity: Literal["passes", "fails"] = Field(
        default="passes", description="fails: a page that checks identity online turns this person away."
    )


class Persona(Frozen):
    """A scripted person.

    Attributes:
        id: Short name, the file's own.
        name: Said of the person in reports.
        about: One or two sentences: who this stands for, and what it does not.
        perceives: What reaches them.
        says: What is understood of their speech.
        understands: Which words mean something to them.
        presses: How they act.
        remembers: What they hold in mind.
        reads: How they take in words on a screen.
        has: What they call and read with.
        proves: What they can show of who they are.
        sources: Where the limits come from, as a whole.
        stands_for: The characteristics and groups whose members may have these limits (``harness.standards``); a
            claim about a group for which nobody stands is not tested.
        origin: Where it was read from; set by the loader.
    """

    id: Id
    name: str
    about: str
    stands_for: tuple[Id, ...] = ()
    perceives: Perceives = Perceives()
    says: Says = Says()
    understands: Understands = Understands()
    presses: Presses = Presses()
    remembers: Remembers = Remembers()
    reads: Reads = Reads()
    has: Has = Has()
    proves: Proves = Proves()
    sources: tuple[str, ...] = ()
    origin: Origin = Origin(file="")

    def limited_in(self, limit: str) -> bool:
        """Whether this person differs from the control in a limit, named as ``group.limit``."""
        group, _, name = limit.partition(".")
        mine, control = (getattr(getattr(person, group), name) for person in (self, _control()))
        if isinstance(mine, Number):
            return bool(mine.value != control.value)  # the same number from another source is no limit
        return bool(mine != control)

    def can_use(self, kind: str) -> bool:
        """Whether this person can use a way in of a kind: the telephone, or what a browser opens, or neither.

        A video is an interpreter of British Sign Language: of use to people who sign.
        """
        if kind == "phone":
            return self.perceives.sound != "none" or self.perceives.relay is not None
        if kind == "video" and BRITISH_SIGN_LANGUAGE not in self.says.languages:
            return False
        return kind in ("letter", "counter") or self.has.browser

    def assumptions(self) -> Iterator[tuple[str, Number]]:
        """The numbers of this person that nobody published, each with its path (``presses.decides``)."""
        for limit in limits():
            group, _, name = limit.partition(".")
            value = getattr(getattr(self, group), name)
            found = (
                {limit: value} if not isinstance(value, Relay) else {f"{limit}.{k}": v for k, v in dict(value).items()}
            )
            yield from ((path, number) for path, number in found.items() if _assumed(number))


def _assumed(value: object) -> bool:
    return isinstance(value, Number) and value.assumption


@cache
def _control() -> Persona:
    return Persona(id="control", name="", about="")


@cache
def limits() -> tuple[str, ...]:
    """Every limit that a person may have, as ``group.limit``."""
    return tuple(
        f"{group}.{name}"
        for group, field in Persona.model_fields.items()
        if isinstance(field.default, Frozen) and group != "origin"
        for name in type(field.default).model_fields
    )


def effect_of(limit: str) -> str:
    """The one stated effect of a limit, named as ``group.limit``."""
    group, _, name = limit.partition(".")
    return str(type(getattr(_control(), group)).model_fields[name].description)
