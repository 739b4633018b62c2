"""What one person's walk recorded: what was offered, what this person received, what they did.

Seconds are counted from the start of the journey on the virtual clock, to the millisecond.
"""

from typing import Literal

from harness.model.alternatives import Alternatives
from harness.model.base import Basis, Channel, Frozen, Origin

Goal = Literal["met", "not-met", "unknown"]
HumanReach = Literal["connected", "directed", "unknown", "none"]


class Moment(Frozen):
    """One thing that happened.

    Attributes:
        at: When it began, in seconds.
        until: When it was over, in seconds.
        channel: Where.
        kind: What sort of thing.
        step: The step, text or page it belongs to.
        where: The line of the pack it was read from.
        basis: What it stands on.
        offered: What the service put before the person.
        received: What of it reached this person; none when nothing did.
        missed: Why not all of it reached them; none when all did.
        did: What the person did.
        language: The language of what was offered, as an ISO 639-1 code.
        spoken: The prompts that were played, each as it stands in the pack; reports attach their sound.
        text: The text message shown, as an index into the trace's texts.
        visit: The page visit shown, by its id.
    """

    at: float
    until: float
    channel: Channel
    kind: Literal["prompt", "question", "text", "page", "human", "end"]
    step: str | None = None
    where: Origin | None = None
    basis: Basis
    offered: str | None = None
    received: str | None = None
    missed: str | None = None
    did: str | None = None
    language: str = "en"
    spoken: tuple[str, ...] = ()
    text: int | None = None
    visit: str | None = None


class Attempt(Frozen):
    """One time that a question was put.

    Attributes:
        asked: When its prompt began, in seconds.
        prompt_ended: When its prompt ended, or was interrupted.
        deadline: When silence would count as no answer.
        ready: When this person was ready to answer; none when they had nothing to say.
        answered: When the answer began; none when there was none in time.
        result: What the service made of it.
    """

    asked: float
    prompt_ended: float
    deadline: float
    ready: float | None
    answered: float | None
    result: Literal["answered", "silence", "not-understood"]


class Offered(Frozen):
    """An answer as a question offered it.

    Attributes:
        says: The words; none when it was accepted but not offered.
        key: The key.
        intents: What it is for.
    """

    says: str | None
    key: str | None
    intents: tuple[str, ...]


class AskedQuestion(Frozen):
    """A question as this person met it, with what the service does when it goes wrong.

    Attributes:
        step: The question's step.
        where: The line of the pack.
        basis: What the question stands on.
        moment: Its moment in the trace, by index.
        asks: What was asked.
        speech: Whether a spoken answer is taken; none when that is not known.
        keys: Whether a key is taken at once; none when that is not known.
        keys_after: Failures after which the same question can be answered by keys further on; none when never.
        wait: Seconds of silence allowed.
        wait_assumed: True when nobody published that wait and it is the pack's assumption.
        tries: How often the question is put before silence leads on.
        silence_ends: Whether staying silent at every try ends the call with no human; none when that is not known.
        misunderstood_ends: Whether not being understood at every try ends the call with no human; none when that is
            not known.
        options: The answers that it takes.
        digits: Whether digits are to be typed in.
        details: The details of the caller that it asks for, by the names under which they are kept.
        given_before: Those of them that the caller had given before in this call.
        own_time: Whether it states its own wait, and between keys where digits are typed in, or takes the platform's.
        measured: Whether every prompt's length was measured or declared, not estimated.
        attempts: The times it was put.
        by: How it was answered in the end.
    """

    step: str
    where: Origin
    basis: Basis
    moment: int
    asks: str
    speech: bool | None
    keys: bool | None
    keys_after: int | None
    wait: float
    wait_assumed: bool
    tries: int
    silence_ends: bool | None
    misunderstood_ends: bool | None = False
    options: tuple[Offered, ...] = ()
    digits: bool = False
    details: tuple[str, ...] = ()
    given_before: tuple[str, ...] = ()
    own_time: bool = False
    measured: bool
    attempts: tuple[Attempt, ...]
    by: Literal["key", "speech"] | None


