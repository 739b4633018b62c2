"""Weighing: what a claim comes to follows from its kind and from what was tried, by a few fixed rules."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.model.base import Basis, Channel
from harness.model.claim import Claim, ClaimKind
from harness.model.finding import Accepted, Finding, Outcome, Severity, TurnsOn, Where
from harness.model.property import Property
from harness.model.record import Walk
from harness.model.trace import Moment
from harness.model.verdict import RULINGS, Ruling
from harness.weigh import Tried, weigh

TODAY = date(2026, 11, 22)
PEOPLE = {"control": "Control", "deaf": "Deaf"}
JOURNEYS = ("ask", "lose")
BETTER = {kind: {ruling: place for place, ruling in enumerate(RULINGS[kind])} for kind in ClaimKind}


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


# What each kind comes to.


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("promise", "supported", "contradicted"),
        ("admitted-risk", "mitigated", "not-mitigated"),
        ("denial", "nothing-found-against-it", "contradicted"),
    ],
)
def test_what_passes_everywhere_is_good_and_one_failure_is_bad(kind, good, bad):
    """All selected walks passed: the good verdict; one of them fails: the bad one, whatever else passed."""
    assert ruling(claim(kind), walks=EVERY).verdict == good
    assert ruling(claim(kind), walks=[*EVERY[1:], walk(stuck=True)]).verdict == bad


def test_what_was_not_all_tried_is_partly_tested():
    """One selected walk is missing: partly tested, and the gap names it."""
    found = ruling(claim(), walks=EVERY[1:])
    assert found.verdict is Ruling.PARTLY_TESTED
    assert "Control, ask: not walked" in found.gaps


def test_nothing_tried_is_not_tested():
    """A claim of which nothing was walked is not tested, and rests on nothing of the service's."""
    found = ruling(claim())
    assert (found.verdict, found.evidence, found.basis) == (Ruling.NOT_TESTED, (), Basis.ILLUSTRATIVE)


def test_a_claim_that_selects_nothing_is_not_tested():
    """Walks that the claim is not about make it neither true nor false, and it says so."""
    asks = {"walks": [{"when": {"comes_to": ["nowhere"]}, "must": {"stuck": False}}]}
    found = ruling(claim(holds_when=asks), walks=EVERY)
    assert found.verdict is Ruling.NOT_TESTED
    assert found.gaps == ("No walk that was made is one that this is about.",)


def test_a_question_for_a_person_keeps_it_from_being_supported():
    """What only a person can tell is left open, however well the walks go."""
    assert ruling(claim(question="Is it so?"), walks=EVERY).verdict is Ruling.PARTLY_TESTED


def test_an_ending_that_is_not_known_is_a_gap_and_no_pass():
    """A walk of which nobody knows how it ends speaks neither way."""
    found = ruling(claim(), walks=[*EVERY[1:], walk(goal="unknown", human="unknown")])
    assert found.verdict is Ruling.PARTLY_TESTED


def test_one_way_of_taking_the_words_that_fails_is_enough():
    """Where the service may take the words in two ways, the way that fails decides the case."""
    walks = [*EVERY, walk(stuck=True, heard_as=("taken as lost",))]
    found = ruling(claim(), walks=walks)
    assert found.verdict is Ruling.CONTRADICTED
    assert [each.journey for each in found.evidence if each.person == "control"] == ["ask", "lose"]


def test_a_check_that_passed_nowhere_supports_nothing():
    """No failure of a check is no pass: where it did not apply anywhere, the claim is not tested."""
    assert ruling(claim(holds_when=CHECKED), walks=EVERY).verdict is Ruling.NOT_TESTED
    passed = [each.model_copy(update={"passed": {"too-fast": ("hello",)}}) for each in EVERY]
    assert ruling(claim(holds_when=CHECKED), walks=passed).verdict is Ruling.SUPPORTED


def test_what_a_walk_could_not_try_leaves_its_checks_open():
    """A page that was not visited may have failed: what passed elsewhere supports only in part."""
    passed = [each.model_copy(update={"passed": {"too-fast": ("hello",)}}) for each in EVERY[1:]]
    closed = EVERY[0].model_copy(update={"passed": {"too-fast": ("hello",)}, "untested": ("No browser.",)})
    assert ruling(claim(holds_when=CHECKED), walks=[*passed, closed]).verdict is Ruling.PARTLY_TESTED


