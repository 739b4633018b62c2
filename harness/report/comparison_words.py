"""The words for two runs side by side, which the terminal and the page share."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from harness.model.comparison import (
    Change,
    ClaimChange,
    Comparison,
    EndingChange,
    FindingChange,
    InputChange,
    State,
    TriedOnce,
)
from harness.model.property import PropertyName
from harness.report import claim_words, words
from harness.report.grouping import Group, group
from harness.report.route_words import PROOFS, PROPERTIES

STATES: Mapping[State, words.Word] = {
    "new": words.Word("New", "Only the second run has it."),
    "to-judge": words.Word("For a person to judge now", "It failed before; the second run could not tell."),
    "not-tried": words.Word("No longer tried", "The second run did not try it, so nothing is known of it now."),
    "accepted": words.Word(
        "Accepted", "Both runs have it, and somebody accepted it until a day. It counts all the same."
    ),
    "open": words.Word("Still open", "Both runs have it."),
    "fixed": words.Word("Fixed", "The second run tried the same, and it is not there any more."),
}
"""What became of a failure, what most needs somebody first."""
CHANGES: Mapping[Change, str] = {
    "worse": "worse",
    "new": "new",
    "not-tried": "no longer tried, or not all of it",
    "other": "neither better nor worse",
    "better": "better",
}
"""Which way something went, what most needs somebody first."""
ONLY: Mapping[str, str] = {"before": "Only in the first run", "after": "Only in the second run"}
_ENDINGS = {each.id: each for each in words.ENDINGS}
_KINDS: Mapping[str, tuple[str, str]] = {
    "pack": ("pack", "packs"),
    "person": ("person", "people"),
    "walk": ("walk", "walks"),
    "page": ("page", "pages"),
    "claim": ("claim", "claims"),
}


class Moved(NamedTuple):
    """A property that went the same way for several people."""

    pack: str
    property: PropertyName
    was: str
    now: str
    change: Change
    people: tuple[str, ...]


def verdict(found: Comparison) -> str:
    """What it comes to, in a sentence."""
    if found.worse:
        return "The second run is worse."
    return "Both runs found the same." if found.same else "The second run is not worse."


def sides(found: Comparison) -> Iterator[str]:
    """Which runs these are."""
    for name, side in (("First", found.before), ("Second", found.after)):
        part = "" if side.complete else " It was interrupted, and holds only what was done before that."
        made = f"of {words.day(side.started)}, harness {side.harness}, digest {side.digest[:12]}"
        yield f"{name}: {words.one_line(side.given)}, {made}.{part}"


def claims(found: Comparison) -> Sequence[ClaimChange]:
    """The claims whose verdict is another, what most needs somebody first."""
    return sorted(found.claims, key=lambda each: list(CHANGES).index(each.change))


def claim(each: ClaimChange) -> str:
    """What became of a claim's verdict."""
    was = claim_words.VERDICTS[each.before].word.lower() if each.before else "not there"
    now = claim_words.VERDICTS[each.after].word.lower() if each.after else "not there"
    accepted = " All that is against it was accepted." if each.accepted else ""
    return f"{was} before, {now} now ({CHANGES[each.change]}).{accepted}"


def counted(found: Comparison) -> str:
    """How many failures became what."""
    counts = Counter(each.state for each in found.findings)
    told = [f"{counts[state]} {word.word.lower()}" for state, word in STATES.items() if counts[state]]
    return (
        f"{words.count(len(found.findings), 'failure')}: {', '.join(told)}." if told else "Neither run has a failure."
    )


def by_state(found: Comparison) -> Mapping[State, tuple[Group, ...]]:
    """Failures by what became of them, each place to fix once."""
    kept: dict[State, list[FindingChange]] = {state: [] for state in STATES}
    for each in found.findings:
        kept[each.state].append(each)
    return {state: group(each.finding for each in several) for state, several in kept.items() if several}


def endings(found: Comparison) -> Sequence[EndingChange]:
    """The journeys that end otherwise, what most needs somebody first."""
    return sorted(found.endings, key=lambda each: list(CHANGES).index(each.change))


def ending(each: EndingChange) -> str:
    """How a journey ended and how it ends."""
    was, now = _ENDINGS[each.before].word.lower(), _ENDINGS[each.after].word.lower()
    return f"{each.person}, {each.journey}: {was} before, {now} now ({CHANGES[each.change]})."


def properties(found: Comparison) -> Sequence[Moved]:
    """The properties whose verdict is another, for several people at once where it is the same."""
    groups: dict[tuple[str, PropertyName, str, str, Change], list[str]] = {}
    for each in found.properties:
        was = PROOFS[each.before].word.lower() if each.before else "not looked for"
        now = PROOFS[each.after].word.lower() if each.after else "not looked for"
        groups.setdefault((each.pack, each.property, was, now, each.change), []).append(each.person)
    moved = (Moved(*key, tuple(people)) for key, people in groups.items())
    return sorted(moved, key=lambda one: list(CHANGES).index(one.change))


def moved(each: Moved) -> str:
    """What became of a property."""
    name = PROPERTIES[each.property].word
    return f"{name}: {each.was} before, {each.now} now ({CHANGES[each.change]}), for {', '.join(each.people)}."


def tried_once(each: TriedOnce) -> str:
    """How much only one of the two tried."""
    return f"{ONLY[each.only]}: {words.count(len(each.names), *_KINDS[each.what])}"


def changed(each: InputChange) -> str:
    """What went in and differs."""
    if each.what in ("pack", "person"):
        return f"The {each.what} {each.name} was changed between the two."
    what = "The assumed number" if each.what == "number" else "The version of"
    return f"{what} {each.name}: {each.before or 'not there'} before, {each.after or 'not there'} now."
