"""A judgement becomes a finding about one person, with a place and with an id that stays."""

from collections.abc import Iterable
from typing import Any

import pytest

from harness.checks import Judged, all_checks, judge_properties
from harness.checks.registry import failed
from harness.findings import ALL_ROUTES, finding_of, finding_of_property
from harness.model.base import Basis, Channel, Origin
from harness.model.finding import Finding, Outcome, Severity, Where
from harness.model.persona import Persona
from harness.model.property import Play, Property
from harness.model.trace import Moment, Trace
from harness.model.visit import Visit
from harness.model.visits import Visits

PEOPLE = {name: Persona(id=name, name=name.title(), about="Made for a test.") for name in ("control", "deaf")}
OVER = Play(line="main", ends="over", how="hung-up")


def _property(**about: Any) -> Property:
    given = {
        "pack": "example",
        "property": "silent-caller",
        "person": "deaf",
        "verdict": "refuted",
        "failing_steps": ("reason", "over"),
        "play": OVER,
        "why": "Silent at “reason”, they are cut off.",
        "basis": Basis.PUBLISHED,
        "where": Origin(file="example/phone.yaml", line=14),
    }
    return Property.model_validate(given | about)


def _findings(properties: Iterable[Property]) -> list[Finding]:
    judged = judge_properties(properties, PEOPLE)
    told = (Outcome.FAILED, Outcome.CANNOT_TELL)
    return [finding_of_property(each) for each in judged if each.judgement.outcome in told]


def _finding(**about: Any) -> Finding:
    (finding,) = _findings([_property(**about)])
    return finding


def test_a_refuted_property_is_a_finding_that_says_what_happened_to_whom_and_where():
    finding, check = _finding(), all_checks()["silence-without-human"]
    assert finding.message == "Deaf: Silent at “reason”, they are cut off."
    assert finding.where == Where(file="example/phone.yaml", line=14, step="reason")
    assert (finding.outcome, finding.severity, finding.channel) == (Outcome.FAILED, Severity.SHUT_OUT, Channel.PHONE)
    assert (finding.pack, finding.journey, finding.person) == ("example", ALL_ROUTES, "deaf")
    assert (finding.why, finding.fix) == (check.sections["Why it matters"], check.sections["How to put it right"])
    assert (finding.standards, finding.evidence) == (check.standards, ())


def test_every_property_has_one_check_that_judges_it():
    names = Property.model_fields["property"].annotation.__args__
    for name in names:
        (finding,) = _findings([_property(property=name)])
        assert all_checks()[finding.check].kind == "property"
    assert len({_finding(property=name).check for name in names}) == len(names)


def test_a_proved_property_is_no_finding():
    assert _findings([_property(verdict="proved", failing_steps=(), play=None)]) == []


def test_a_property_that_cannot_be_told_is_a_question_that_names_what_to_supply():
    finding = _finding(verdict="cannot-tell", failing_steps=(), play=None, where=None, supply=("the bot’s export",))
    assert finding.outcome is Outcome.CANNOT_TELL
    assert finding.message.endswith("To be supplied: the bot’s export.")
    assert finding.where == Where()


def test_what_rests_on_steps_of_ours_is_said_to_be_as_modelled():
    assert _finding(basis=Basis.ILLUSTRATIVE).message == "As modelled: Deaf: Silent at “reason”, they are cut off."


def test_where_no_step_fails_it_points_at_the_step_at_which_the_call_ends():
    assert _finding(failing_steps=()).where.step == "over"


@pytest.mark.parametrize(
    "about", [{"why": "In other words."}, {"basis": Basis.SUPPLIED}, {"where": None}, {"failing_steps": ("reason",)}]
)
def test_an_id_stays_while_the_same_is_wrong_for_the_same_person_at_the_same_step(about: dict[str, Any]):
    assert _finding(**about).id == _finding().id


@pytest.mark.parametrize(
    "about",
    [{"person": "control"}, {"pack": "other"}, {"failing_steps": ("over",)}, {"property": "wrong-key-caller"}],
)
def test_another_person_pack_step_or_property_has_another_id(about: dict[str, Any]):
    assert _finding(**about).id != _finding().id


def test_findings_come_in_the_order_of_the_properties():
    found = _findings([_property(person=person) for person in ("deaf", "control", "deaf")])
    assert [finding.person for finding in found] == ["deaf", "control", "deaf"]


def test_a_property_of_somebody_unknown_is_an_error():
    with pytest.raises(KeyError, match="stranger"):
        _findings([_property(person="stranger")])


def test_a_finding_on_several_pages_points_at_the_one_that_differs():
    start, name = (
        Visit(id=page, page=page, where=None, basis=basis, url=f"https://www.gov.uk/{page}", operating="pointer")
        for page, basis in (("start", Basis.ILLUSTRATIVE), ("name", Basis.PUBLISHED))
    )
    at = {"at": 0, "until": 1, "channel": Channel.WEB, "kind": "page", "basis": Basis.PUBLISHED}
    ended = {"goal": "met", "human": "none", "stuck": False, "because": "It was there.", "seconds": 1}
    moments = [Moment(**at, visit=visit.id) for visit in (start, name)]
    trace = Trace(pack="p", journey="j", person="deaf", basis=Basis.PUBLISHED, moments=moments, **ended)
    judgement = failed("The titles are the same.", visit=name, selector="h1")
    check = all_checks()["pages-share-a-title"]
    finding = finding_of(Judged(check, Visits(visits=(start, name)), judgement), trace)
    assert finding.where == Where(url=name.url, step="name", moment=1, selector="h1")
    assert finding.basis is Basis.ILLUSTRATIVE
    assert finding.message == "As modelled: The titles are the same."
