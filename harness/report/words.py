"""The words and sentences that writers share, each idea in one place."""

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from harness.findings import ALL_ROUTES
from harness.model.base import Basis, Channel
from harness.model.finding import Accepted, Finding, Outcome, Severity, TurnsOn, Where
from harness.model.record import Record, Walk
from harness.model.trace import Goal, HumanReach, Moment, Trace
from harness.model.visit import Operating, View

CAVEAT = "Simulation does not replace research with disabled people."
NO_CONFORMANCE = (
    "A machine tried this; people have not. The report shows what happened to scripted people. "
    "It does not say that a service conforms to any standard."
)
INTERRUPTED = "The run was interrupted. This report holds only what was done before that."

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.PASSED: "Works",
    # Not "Shuts someone out", which is the word for one severity only.
    Outcome.FAILED: "Does not work",
    Outcome.CANNOT_TELL: "A person must judge",
    Outcome.INAPPLICABLE: "Does not apply",
    Outcome.UNTESTED: "Not tested",
}
SEVERITIES: Mapping[Severity, str] = {
    Severity.SHUT_OUT: "Shuts someone out",
    Severity.SERIOUS: "Serious",
    Severity.MODERATE: "Moderate",
    Severity.ADVICE: "Advice",
}
GOALS: Mapping[Goal, str] = {
    "met": "Got what they came for",
    "not-met": "Did not get what they came for",
    "unknown": "Not known whether they got what they came for",
}
HUMANS: Mapping[HumanReach, str] = {
    "connected": "Reached a human",
    "directed": "Shown the way to a human",
    "unknown": "Not known whether a human can be reached",
    "none": "No human",
}
CHANNELS: Mapping[Channel, str] = {
    Channel.PHONE: "Phone",
    Channel.TEXT: "Text",
    Channel.WEB: "Page",
    Channel.ELSEWHERE: "Elsewhere",
}
_SCENES: Mapping[str, str] = {
    "prompt": "a voice speaks",
    "question": "a question",
    "human": "a human answers",
    "end": "the end",
}
RESULTS: Mapping[str, str] = {"answered": "Answered", "silence": "Silence", "not-understood": "Not understood"}
OPERATING: Mapping[Operating, str] = {
    "pointer": "seen, and used with a pointer",
    "unsteady-pointer": "seen, and used with an unsteady pointer",
    "keyboard": "seen, and used with the keyboard alone",
    "screen-reader": "through a screen reader",
}
VIEWS: Mapping[View, str] = {
    "plain": "",
    "enlarged": "enlarged to 400 %",
    "own-colours": "in the reader's own colours",
    "own-spacing": "with the reader's own spacing",
}


class Word(NamedTuple):
    """A word for something, and one sentence that explains it."""

    word: str
    means: str


BASES: Mapping[Basis, Word] = {
    Basis.ILLUSTRATIVE: Word("Ours", "The words are not the service's: we wrote them to show how it might go."),
    Basis.RECONSTRUCTED: Word("Reconstructed", "Put together from cited reports; the service's own words may differ."),
    Basis.PUBLISHED: Word("Published", "Taken from a published document, which is cited."),
    Basis.SUPPLIED: Word("Supplied", "Given to us by the service's owner."),
}


class Ending(NamedTuple):
    """How a walk ended: a name for its shape, its word, and what the word means."""

    id: str
    word: str
    means: str


STUCK = Ending("stuck", "Stuck", "Did not get what they came for, and no human could be reached.")
MET = Ending("met", GOALS["met"], "The caller's own goal was met.")
CONNECTED = Ending(
    "connected", HUMANS["connected"], "Not what they came for yet, but a human who can serve them answered."
)
DIRECTED = Ending(
    "directed", HUMANS["directed"], "Not what they came for yet, but a way in that they can use leads them to a human."
)
UNKNOWN = Ending("unknown", "Not known", "It ends at something that is not modelled, so nobody can say.")
ENDINGS = (STUCK, UNKNOWN, DIRECTED, CONNECTED, MET)


def ending(walk: Trace) -> Ending:
    """How a walk ended, in one word of five."""
    if walk.stuck:
        return STUCK
    if walk.goal == "met":
        return MET
    return {"connected": CONNECTED, "directed": DIRECTED}.get(walk.human, UNKNOWN)


def scene(moment: Moment) -> str:
    """What sort of thing a moment is: ``Phone: a question``, ``Text message``."""
    if moment.kind == "text":
        return "Text message"
    if moment.kind == "prompt" and not moment.spoken:  # a text is sent, or somebody waits
        return CHANNELS[moment.channel]
    return f"{CHANNELS[moment.channel]}: {_SCENES[moment.kind]}" if moment.kind in _SCENES else CHANNELS[moment.channel]