def test_a_check_asked_at_one_step_counts_only_there():
    """A failure at another step is not this claim's, and a pass at another step does not support it."""
    asks = {"checks": [{"none_failed": ["too-fast"], "steps": ["there"]}]}
    passed = [each.model_copy(update={"passed": {"too-fast": ("hello",)}}) for each in EVERY]
    assert ruling(claim(holds_when=asks), walks=passed, findings=[finding()]).verdict is Ruling.NOT_TESTED


@pytest.mark.parametrize(
    ("verdict", "comes_to"), [("proved", "supported"), ("refuted", "contradicted"), ("cannot-tell", "partly-tested")]
)
def test_a_property_counts_as_it_was_proved(verdict, comes_to):
    """Proved speaks for, refuted against, cannot tell is a gap."""
    properties = [proved(person="deaf"), proved(verdict)]
    assert ruling(claim(holds_when=PROVED), properties=properties).verdict == comes_to


def test_in_the_usual_case_counts_what_holds_then():
    """A property that fails only where something outside goes wrong holds in the usual case."""
    asks = {"properties": [{"names": ["human-reachable"], "people": ["control"], "usual": True}]}
    refuted = proved("refuted").model_copy(update={"usual": proved()})
    assert ruling(claim(holds_when=asks), properties=[refuted]).verdict is Ruling.SUPPORTED


@pytest.mark.parametrize(
    ("asks", "comes_to"),
    [
        ({}, "not-shown"),
        ({"by": "2023-07-31"}, "overdue"),
        ({"by": "2027-07-31"}, "not-shown"),
        ({"by": "2023-07-31", "shown_by": "minutes of 3 July 2023"}, "document-found"),
    ],
)
def test_a_process_is_judged_by_its_day_and_its_document(asks, comes_to):
    """Past its day without a document it is overdue; before it, not shown; with a document, found."""
    assert ruling(claim("process", holds_when=asks)).verdict == comes_to


# What a verdict carries.


def test_an_accepted_failure_still_counts_and_is_named():
    """Accepting a finding changes no verdict; the evidence says who accepted it."""
    failed, by = finding(), Accepted(by="A. Person", why="Until the new line opens.", until=date(2027, 1, 1))
    plain = ruling(claim(holds_when=CHECKED), walks=EVERY, findings=[failed])
    marked = failed.model_copy(update={"accepted": by})
    found = ruling(claim(holds_when=CHECKED), walks=EVERY, findings=[marked])
    assert (plain.verdict, found.verdict) == (Ruling.CONTRADICTED, Ruling.CONTRADICTED)
    assert found.evidence[0].accepted == by
    assert "accepted" in found.rule


def test_a_verdict_on_our_own_material_says_as_modelled():
    """On illustrative material the rule begins so; on published material it does not."""
    assert ruling(claim(), walks=EVERY).rule.startswith("As modelled: ")
    published = [walk(person, journey, basis="published") for person in PEOPLE for journey in JOURNEYS]
    found = ruling(claim(), walks=published)
    assert (found.basis, found.rule.startswith("As modelled")) == (Basis.PUBLISHED, False)


def test_a_verdict_carries_the_weakest_basis_of_what_decides_it():
    """One walk on our own material among published ones makes the verdict ours."""
    published = [walk(person, journey, basis="published") for person in PEOPLE for journey in JOURNEYS]
    assert ruling(claim(), walks=[*published[1:], EVERY[0]]).basis is Basis.ILLUSTRATIVE


def test_it_turns_on_a_number_only_where_all_that_is_against_it_does():
    """The value is the one at which the last failure goes; a failure that turns on nothing leaves none."""
    near, far = (TurnsOn(name="wait", value=5, flips_at=at) for at in (9, 12))
    findings = [finding(turns_on=near), finding("deaf", turns_on=far)]
    asked = claim(holds_when=CHECKED)
    assert ruling(asked, walks=EVERY, findings=findings).turns_on == far
    assert ruling(asked, walks=EVERY, findings=[*findings, finding(journey="lose")]).turns_on is None


def test_a_walk_in_evidence_can_be_made_again():
    """Each walk names the command that replays it."""
    found = ruling(claim(), walks=[walk("deaf", "lose", stuck=True)])
    assert found.evidence[0].replay == "python3 -m harness run p --person deaf --journey lose"


