"""The words and sentences for routes: what was proved of them, and what stands on their map."""

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence

from harness.model.base import Channel
from harness.model.property import Exchange, FlowProof, Proof, Property, PropertyName
from harness.model.routemap import Node, RouteEdge
from harness.report.words import Ending, Word, clock, count, listed, number, one_line

KINDS: Mapping[str, str] = {
    "say": "Says",
    "menu": "Question",
    "ask": "Question",
    "branch": "Divides",
    "set": "Notes a value",
    "loop": "Goes round",
    "text-sent": "Sends a text",
    "transfer": "Puts through",
    "queue": "Queue",
    "voicemail": "Voicemail",
    "callback": "Call-back",
    "hang_up": "Hangs up",
    "go_to": "Goes on",
    "unknown": "Not known",
    "text": "Text message",
    "page": "Page",
    "way": "Way in",
    "human": "Human",
}
SHAPES: Mapping[str, str] = {
    "step": "The service says or does something",
    "question": "Question: the caller answers",
    "text": "Text message",
    "page": "Page",
    "way": "Way in",
    "human": "Human",
    "end": "The call ends",
    "unknown": "Not known what happens here",
}
DECIDES: Mapping[str, str] = {
    "caller": "the caller decides",
    "outside": "something outside decides",
    "service": "the service decides",
}
TAKES_IN: Mapping[Channel, str] = {Channel.PHONE: "hears", Channel.TEXT: "gets", Channel.WEB: "sees"}

PROOFS: Mapping[Proof, Ending] = {
    "refuted": Ending("stuck", "Refuted", "On the map there is a call that goes wrong, and here it is."),
    "cannot-tell": Ending("unknown", "Cannot tell", "It turns on something that is not known."),
    "proved": Ending("met", "Proved", "Every route on the map was searched, and it holds on all of them."),
}
PROPERTIES: Mapping[PropertyName, Word] = {
    "human-reachable": Word(
        "A human can be reached from everywhere",
        "Wherever the call has got to, some way on leads this person to a human, or to what they came for with a human "
        "offered before the end.",
    ),
    "human-whatever-happens": Word(
        "A human, whatever happens",
        "This person can act so that they reach a human whatever the service, its queues and its faults do.",
    ),
    "silent-caller": Word("A silent caller reaches a human", "Somebody who neither speaks nor presses a key."),
    "wrong-key-caller": Word("A caller with wrong keys reaches a human", "Somebody whose keys are never right."),
    "unrecognised-caller": Word(
        "A caller who is not understood reaches a human", "Somebody whose speech the service never understands."
    ),
    "keypad-only-caller": Word("Keys are enough to reach a human", "As the first, with no spoken answer."),
    "no-hearing-no-speech": Word(
        "It can be done without hearing and without speech", "By any way in that is modelled: phone, text or web."
    ),
    "bounded-retries": Word(
        "No question is asked for ever", "Silence, or not being understood, leads on after so many times."
    ),
    "no-livelock": Word("No loop without a way out", "Nothing goes round for ever with no way on to a human."),
    "same-outcome": Word(
        "The same outcomes as the control", "Whatever the service can give the control, it can give this person."
    ),
    "time-to-human": Word(
        "A human within the limit", "The shortest way to a human takes no longer than the limit that the pack sets."
    ),
}

USUALLY = "while the lines are open and nothing fails"
MAY_FAIL = "where the lines may be closed or something may fail"
CALLS: Mapping[str, str] = {
    "usual": f"The calls that go wrong {USUALLY}",
    "once": "The calls that go wrong",
    "may-fail": f"The calls that go wrong {MAY_FAIL}",
}


def said(verdict: Proof) -> str:
    """A verdict as it stands within a sentence."""
    return PROOFS[verdict].word.lower()


def takes_in(node: Node | None) -> str:
    """How a caller takes in what a place says: ``hears``, ``gets``, ``sees``."""
    return TAKES_IN[node.channel if node else Channel.PHONE]


