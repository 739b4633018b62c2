"""Proves the routes of a pack or of an exported flow: every property, for every person."""

import gc
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from harness.model.base import Basis, weakest
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.property import FlowProof, Property, PropertyName, TimeToHuman, UnknownStep
from harness.model.property import Proof as Verdict
from harness.model.questions import Ask, Menu
from harness.model.steps import Unknown
from harness.routes.chart import chart
from harness.routes.outcomes import no_hearing_no_speech, same_outcome
from harness.routes.plays import Way, play_of, replay
from harness.routes.proof import Proof
from harness.routes.properties import CALL_PROPERTIES, when_keys_are_taken
from harness.routes.refutation import Verdicts
from harness.routes.space import TooManyStatesError
from harness.routes.times import times_to_human

PROPERTIES: tuple[PropertyName, ...] = (
    "human-reachable",
    "human-whatever-happens",
    "silent-caller",
    "wrong-key-caller",
    "unrecognised-caller",
    "keypad-only-caller",
    "no-hearing-no-speech",
    "bounded-retries",
    "no-livelock",
    "same-outcome",
)
"""The properties that have a verdict for every flow, in the order they are told in."""


def prove(
    pack: Pack, people: Sequence[Persona], *, lines: Sequence[str] = (), source: str | None = None, form: str = "pack"
) -> FlowProof:
    """Proves or refutes every property of a flow, for each person.

    Args:
        pack: The service.
        people: Whom to prove it for.
        lines: The lines that are rung; none rings every line of the flow.
        source: What reports call it; none takes the pack's folder.
        form: ``pack``, or the format of the export that it was read from.
    """
    with _uncollected():
        return _prove(pack, people, list(lines or pack.phone.lines), source, form)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Spares the search for rings of dead values: a proof makes millions of values and no ring among them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _prove(pack: Pack, people: Sequence[Persona], rung: Sequence[str], source: str | None, form: str) -> FlowProof:
    about = unproved(pack, rung, source=source, form=form)
    try:
        proof = Proof(pack, people, rung, exported=form != "pack")
    except TooManyStatesError as error:
        untold = (_untold(pack, name, person, str(error)) for name in PROPERTIES for person in people)
        return about.model_copy(update={"properties": tuple(untold)})
    times = times_to_human(proof)
    properties = [*_judged(proof, people), *_within_limits(pack, times)]
    return about.model_copy(
        update={
            "states": len(proof.space.places),
            "edges": len(proof.space.ends),
            "properties": tuple(properties),
            "time_to_human": times,
        }
    )


def _judged(proof: Proof, people: Sequence[Persona]) -> Iterator[Property]:
    """Every property for everybody; what is refuted, also where nothing outside goes wrong."""
    always, usually = _Writer(proof), _Writer(proof.usual())
    for name in PROPERTIES:
        found = [always.property(name, person) for person in people]
        for person, one in zip(people, found, strict=True):
            refuted = one.verdict == "refuted"
            yield one.model_copy(update={"usual": usually.property(name, person)}) if refuted else one


def _within_limits(pack: Pack, times: Mapping[str, TimeToHuman]) -> Iterator[Property]:
    """Whether a human is reached within the time that the pack sets; nothing where it sets none."""
    limit = pack.phone.bounds.time_to_human
    if limit is None:
        return
    for person, time in times.items():
        in_time = time.shortest is not None and time.shortest <= limit.value
        takes = (
            "there is no way to a human" if time.shortest is None else f"a human is {time.shortest:.0f} seconds away"
        )
        yield Property(
            pack=pack.name,
            property="time-to-human",
            person=person,
            verdict="proved" if in_time else "refuted",
            why=f"For somebody who knows the way {takes}; the pack allows {limit.value:.0f}.",
            basis=_basis(pack, pack.phone.steps),
        )


def unproved(pack: Pack, lines: Sequence[str], *, source: str | None, form: str) -> FlowProof:
    """What there is to prove: the map of a flow and its unknown steps, without a verdict."""
    routes = chart(pack, lines)
    steps = [name for name in pack.phone.steps if name in routes.nodes]
    unknown = ((name, step) for name in steps if isinstance(step := pack.phone.steps[name], Unknown))
    return FlowProof(
        source=source or pack.folder,
        format=form,
        map=routes,
        steps=len(steps),
        states=0,
        edges=0,
        unknown=tuple(UnknownStep(step=name, what=step.what) for name, step in unknown),
        properties=(),
        time_to_human={},
    )


def _untold(pack: Pack, name: PropertyName, person: Persona, why: str) -> Property:
    return Property(
        pack=pack.name,
        property=name,
        person=person.id,
        verdict="cannot-tell",
        why=why,
        supply=("A smaller part of the flow.",),
        basis=_basis(pack, pack.phone.steps),
    )


def _basis(pack: Pack, steps: Iterable[str]) -> Basis:
    return weakest(pack.phone.steps[name].basis for name in steps)