def test_of_two_that_exclude_each_other_the_failure_decides():
    """Where the promise fails, the risk is the one that is supported; where both go well, the promise is."""
    pair = {"P": claim(holds_when=CHECKED, at_odds_with="R"), "R": claim("admitted-risk", holds_when=CHECKED)}
    passed = [each.model_copy(update={"passed": {"too-fast": ("hello",)}}) for each in EVERY]
    assert weigh(pair, tried(passed, [finding()]))[0].at_odds.supports == "R"
    assert weigh(pair, tried(passed))[0].at_odds.supports == "P"
    assert weigh(pair, tried())[0].at_odds.supports is None


# What holds whatever was tried.

persons, journeys = st.sampled_from(sorted(PEOPLE)), st.sampled_from(JOURNEYS)
walks_made = st.lists(
    st.builds(
        lambda person, journey, stuck, passed: walk(person, journey, stuck=stuck, passed=passed),
        persons,
        journeys,
        st.booleans(),
        st.sampled_from([{}, {"too-fast": ("hello",)}]),
    ),
    max_size=6,
)
findings_made = st.lists(st.builds(finding, persons, journeys, st.just("too-fast"), st.just("failed")), max_size=3)
properties_made = st.lists(
    st.builds(proved, st.sampled_from(["proved", "refuted", "cannot-tell"]), persons), max_size=3
)
kinds = st.sampled_from(["promise", "admitted-risk", "denial"])
ASKED = {"walks": [{"must": {"stuck": False}}], **CHECKED, **PROVED}
failures = st.one_of(
    st.builds(lambda p, j: ("walks", walk(p, j, stuck=True)), persons, journeys),
    st.builds(lambda p, j: ("findings", finding(p, j)), persons, journeys),
    st.builds(lambda p: ("properties", proved("refuted", p)), persons),
)
WORTH = {
    Ruling.CONTRADICTED: 0,
    Ruling.NOT_MITIGATED: 0,
    Ruling.NOT_TESTED: 1,
    Ruling.PARTLY_TESTED: 2,
    Ruling.SUPPORTED: 3,
    Ruling.MITIGATED: 3,
    Ruling.NOTHING_FOUND: 3,
}


@given(kinds, walks_made, findings_made, properties_made, failures)
@settings(max_examples=120, deadline=None)
def test_adding_a_failure_never_improves_a_verdict(kind, walks, findings, properties, failure):
    """Whatever was tried before, one more failure leaves a verdict as bad as it was or makes it worse."""
    given_ = {"walks": walks, "findings": findings, "properties": properties}
    where, added = failure
    before = ruling(claim(kind, holds_when=ASKED), **given_).verdict
    after = ruling(claim(kind, holds_when=ASKED), **given_ | {where: [*given_[where], added]}).verdict
    assert WORTH[after] <= WORTH[before]


@given(kinds, walks_made, findings_made, properties_made, st.randoms(use_true_random=False))
@settings(max_examples=120, deadline=None)
def test_the_order_of_what_was_tried_does_not_matter(kind, walks, findings, properties, random):
    """The same walks, findings and properties in another order give the same verdict, word for word."""
    given_ = {"walks": walks, "findings": findings, "properties": properties}
    mixed = {name: random.sample(things, len(things)) for name, things in given_.items()}
    assert ruling(claim(kind, holds_when=ASKED), **given_) == ruling(claim(kind, holds_when=ASKED), **mixed)


@given(kinds, walks_made, findings_made, properties_made, persons, journeys)
@settings(max_examples=120, deadline=None)
def test_a_pass_never_turns_a_failure_into_a_success(kind, walks, findings, properties, person, journey):
    """One more walk that passes and one more property that is proved leave what fails as it is."""
    asked = claim(kind, holds_when=ASKED)
    before = ruling(asked, walks=walks, findings=findings, properties=properties)
    passing = walk(person, journey, passed={"too-fast": ("hello",)})
    after = ruling(asked, walks=[*walks, passing], findings=findings, properties=[*properties, proved(person=person)])
    assert WORTH[before.verdict] > 0 or after.verdict is before.verdict


@given(kinds, walks_made, findings_made, properties_made)
@settings(max_examples=120, deadline=None)
def test_nothing_good_is_said_without_something_that_passed(kind, walks, findings, properties):
    """Supported, mitigated and nothing found each name at least one thing that speaks for the claim."""
    found = ruling(claim(kind, holds_when=ASKED), walks=walks, findings=findings, properties=properties)
    assert WORTH[found.verdict] < 3 or any(each.shows == "for" for each in found.evidence)
    assert found.verdict in RULINGS[ClaimKind(kind)]