def quoted(said: Exchange) -> bool:
    """Whether what a caller hears is somebody's words; in brackets stands what the service does."""
    return bool(said.hears) and not said.hears.startswith(("(", "“"))


def heard(said: Exchange) -> str:
    """What the service says or does, without the brackets."""
    told = one_line(said.hears) or "Nothing."
    return told[1:-1] if told.startswith("(") and told.endswith(")") else told


def done(said: Exchange) -> str | None:
    """What the caller does, as it stands within a sentence; none where there is nothing to do."""
    if not said.does:
        return None
    told = one_line(said.does)
    return told[:1].lower() + told[1:].rstrip(".")


def costs(edge: RouteEdge) -> str:
    """Who decides on a way, what it takes, and what the place before it takes in seconds and pence."""
    told = [DECIDES[edge.by]]
    if edge.needs:
        told.append(f"it takes {listed(edge.needs)}")
    if edge.seconds:
        told.append(f"{number(round(edge.seconds, 1))} s")
    priced = [f"{number(round(pence, 1))}p by {line}" for line, pence in edge.pence.items() if pence]
    return "; ".join((*told, *priced))


def searched(proof: FlowProof) -> str:
    """How far the search went."""
    return (
        f"{count(len(proof.map.nodes), 'place')} on the map, {count(proof.steps, 'step')} of the call; "
        f"{count(proof.states, 'state')} and {count(proof.edges, 'way')} between them were searched."
    )


def counted(properties: Sequence[Property]) -> str:
    """How many verdicts there are of each sort: ``3 refuted, 1 cannot tell, 16 proved``."""
    told = [each.verdict for each in properties]
    counts = [f"{told.count(proof)} {word.word.lower()}" for proof, word in PROOFS.items() if proof in told]
    usual = [each.usual.verdict for each in properties if each.usual]
    if usual:
        still = usual.count("refuted")
        many = "all" if still == len(usual) == told.count("refuted") else f"{still or 'none'}"
        counts[0] += f" ({many} of them also {USUALLY})"
    return ", ".join(counts)


def what_was_proved(properties: Sequence[Property], who: Callable[[Sequence[str]], str]) -> Iterator[str]:
    """What the proofs come to, in sentences.

    Args:
        properties: The verdicts.
        who: Says some of the people in a few words.
    """
    if not properties:
        yield "Nothing was judged."
        return
    reachable = [each for each in properties if each.property == "human-reachable"]
    for told, judged in ((_REACHABLE, reachable), (_USUALLY, [each.usual for each in reachable if each.usual])):
        for proof, sentence in told.items():
            people = [each.person for each in judged if each.verdict == proof]
            if people:
                yield sentence.format(who=who(people))
    names = count(len({each.property for each in properties}), "property", "properties")
    everybody = count(len({each.person for each in properties}), "person", "people")
    yield f"In all, {count(len(properties), 'verdict')} on {names} for {everybody}: {counted(properties)}."


_REACHABLE: Mapping[Proof, str] = {
    "refuted": "As modelled, a call may come to where no human can be reached any more. That holds for {who}.",
    "proved": "As modelled, a human can be reached from everywhere by {who}.",
    "cannot-tell": "Whether a human can always be reached cannot be told for {who}.",
}
_USUALLY: Mapping[Proof, str] = {
    "refuted": "Even while the lines are open and nothing fails, it holds for {who}.",
    "proved": "While the lines are open and nothing fails, a human can be reached from everywhere by {who}.",
    "cannot-tell": "While the lines are open and nothing fails, it cannot be told for {who}.",
}


def time_told(seconds: float | None, *, otherwise: str = "no way") -> str:
    """A time as minutes and seconds; other words where there is none."""
    return otherwise if seconds is None else clock(seconds)


def routes_again(source: str, *, people: str | None = None) -> str:
    """The command that proves the routes of one source again."""
    person = f" --person {people}" if people else ""
    return f"python3 -m harness routes {shlex.quote(one_line(source))}{person}"
