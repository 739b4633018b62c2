"""What the registry takes and refuses, and how severe a judgement comes out (DESIGN, section 7)."""

import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from harness.checks import judging, registry
from harness.checks.judging import judge, judge_properties
from harness.checks.registry import (
    HEADINGS,
    Check,
    Judgement,
    all_checks,
    cannot_tell,
    check,
    failed,
    inapplicable,
    passed,
    untested,
)
from harness.model.base import Basis, Channel
from harness.model.finding import Outcome, Severity, TurnsOn
from harness.model.persona import Persona
from harness.model.property import Property
from harness.model.trace import Moment, SpokenNumber, Trace
from harness.model.visit import Visit
from harness.model.visits import Visits
from harness.standards import Clause

REQUIREMENT, STANDARD = "Equality Act 2010 s.20", "W3C COGA: voice menus"
DOC = "A thing is wrong.\n\n" + "\n\n".join(f"{heading}:\n    Words." for heading in HEADINGS)
PERSON = Persona(id="somebody", name="Somebody", about="Made for a test.")
OURS = TurnsOn(name="seconds", value=5, flips_at=6)

Register = Callable[..., Check]


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Register:
    """Registers a made-up check, apart from the real ones."""
    found: dict[str, Check] = {}
    monkeypatch.setattr(registry, "_found", found)

    def made_up(doc: str = DOC, says: Judgement | None = None, **about: Any) -> Check:
        module = ModuleType("made_up.thing_wrong", doc)
        monkeypatch.setitem(sys.modules, module.__name__, module)

        def thing_wrong(_: object, __: Persona | None = None) -> Iterator[Judgement]:
            yield says or passed()

        thing_wrong.__module__ = module.__name__
        given = {"channels": ["phone"], "subject": "walk", "standards": [REQUIREMENT], "severity": "shut-out"}
        check(**{**given, **about})(thing_wrong)
        return found["thing-wrong"]

    return made_up


def test_a_check_takes_its_name_and_its_documentation_from_its_module(register: Register):
    made = register()
    assert (made.id, made.title) == ("thing-wrong", "A thing is wrong.")
    assert made.sections == dict.fromkeys(HEADINGS, "Words.")


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_check_without_one_of_the_headings_is_refused(register: Register, heading: str):
    with pytest.raises(ValueError, match=r"thing-wrong: its docstring needs the headings What it checks, Why"):
        register(doc=DOC.replace(f"{heading}:", "Something else:"))


def test_a_check_with_its_headings_out_of_order_is_refused(register: Register):
    swapped = DOC.replace("Good:", "X:").replace("Poor:", "Good:").replace("X:", "Poor:")
    with pytest.raises(ValueError, match="in this order"):
        register(doc=swapped)


def test_a_check_that_cites_an_unknown_clause_is_refused(register: Register):
    with pytest.raises(ValueError, match=r"thing-wrong: there is no clause 'EN 301 549 99\.9'"):
        register(standards=[REQUIREMENT, "EN 301 549 99.9"])


def test_a_check_that_cites_nothing_is_refused(register: Register):
    with pytest.raises(ValueError, match="it cites no clause"):
        register(standards=[])


def test_a_check_that_protects_an_unknown_limit_is_refused(register: Register):
    with pytest.raises(ValueError, match=r"thing-wrong: no person has a limit perceives\.smell"):
        register(protects=["perceives.sound", "perceives.smell"])


@pytest.mark.parametrize("about", [{"severity": "dreadful"}, {"channels": ["telegraph"]}])
def test_a_check_with_an_unknown_severity_or_channel_is_refused(register: Register, about: dict[str, Any]):
    with pytest.raises(ValueError, match=r"dreadful|telegraph"):
        register(**about)


@pytest.mark.parametrize(
    ("standards", "given", "severity"),
    [
        ([REQUIREMENT], "shut-out", "shut-out"),
        ([REQUIREMENT], "serious", "serious"),
        ([REQUIREMENT], "advice", "advice"),
        ([STANDARD], "shut-out", "moderate"),
        ([STANDARD], "serious", "moderate"),
        ([STANDARD], "moderate", "moderate"),
        ([STANDARD], "advice", "advice"),
        ([STANDARD, REQUIREMENT], "shut-out", "shut-out"),
        (["The service's own promise"], "shut-out", "shut-out"),
    ],
)
def test_a_failure_is_no_more_severe_than_its_strongest_source_supports(
    register: Register, standards: list[str], given: str, severity: str
):
    assert register(standards=standards, severity=given).severity_of(failed("It is wrong.")) == severity


def test_contested_evidence_supports_advice_at_most(register: Register, monkeypatch: pytest.MonkeyPatch):
    made = register()
    contested = Clause(id="x", title="A study", gist="Some find it so.", weight="contested")
    monkeypatch.setattr(registry, "clause", lambda _: contested)
    assert made.severity_of(failed("It is wrong.")) is Severity.ADVICE


@pytest.mark.parametrize(
    ("standards", "given", "severity"),
    [
        ([REQUIREMENT], "shut-out", "serious"),
        ([REQUIREMENT], "serious", "serious"),
        ([REQUIREMENT], "moderate", "moderate"),
        ([STANDARD], "shut-out", "moderate"),
    ],
)
def test_a_failure_that_turns_on_a_number_of_ours_is_serious_at_most(
    register: Register, standards: list[str], given: str, severity: str
):
    made = register(standards=standards, severity=given)
    assert made.severity_of(failed("It is wrong.", turns_on=OURS)) == severity