JUDGES: Mapping[PropertyName, Callable[[Proof], Verdicts]] = {
    **CALL_PROPERTIES,
    "no-hearing-no-speech": no_hearing_no_speech,
    "same-outcome": same_outcome,
}
"""How each property is judged."""
BEHAVIOURS = ("silent-caller", "wrong-key-caller", "unrecognised-caller")
"""The properties of a caller who does the same at every question."""
HOLDS: dict[PropertyName, str] = {
    "human-reachable": "From every point of every call some way leads on to a human.",
    "human-whatever-happens": "Whatever happens outside, a caller who knows the way comes to a human.",
    "silent-caller": "A caller who never answers comes to a human every time.",
    "wrong-key-caller": "A caller who always presses a wrong key comes to a human every time.",
    "unrecognised-caller": "A caller whose speech is never understood comes to a human every time.",
    "keypad-only-caller": "From every point of every call some way leads on to a human by keys alone.",
    "no-hearing-no-speech": "What people come for can be had without hearing and without speech.",
    "bounded-retries": "No question is asked for ever.",
    "no-livelock": "No call goes round without a way on to a human.",
    "same-outcome": "Whatever somebody without limits can get, this person can get.",
}
_FAILS: dict[PropertyName, str] = {
    "human-reachable": "From '{step}' no way leads on to a human any more: {end}.",
    "human-whatever-happens": "However well the caller knows the way, this may happen, and then {end}.",
    "silent-caller": "A caller who never answers comes to no human: {end}.",
    "wrong-key-caller": "A caller who always presses a wrong key comes to no human: {end}.",
    "unrecognised-caller": "A caller whose speech is never understood comes to no human: {end}.",
    "keypad-only-caller": "By keys alone no way leads on to a human from '{step}': {end}.",
    "bounded-retries": "A caller who is not heard or not understood is asked the same question for ever: {end}.",
    "no-livelock": "The call can go round with no way on to a human: {end}.",
}
_IF_ANSWERED = " This counts a queue, a transfer or a call-back as a human if a person answers."
_END = {
    "hung-up": "the service ends the call at '{step}'",
    "voicemail": "the call ends at the voicemail '{step}', where nobody answers",
    "human": "who answers at '{step}' shares no language with this person",
    "callback": "who rings back from '{step}' shares no language with this person",
    "unheard": "who answers at '{step}' is not heard by this person, and no relay is theirs",
    "round": "the call comes round to '{step}' again and again",
    "endless": "the call goes round at '{step}' without asking anything",
}


class _Writer:
    def __init__(self, proof: Proof) -> None:
        self.proof, self.pack = proof, proof.pack
        everywhere = dict.fromkeys(place.step for place in proof.space.places)
        self._weakest = _basis(self.pack, everywhere)
        self._keys = when_keys_are_taken(proof)
        humans = (self.pack.service.humans[proof.human_of(proof.space.places[n].step)] for n in proof.humans)
        self._if_answered = _IF_ANSWERED if any(human.if_answered for human in humans) else ""
        self._found: dict[PropertyName, Verdicts] = {}

    def property(self, name: PropertyName, person: Persona) -> Property:
        """A property for one person."""
        verdicts, bit = self._verdicts(name), self.proof.people.bit(person)
        if verdicts.holds & bit:
            why = HOLDS[verdicts.name] + self._more(verdicts.name)
            return self._made(verdicts, person, "proved", why)
        if not verdicts.fails & bit:
            supply = verdicts.supply.get(person.id, ())
            why = f"It turns on something that is not known.{self._more(verdicts.name)}"
            return self._made(verdicts, person, "cannot-tell", why, supply=supply)
        return self._refuted(verdicts, person)

    def _verdicts(self, name: PropertyName) -> Verdicts:
        if name not in self._found:
            self._found[name] = JUDGES[name](self.proof)
        return self._found[name]

    def _more(self, name: PropertyName) -> str:
        keys = self._keys if name == "keypad-only-caller" else ""
        asks_for_human = name not in ("bounded-retries", "no-hearing-no-speech", "same-outcome")
        return keys + (self._if_answered if asks_for_human else "")

    def _refuted(self, verdicts: Verdicts, person: Persona) -> Property:
        bit = self.proof.people.bit(person)
        places = self.proof.space.places
        failing = dict.fromkeys(places[state].step for state, who in verdicts.failing if who & bit)
        way = verdicts.ways.get(person.id)
        if way is None:
            why = _sentence(verdicts.words[person.id])
            return self._made(verdicts, person, "refuted", why, failing=tuple(failing))
        play = play_of(way, self._line(way), self.pack.phone.steps, self.proof.names.asked)
        played = replay(self.pack, self.proof.people.caller(verdicts.name, person), play)
        if play.how == "round" and played.how == "endless":
            play = play.model_copy(update={"how": "endless", "ends": played.ends})
        unheard = play.how in ("human", "callback") and not person.can_use("phone")
        end = _END["unheard" if unheard else play.how].format(step=play.ends)
        lost = self._turns_on(verdicts.name, way, failing) or play.ends
        words = verdicts.words.get(person.id)
        why = _sentence(words) if words else _FAILS[verdicts.name].format(step=lost, end=end)
        first = (lost, *(step for step in failing if step != lost)) if failing else ()
        made = self._made(verdicts, person, "refuted", why + self._more(verdicts.name), failing=first)
        return made.model_copy(
            update={
                "counterexample": played.exchanges,
                "play": play,
                "where": self.pack.phone.steps[lost].origin,
                "basis": _basis(self.pack, way.steps),
            }
        )

    def _turns_on(self, name: PropertyName, way: Way, failing: Container[str]) -> str | None:
        """The step that a call turns on: where it is lost, or the last question that a fixed behaviour met."""
        steps = self.pack.phone.steps
        asked = [step for step in way.steps if isinstance(steps[step], Menu | Ask)] if name in BEHAVIOURS else []
        return asked[-1] if asked else next((step for step in way.steps if step in failing), None)

    @staticmethod
    def _line(way: Way) -> str:
        context = way.places[0].context
        assert context is not None  # noqa: S101 -- a call begins on a line
        return context.line

    def _made(
        self,
        verdicts: Verdicts,
        person: Persona,
        verdict: Verdict,
        why: str,
        *,
        failing: tuple[str, ...] = (),
        supply: tuple[str, ...] = (),
    ) -> Property:
        return Property(
            pack=self.pack.name,
            property=verdicts.name,
            person=person.id,
            verdict=verdict,
            failing_steps=failing,
            why=why,
            supply=supply,
            basis=self._weakest,
        )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