def clock(seconds: float) -> str:
    """Seconds as minutes and seconds, ``2:05``."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def clock_tenths(seconds: float) -> str:
    """Seconds as minutes, seconds and tenths, ``2:05.3``."""
    tenths = round(seconds * 10)
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"


def number(value: float) -> str:
    """A number without a tail of noughts."""
    return f"{value:.10g}"


def count(many: int, one: str, more: str | None = None) -> str:
    """A number and its noun, ``1 walk`` or ``3 walks``."""
    return f"{many:,} {one if many == 1 else more or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence, ``a, b and c``."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def day(started: str) -> str:
    """A moment in ISO 8601 as people write it, ``22 November 2026 at 10:04 UTC``; anything else as it stands."""
    try:
        when = datetime.fromisoformat(started)
    except ValueError:
        return one_line(started)
    zone = (when.tzname() or "").removesuffix("+00:00")
    return f"{when.day} {when:%B %Y} at {when:%H:%M} {zone}".rstrip()


def capital(sentence: str) -> str:
    """The sentence with a capital letter at its head."""
    return f"{sentence[:1].upper()}{sentence[1:]}"


def printable(text: str) -> str:
    """The text without control characters, which a terminal would obey and XML refuses."""
    unix = text.replace("\r\n", "\n")
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "\N{REPLACEMENT CHARACTER}", unix)


def one_line(text: str) -> str:
    """The text on one line, without control characters."""
    return printable(" ".join(text.split()))


def excerpt(text: str | None, most: int = 400) -> str:
    """The text on one line and not too long; ``nothing`` when there is none."""
    line = one_line(text or "") or "nothing"
    return line if len(line) <= most else f"{line[:most].rstrip()} …"


def person_name(record: Record, person: str) -> str:
    """What the record calls a person; their id when it does not say."""
    seen = record.people.get(person)
    return one_line(seen.name) if seen else person


def goal_of(record: Record, pack: str, journey: str) -> str:
    """A journey's goal in the caller's own words; its id when the record does not say."""
    seen = record.packs.get(pack)
    told = seen.journeys.get(journey) if seen else None
    return one_line(told.goal) if told else journey


def place(where: Where) -> str:
    """Where a finding points, as short as an editor understands: ``file:line``, or an address, or a step."""
    if where.file:
        return one_line(f"{where.file}:{where.line}" if where.line else where.file)
    return one_line(where.url or where.step or where.selector or "the whole of it")


def replay(pack: str, journey: str, person: str) -> str:
    """The command that makes one walk again; for what was proved of every call, the command that proves it again."""
    if journey == ALL_ROUTES:
        return f"python3 -m harness routes {_quoted(pack)} --person {_quoted(person)}"
    return f"python3 -m harness run {_quoted(pack)} --person {_quoted(person)} --journey {_quoted(journey)}"


def again(finding: Finding) -> str:
    """How to see what a finding tells of once more, with the command."""
    how = "Prove" if finding.journey == ALL_ROUTES else "Walk"
    return f"{how} it again: {replay(finding.pack, finding.journey, finding.person)}"


def spot(finding: Finding) -> str:
    """Where a finding points. What is wrong with every call lies at a step, so that its name comes first."""
    at, step = place(finding.where), finding.where.step
    return f"{one_line(step)}, {at}" if finding.journey == ALL_ROUTES and step and at != step else at


def message_for_all(record: Record, finding: Finding) -> str:
    """What happened, as it can be said of several people at once.

    What was proved is worded for one person, and is often the same for all but in their name.
    """
    name = person_name(record, finding.person)
    if finding.journey != ALL_ROUTES:
        return finding.message
    if f"{name}: " in finding.message:
        return finding.message.replace(f"{name}: ", "", 1)
    return finding.message.replace(name, "this person", 1)


def turns_on(turns: Iterable[TurnsOn]) -> Iterator[str]:
    """What a verdict hangs on, and where it would flip: a sentence or two for each assumed number."""
    flips: dict[tuple[str, float], set[float]] = {}
    for turn in turns:
        flips.setdefault((turn.name, turn.value), set()).update([] if turn.flips_at is None else [turn.flips_at])
    for (name, value), at in flips.items():
        told = f"This turns on an assumed number ({one_line(name)}: {number(value)})."
        where = " or ".join(number(each) for each in sorted(at))
        depends = ", depending on the walk" if len(at) > 1 else ""
        flip = f"The outcome would flip at {where}{depends}." if at else "No value is known at which it would flip."
        yield f"{told} {flip}"


def accepted_by(given: Accepted) -> str:
    """Who accepted a failure, and until when."""
    return f"Accepted by {one_line(given.by)} until {given.until.day} {given.until:%B %Y}"


def accepted(given: Accepted) -> str:
    """Who accepted a failure, until when and why, and what that changes."""
    return f"{accepted_by(given)}: {one_line(given.why).rstrip('.')}. It counts all the same."


def as_modelled(basis: Basis) -> str:
    """What a basis is worth, as a sentence that starts with its word."""
    word = BASES[basis]
    return f"{word.word}. {word.means}"


def checks_counted(walk: Walk) -> str:
    """The counts of a walk's checks, ``works: 8, does not work: 1``; outcomes that did not occur are left out."""
    told = [f"{word.lower()}: {walk.checks[outcome]}" for outcome, word in OUTCOMES.items() if walk.checks.get(outcome)]
    return ", ".join(told) or "no check ran"


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The worst severity among failures; none when nothing failed."""
    failed = (finding.severity for finding in findings if finding.outcome is Outcome.FAILED)
    return max(failed, key=lambda severity: severity.weight, default=None)


def _quoted(name: str) -> str:
    return shlex.quote(one_line(name))
