"""Proves the routes of a pack or of an exported flow: every property, for every person."""

from collections.abc import Iterator, Sequence

from harness.model.base import Basis, weakest
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.property import FlowProof, Property, PropertyName, UnknownStep
from harness.model.property import Proof as Verdict
from harness.model.steps import Unknown
from harness.routes.chart import chart
from harness.routes.outcomes import no_hearing_no_speech, same_outcome
from harness.routes.plays import Way, play_of, replay
from harness.routes.proof import Proof
from harness.routes.properties import judge_all
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
    rung = list(lines or pack.phone.lines)
    routes = chart(pack, rung)
    steps = [name for name in pack.phone.steps if name in routes.nodes]
    unknown = ((name, step) for name in steps if isinstance(step := pack.phone.steps[name], Unknown))
    about = FlowProof(
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
    try:
        proof = Proof(pack, people, rung, exported=form != "pack")
    except TooManyStatesError as error:
        untold = (_untold(pack, name, person, str(error)) for name in PROPERTIES for person in people)
        return about.model_copy(update={"properties": tuple(untold)})
    judged = {found.name: found for found in (*judge_all(proof), no_hearing_no_speech(proof), same_outcome(proof))}
    times = times_to_human(proof)
    writer = _Writer(proof)
    properties = [writer.property(judged[name], person) for name in PROPERTIES for person in people]
    properties += writer.limits(times)
    return about.model_copy(
        update={
            "states": len(proof.space.places),
            "edges": len(proof.space.ends),
            "properties": tuple(properties),
            "time_to_human": times,
        }
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


def _basis(pack: Pack, steps: Sequence[str] | object) -> Basis:
    names = [name for name in steps if name in pack.phone.steps] if isinstance(steps, Sequence) else pack.phone.steps
    return weakest(pack.phone.steps[name].basis for name in names)


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
_END = {
    "hung-up": "the service ends the call at '{step}'",
    "voicemail": "the call ends at the voicemail '{step}', where nobody answers",
    "human": "who answers at '{step}' shares no language with this person",
    "callback": "who rings back from '{step}' shares no language with this person",
    "round": "the call comes round to '{step}' again and again",
    "endless": "the call goes round at '{step}' without asking anything",
}


class _Writer:
    def __init__(self, proof: Proof) -> None:
        self.proof, self.pack = proof, proof.pack
        everywhere = dict.fromkeys(place.step for place in proof.space.places)
        self._everywhere = list(everywhere)
        self._keys = _when_keys_are_taken(proof)
        humans = {
            self.pack.service.humans[proof.human_of(proof.space.places[n].step)].if_answered for n in proof.humans
        }
        self._if_answered = " This counts a queue, a transfer or a call-back as a human if a person answers."
        self._if_answered = self._if_answered if True in humans else ""

    def property(self, verdicts: Verdicts, person: Persona) -> Property:
        bit = self.proof.people.bit(person)
        if verdicts.holds & bit:
            why = HOLDS[verdicts.name] + self._more(verdicts.name)
            return self._made(verdicts, person, "proved", why, self._everywhere)
        if not verdicts.fails & bit:
            supply = verdicts.supply.get(person.id, ())
            why = f"It turns on something that is not known.{self._more(verdicts.name)}"
            return self._made(verdicts, person, "cannot-tell", why, self._everywhere, supply=supply)
        return self._refuted(verdicts, person)

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
            return self._made(verdicts, person, "refuted", why, self._everywhere, failing=tuple(failing))
        plays_as = self.proof.people.everybody[0] if False else person
        play = play_of(way, self._line(way), self.pack.phone.steps)
        played = replay(self.pack, self._caller(verdicts.name, plays_as), play)
        if play.how == "round" and played.how == "endless":
            play = play.model_copy(update={"how": "endless", "ends": played.ends})
        end = _END[play.how].format(step=play.ends)
        lost = next((step for step in way.steps if step in failing), play.ends)
        words = verdicts.words.get(person.id)
        why = _sentence(words) if words else _FAILS[verdicts.name].format(step=lost, end=end)
        made = self._made(
            verdicts, person, "refuted", why + self._more(verdicts.name), way.steps, failing=tuple(failing)
        )
        where = self.pack.phone.steps[lost].origin
        return made.model_copy(update={"counterexample": played.exchanges, "play": play, "where": where})

    def _caller(self, name: PropertyName, person: Persona) -> Persona:
        """Who makes the call: what only somebody without limits can get, they show."""
        return (
            self.proof.people.everybody[self.proof.people.control.bit_length() - 1]
            if name == "same-outcome"
            else person
        )

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
        rests_on: Sequence[str],
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
            basis=_basis(self.pack, rests_on),
        )

    def limits(self, times: object) -> Iterator[Property]:
        yield from ()


def _when_keys_are_taken(proof: Proof) -> str:
    return ""


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
