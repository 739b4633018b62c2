"""Weighing: what a claim comes to follows from its kind and from what was tried, by a few fixed rules."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from harness.model.base import Basis
from harness.model.finding import Accepted, TurnsOn
from harness.model.verdict import Ruling
from harness.weigh import weigh

_spec = importlib.util.spec_from_file_location("tries", Path(__file__).with_name("tries.py"))
tries = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(tries)
claim, finding, proved, walk = tries.claim, tries.finding, tries.proved, tries.walk
tried, ruling = tries.tried, tries.ruling
PEOPLE, JOURNEYS, CHECKED, PROVED, EVERY = tries.PEOPLE, tries.JOURNEYS, tries.CHECKED, tries.PROVED, tries.EVERY


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
    assert "supports P (line 3) and not R (line 3)." in weigh(pair, tried(passed))[0].at_odds.why


def test_a_denial_that_fails_supports_the_risk_whichever_of_the_two_is_asked():
    """The document denies an impact in one line and admits it in another: both verdicts name the same winner."""
    pair = {
        "D": claim("denial", holds_when=CHECKED, at_odds_with="R"),
        "R": claim("admitted-risk", holds_when=CHECKED, at_odds_with="D"),
    }
    passed = [each.model_copy(update={"passed": {"too-fast": ("hello",)}}) for each in EVERY]
    assert [verdict.at_odds.supports for verdict in weigh(pair, tried(passed, [finding()]))] == ["R", "R"]


def test_a_claim_of_a_document_that_is_not_held_names_no_line():
    """Nothing is said of a line where there is no text to count lines in."""
    of = {"holds_when": CHECKED, "quote": {"document": "doc"}}
    pair = {"P": claim(at_odds_with="R", **of), "R": claim("admitted-risk", **of)}
    passed = [each.model_copy(update={"passed": {"too-fast": ("hello",)}}) for each in EVERY]
    found = weigh(pair, tried(passed))[0]
    assert (found.source.line, found.at_odds.line) == (None, None)
    assert "supports P and not R." in found.at_odds.why
