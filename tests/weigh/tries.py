"""Claims, and what was tried of them, as tests of weighing need them: two people on two journeys."""

from datetime import date

from harness.model.base import Basis, Channel
from harness.model.claim import Claim, ClaimKind
from harness.model.finding import Finding, Outcome, Severity, Where
from harness.model.property import Property
from harness.model.record import Walk
from harness.model.trace import Moment
from harness.weigh import Tried, weigh

TODAY = date(2026, 11, 22)
PEOPLE = {"control": "Control", "deaf": "Deaf"}
JOURNEYS = ("ask", "lose")


def walk(person="control", journey="ask", *, stuck=False, human="connected", basis="illustrative", **more):
    moment = Moment(at=0, until=1, channel=Channel.PHONE, kind="prompt", step="hello", basis=Basis(basis))
    fields = {
        "pack": "p",
        "journey": journey,
        "person": person,
        "goal": "not-met" if stuck else "met",
        "human": "none" if stuck else human,
        "stuck": stuck,
        "because": "So it went.",
        "basis": Basis(basis),
        "seconds": 1,
        "moments": (moment,),
        "checks": {},
    }
    return Walk(**fields | more)


def finding(person="control", journey="ask", check="too-fast", outcome="failed", turns_on=None, step="hello"):
    return Finding(
        id=f"{check}-{person}-{journey}-{step}",
        check=check,
        outcome=Outcome(outcome),
        severity=Severity.SERIOUS,
        channel=Channel.PHONE,
        pack="p",
        journey=journey,
        person=person,
        basis=Basis.ILLUSTRATIVE,
        where=Where(step=step),
        message="It went wrong.",
        why="",
        fix="",
        standards=(),
        turns_on=turns_on,
    )


def proved(verdict="proved", person="control", name="human-reachable"):
    return Property(pack="p", property=name, person=person, verdict=verdict, why="So it is.", basis=Basis.PUBLISHED)


def claim(kind="promise", **more):
    fields = {
        "kind": ClaimKind(kind),
        "says": "Everybody gets through.",
        "quote": {"document": "doc", "line": 3},
        "holds_when": {"walks": [{"must": {"stuck": False}}]},
    }
    return Claim.model_validate(fields | more)


CHECKED = {"checks": [{"none_failed": ["too-fast"]}]}
PROVED = {"properties": [{"names": ["human-reachable"]}]}


def tried(walks=(), findings=(), properties=(), **more):
    return Tried("p", JOURNEYS, PEOPLE, tuple(walks), tuple(findings), tuple(properties), TODAY, **more)


def ruling(of, **given_):
    return weigh({"C1": of}, tried(**given_))[0]


EVERY = [walk(person, journey) for person in PEOPLE for journey in JOURNEYS]
