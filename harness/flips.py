"""The values at which a claim would no longer fail: a number is varied, and the calls are made again.

Only calls: no browser, so that this takes seconds. It tells how much a verdict hangs on a number of ours.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from harness.checks import judge
from harness.findings import finding_of, passed_at
from harness.model.base import Number
from harness.model.claim import Claim
from harness.model.finding import Finding, Outcome, TurnsOn
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.record import Walk
from harness.walk import walk
from harness.web.site import Site
from harness.weigh import Case, Tried, failing, passes

WAIT = "wait"
_TO: dict[str, float] = {
    WAIT: 120,
    "perceives.relay.typed_words_a_minute": 250,
    "perceives.relay.types_words_a_minute": 250,
}
"""How far a number is varied: two minutes of silence; faster than anybody speaks. Any other goes down to nothing."""
_NAMES = {
    WAIT: "seconds the service waits",
    "perceives.relay.typed_words_a_minute": "words a minute that the relay types, tried up to 250",
    "perceives.relay.types_words_a_minute": "words a minute that the caller types, tried up to 250",
    "perceives.relay.assistant": "seconds that the relay assistant takes to turn to an answer, tried down to 0",
}
_NO_BROWSER = "Pages are not visited where a number is varied."


def flips_of(pack: Pack, tried: Tried, people: Sequence[Persona]) -> Mapping[str, Sequence[TurnsOn]]:
    """What ``flips`` says of each claim that fails; of claims that ask the same, as two at odds do, once.

    Args:
        pack: The pack.
        tried: What was tried of it.
        people: Who walked.
    """
    found: dict[str, Sequence[TurnsOn]] = {}
    for name, claim in pack.claims.items():
        asked = (claim.holds_when, claim.vary)
        same = next((o for o in found if (pack.claims[o].holds_when, pack.claims[o].vary) == asked), None)
        cases = failing(claim, tried) if claim.vary and same is None else ()
        if same or cases:
            found[name] = found[same] if same else flips(pack, claim, cases, people)
    return found


def flips(pack: Pack, claim: Claim, cases: Sequence[Case], people: Sequence[Persona]) -> tuple[TurnsOn, ...]:
    """For each number that a claim names, the value at which it would not fail; none where no value would do.

    Args:
        pack: The pack.
        claim: The claim.
        cases: The cases that speak against it: their calls are made again.
        people: Who walked.
    """
    persons = {person.id: person for person in people}
    trial = _Trial(pack, claim, [(j, persons[p]) for j, p in cases], Site.of(pack.pages.parent, pack.service))
    return tuple(trial.flip(number) for number in claim.vary if trial.has(number))


@dataclass(frozen=True)
class _Trial:
    """Calls of one claim, made again with other numbers."""

    pack: Pack
    claim: Claim
    cases: Sequence[tuple[str, Persona]]
    site: Site

    def has(self, number: str) -> bool:
        """Whether there is such a number to vary: only some people have a relay."""
        return number == WAIT or any(_number(person, number) for _, person in self.cases)

    def flip(self, number: str) -> TurnsOn:
        """The nearest value, to a tenth, at which nothing fails any more."""
        now, to = self._value(number), _TO.get(number, 0.0)
        at = self._nearest(lambda value: self._holds(number, value), now, to)
        return TurnsOn(name=_NAMES.get(number, number), value=now, flips_at=at)

    @staticmethod
    def _nearest(holds: Callable[[float], bool], now: float, to: float) -> float | None:
        step = 0.1 if to > now else -0.1
        most = round((to - now) / step)
        if not holds(to):
            return None
        fails_at, holds_at = 0, most
        while holds_at - fails_at > 1:
            middle = (fails_at + holds_at) // 2
            if holds(round(now + middle * step, 1)):
                holds_at = middle
            else:
                fails_at = middle
        return round(now + holds_at * step, 1)

    def _value(self, number: str) -> float:
        if number == WAIT:
            return self.pack.phone.platform.wait.value
        return next(found.value for _, person in self.cases if (found := _number(person, number)))

    def _holds(self, number: str, value: float) -> bool:
        pack, cases = self.pack, self.cases
        if number == WAIT:
            platform = pack.phone.platform
            wait = platform.wait.model_copy(update={"value": value})
            phone = pack.phone.model_copy(update={"platform": platform.model_copy(update={"wait": wait})})
            pack = pack.model_copy(update={"phone": phone})
        else:
            cases = [(j, _with(p, number.split("."), value) if _number(p, number) else p) for j, p in cases]
        return all(self._passes(pack, journey, person) for journey, person in cases)

    def _passes(self, pack: Pack, journey: str, person: Persona) -> bool:
        walks, findings = self._made(pack, person, journey)
        tried = Tried(pack.name, [journey], {person.id: person.name}, walks, findings, (), date.min)
        return passes(self.claim, (journey, person.id), tried)

    def _made(self, pack: Pack, person: Persona, journey: str) -> tuple[list[Walk], list[Finding]]:
        walks, findings = [], []
        for walked in walk(pack, journey, person, browser=None, site=self.site, no_browser=_NO_BROWSER):
            judged = list(judge(walked.trace, {visit.id: visit for visit in walked.visits}, person))
            failed = [each for each in judged if each.judgement.outcome is Outcome.FAILED]
            findings += [finding_of(each, walked.trace) for each in failed]
            walks.append(Walk(**dict(walked.trace), checks={}, passed=passed_at(judged)))
        return walks, findings


def _number(person: Persona, path: str) -> Number | None:
    """One number of a person; none where the person has no such thing."""
    found: object = person
    for part in path.split("."):
        found = getattr(found, part, None)
    return found if isinstance(found, Number) else None


def _with(person: Persona, path: Sequence[str], value: float) -> Persona:
    """A person in whom one number is another."""

    def changed(of: object, rest: Sequence[str]) -> object:
        if not rest:
            return of.model_copy(update={"value": value})  # type: ignore[attr-defined]
        return of.model_copy(update={rest[0]: changed(getattr(of, rest[0]), rest[1:])})  # type: ignore[attr-defined]

    varied = changed(person, path)
    assert isinstance(varied, Persona)  # noqa: S101 -- a copy is of the same kind
    return varied