def test_a_failure_is_no_more_severe_than_it_says_itself(register: Register):
    made = register(severity="shut-out")
    assert made.severity_of(failed("It is wrong.", at_most=Severity.SERIOUS)) is Severity.SERIOUS
    assert register(severity="advice").severity_of(failed("It is wrong.", at_most=Severity.SERIOUS)) is Severity.ADVICE


def test_a_check_leaves_alone_whom_it_does_not_protect(register: Register):
    made = register(says=failed("It is wrong."), protects=["says.recognised", "has.browser"])
    without = PERSON.model_copy(update={"has": PERSON.has.model_copy(update={"browser": False})})
    assert [j.outcome for j in made.judge(_trace(), PERSON)] == [Outcome.INAPPLICABLE]
    assert [j.outcome for j in made.judge(_trace(), without)] == [Outcome.FAILED]


def test_a_check_that_names_no_limit_protects_everybody(register: Register):
    assert [j.outcome for j in register(says=failed("It is wrong.")).judge(_trace(), PERSON)] == [Outcome.FAILED]


def test_each_helper_gives_its_own_outcome():
    given = [passed(), failed("It is wrong."), cannot_tell("Is it?"), inapplicable(), untested("It did not run.")]
    assert [judgement.outcome for judgement in given] == list(Outcome)


def test_all_checks_come_in_order_of_their_names_and_helpers_are_not_among_them():
    names = list(all_checks())
    assert names == sorted(names)
    assert "stuck" in names
    assert not {"registry", "waits", "proofs"} & set(names)


def test_every_check_is_put_to_everything_of_its_kind_that_a_walk_recorded_in_the_order_of_names():
    visit = Visit(
        id="v1",
        page="contact",
        where=None,
        basis=Basis.PUBLISHED,
        url="https://www.gov.uk/contact",
        operating="pointer",
        axe_passes=3,
    )
    trace = _trace(numbers=(_number("03069 990444"), _number("01632 960777")), visits=("v1",))
    judged = list(judge(trace, {"v1": visit, "not-in-this-walk": visit}, PERSON))
    recorded = {"number": trace.numbers, "visit": (visit,), "page": (visit,), "walk": (trace,)}
    expected = [(name, s) for name, known in all_checks().items() for s in recorded.get(known.kind, ())]
    assert [(each.check.id, each.subject) for each in judged] == expected
    assert ("number-spoken-once", trace.numbers[1]) in expected


def test_pages_of_one_walk_are_put_together_where_there_are_two_and_judged_once_for_all_whom_it_concerns(
    register: Register, monkeypatch: pytest.MonkeyPatch
):
    made = register(subject="pages", says=failed("They differ."))
    monkeypatch.setattr(judging, "all_checks", lambda: {made.id: made})
    first, second = (_page(name) for name in ("start", "name"))
    visits = {"start": first, "name": second}
    said: judging.Said = {}
    (judged,) = judge(_walked("start", "name"), visits, PERSON, said)
    assert isinstance(judged.subject, Visits)
    assert judged.subject.visits == (first, second)
    (again,) = judge(_walked("start", "name"), visits, PERSON, said)
    assert again.judgement is judged.judgement
    assert list(judge(_walked("start"), visits, PERSON)) == []


def test_pages_that_could_not_be_recorded_are_not_compared(register: Register):
    made = register(subject="pages", needs=["snapshot"], says=failed("They differ."))
    (judgement,) = made.of_pages(Visits(visits=(_page("start"), _page("name"))))
    assert judgement.outcome is Outcome.UNTESTED


def test_a_proof_is_put_to_every_check_of_its_kind_and_only_its_own_has_something_to_say():
    proof = Property(
        pack="p", property="no-livelock", person="somebody", verdict="proved", why="It holds.", basis=Basis.PUBLISHED
    )
    judged = list(judge_properties([proof], {"somebody": PERSON}))
    assert [each.check.id for each in judged] == [i for i, known in all_checks().items() if known.kind == "property"]
    assert all(each.subject is proof for each in judged)
    applicable = [each for each in judged if each.judgement.outcome is not Outcome.INAPPLICABLE]
    assert [(each.check.id, each.judgement.outcome) for each in applicable] == [
        ("goes-round-without-end", Outcome.PASSED)
    ]


def _page(name: str) -> Visit:
    url = f"https://www.gov.uk/{name}"
    return Visit(id=name, page=name, where=None, basis=Basis.PUBLISHED, url=url, operating="pointer")


def _walked(*names: str) -> Trace:
    at = {"at": 0, "until": 1, "channel": Channel.WEB, "kind": "page", "basis": Basis.PUBLISHED}
    return _trace(visits=names, moments=tuple(Moment(**at, visit=name) for name in names))


def _number(number: str) -> SpokenNumber:
    return SpokenNumber(
        number=number,
        step="goodbye",
        where={"file": "phone.yaml"},
        basis=Basis.PUBLISHED,
        moment=0,
        times=1,
        can_hear_again=False,
        received=1,
        kept=True,
    )


def _trace(**about: Any) -> Trace:
    moment = Moment(at=0, until=1, channel=Channel.PHONE, kind="end", basis=Basis.PUBLISHED)
    ended = {"goal": "met", "human": "none", "stuck": False, "because": "The page gave it.", "seconds": 1}
    names = {"pack": "p", "journey": "j", "person": "somebody", "basis": Basis.PUBLISHED, "moments": (moment,)}
    return Trace(**{**names, **ended, **about})