class HandOver(Frozen):
    """What a human was shown of what the caller had given when they answered, or are to ring back.

    Attributes:
        to: Who, in the words of the service.
        step: The step that put the caller through.
        given: The details that the caller had given, by the names under which they are kept.
        shown: Those of them that the human was shown; none where that is not known.
    """

    to: str
    step: str
    given: tuple[str, ...]
    shown: tuple[str, ...] | None


class SpokenNumber(Frozen):
    """A telephone number that the voice said.

    Attributes:
        number: As written in the pack.
        step: Where it was first said.
        where: The line of the pack.
        basis: What the prompt stands on.
        moment: The moment it was first said, by index.
        times: How often it was said in this call.
        can_hear_again: Whether an answer that was on offer would have played it again; none when that is not known.
        received: How often this person received it.
        kept: Whether this person has it in the end.
    """

    number: str
    step: str
    where: Origin
    basis: Basis
    moment: int
    times: int
    can_hear_again: bool | None
    received: int
    kept: bool


class TextMessage(Frozen):
    """A text message that the service sent to this person.

    Attributes:
        id: The text's name in the pack.
        where: The line of the pack.
        basis: What the words stand on.
        sender: Who the handset says it is from.
        body: As it was sent.
        sent: When, in seconds.
        arrived: When; none when it was not delivered.
        numbers: The telephone numbers in it.
        links: The addresses in it.
        moment: The moment it was read, by index; none when it never was.
        language: The language it is in.
        domains: The service's own web domains.
    """

    id: str
    where: Origin
    basis: Basis
    sender: str
    body: str
    sent: float
    arrived: float | None
    numbers: tuple[str, ...]
    links: tuple[str, ...]
    moment: int | None
    language: str = "en"
    domains: tuple[str, ...] = ()


class WayReceived(Frozen):
    """A way in that was put before this person, and what it is worth to them.

    Attributes:
        way: Its name in the service's list; none for a number or address that the service does not list.
        name: What it is called.
        kind: How one arrives.
        number: The telephone number that was given, as written; none where it was a link.
        given_by: The channel that gave it.
        moment: When, by index.
        perceived: Whether it reached them.
        kept: Whether they have it afterwards.
        usable: Whether they can use it.
        leads_to: What it leads this person to.
        why: The reason for the verdict on it, in one sentence.
    """

    way: str | None
    name: str
    kind: str
    number: str | None = None
    given_by: Channel
    moment: int
    perceived: bool
    kept: bool
    usable: bool
    leads_to: HumanReach
    why: str


class Trace(Frozen):
    """One person on one journey.

    Attributes:
        pack: The pack's name.
        journey: The journey's name.
        person: The person's id.
        heard_as: What the service took ambiguous words for in this walk; empty when nothing was ambiguous.
        goal: Whether the person got what they came for.
        human: Whether they reached, or were shown the way to, a human.
        stuck: Goal not met and no human.
        because: Why it ended so, in a sentence or two.
        basis: The weakest basis of what the ending rests on.
        seconds: How long the journey took.
        rang: The telephone numbers that the person rang, as the pack writes them.
        cost_pence: What it cost the caller; none when the pack gives no price.
        moments: What happened, in order of time.
        questions: The questions met.
        hand_over: What the human who answered a call was shown; none where none answered.
        numbers: The telephone numbers spoken.
        texts: The text messages sent.
        visits: The page visits, by id.
        ways: The ways in that were put before them.
        alternatives: What the service lists beside the page on which it starts, where the walk begins on that page.
        untested: What could not be walked, and why.
        origin: The line of the pack that holds the journey.
    """

    pack: str
    journey: str
    person: str
    heard_as: tuple[str, ...] = ()
    goal: Goal
    human: HumanReach
    stuck: bool
    because: str
    basis: Basis
    seconds: float
    rang: tuple[str, ...] = ()
    cost_pence: float | None = None
    moments: tuple[Moment, ...]
    questions: tuple[AskedQuestion, ...] = ()
    hand_over: HandOver | None = None
    numbers: tuple[SpokenNumber, ...] = ()
    texts: tuple[TextMessage, ...] = ()
    visits: tuple[str, ...] = ()
    ways: tuple[WayReceived, ...] = ()
    alternatives: Alternatives | None = None
    untested: tuple[str, ...] = ()
    origin: Origin | None = None
