"""Two runs side by side: what is fixed, new, open, accepted; and what was no longer tried, which is never fixed."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.findings import ALL_ROUTES
from harness.model.base import Basis
from harness.model.claim import ClaimKind
from harness.model.finding import Accepted, Outcome, Severity
from harness.model.verdict import RULINGS, Ruling, Verdict, VerdictEvidence, VerdictSource
from harness.report.comparing import compare

ACCEPTED = Accepted(by="A. Person", why="The new line opens in spring.", until=date(2027, 3, 31))
CASES = [
    (kind, before, after) for kind in ClaimKind for before in RULINGS[kind] for after in RULINGS[kind]
]  # every pair that a claim can go between
often = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def set_side_by_side(before, after):
    return compare(before, after, ("before", "after"))


def without(record, *findings):
    """The record without some findings, its digest another."""
    kept = tuple(each for each in record.findings if each not in findings)
    return record.model_copy(update={"findings": kept, "digest": "1" * 64})


def passing(record, finding):
    """The record in which the check of a finding passes where the finding was."""
    walks = tuple(
        walk.model_copy(update={"passed": {finding.check: (finding.where.step or "",)}})
        if (walk.journey, walk.person) == (finding.journey, finding.person)
        else walk
        for walk in record.walks
    )
    return without(record, finding).model_copy(update={"walks": walks})


@pytest.fixture
def failure(record):
    """A failure of a walk that shuts somebody out."""
    return next(
        each for each in record.findings if each.outcome is Outcome.FAILED and each.severity is Severity.SHUT_OUT
    )


def state(found, finding):
    (told,) = [each.state for each in found.findings if each.finding.id == finding.id]
    return told


def test_a_run_beside_itself_changes_nothing(record):
    """Every failure is open, nothing else is said, and it is not worse."""
    found = set_side_by_side(record, record)
    assert (found.same, found.worse, found.because) == (True, False, ())
    assert {each.state for each in found.findings} == {"open"}
    assert (found.claims, found.endings, found.properties, found.tried_once, found.inputs) == ((), (), (), (), ())


def test_a_failure_that_the_check_passes_now_is_fixed_and_the_other_way_round_new(record, failure):
    """The same walk was made and the check passed there."""
    after = passing(record, failure)
    assert state(set_side_by_side(record, after), failure) == "fixed"
    back = set_side_by_side(after, record)
    assert state(back, failure) == "new"
    assert back.worse
    assert failure.check in back.because[0]


def test_a_failure_whose_walk_was_not_made_is_no_longer_tried(record, failure):
    """Never fixed; and found by a run that looks where the other did not, it is new and said to be so."""
    walks = tuple(walk for walk in record.walks if walk.person != failure.person)
    after = without(record, failure).model_copy(update={"walks": walks})
    found = set_side_by_side(record, after)
    assert state(found, failure) == "not-tried"
    assert not found.worse
    assert {each.what for each in found.tried_once} == {"walk"}
    back = set_side_by_side(after, record)
    assert "nothing shows that the first run looked" in back.because[1]


def test_a_failure_of_a_walk_with_something_untested_is_no_longer_tried(record, failure):
    """The browser was missing: what the check would have said nobody knows."""
    walks = tuple(walk.model_copy(update={"untested": ("No browser.",)}) for walk in record.walks)
    after = without(record, failure).model_copy(update={"walks": walks})
    assert state(set_side_by_side(record, after), failure) == "not-tried"


def test_a_failure_of_a_check_that_came_to_nothing_anywhere_is_no_longer_tried(record, failure):
    """It may have been taken out of the tool."""
    others = tuple(each for each in record.findings if each.check == failure.check)
    assert state(set_side_by_side(record, without(record, *others)), failure) == "not-tried"


def test_a_failure_of_which_nobody_can_tell_now_is_for_a_person(record, failure):
    """Neither open nor fixed."""
    doubt = failure.model_copy(update={"outcome": Outcome.CANNOT_TELL})
    after = without(record, failure).model_copy(update={"findings": (*without(record, failure).findings, doubt)})
    assert state(set_side_by_side(record, after), failure) == "to-judge"


def test_what_was_accepted_is_told_so_and_gates_nothing(record, failure):
    """In both runs, or only in the second."""
    marked = failure.model_copy(update={"accepted": ACCEPTED})
    after = without(record, failure).model_copy(update={"findings": (*without(record, failure).findings, marked)})
    assert state(set_side_by_side(record, after), failure) == "accepted"
    assert not set_side_by_side(passing(record, failure), after).worse


def test_a_new_failure_that_is_milder_than_serious_is_told_and_gates_nothing(record, failure):
    """Serious is where a build fails."""
    for severity, worse in ((Severity.MODERATE, False), (Severity.SERIOUS, True)):
        mild = failure.model_copy(update={"severity": severity, "id": "mild"})
        after = record.model_copy(update={"findings": (*record.findings, mild)})
        assert set_side_by_side(record, after).worse is worse


def test_what_was_proved_is_fixed_only_where_it_was_looked_for_again(record, failure):
    """What fails moves with its step: for one person and one check it is one failure."""
    proved = failure.model_copy(update={"journey": ALL_ROUTES, "person": "control", "id": "one"})
    moved = proved.model_copy(update={"id": "other"})
    before = record.model_copy(update={"findings": (proved,)})
    assert state(set_side_by_side(before, record.model_copy(update={"findings": (moved,)})), moved) == "open"
    assert state(set_side_by_side(before, record.model_copy(update={"findings": ()})), proved) == "fixed"
    bare = record.model_copy(update={"findings": (), "properties": ()})
    assert state(set_side_by_side(before, bare), proved) == "not-tried"


def verdict(kind, ruling, *evidence):
    source = VerdictSource(document="eqia", line=1, url=None)
    basis = Basis.ILLUSTRATIVE
    return Verdict(
        id="H1", kind=kind, says="What it says.", source=source, pack="hmrc-sms-deflection", verdict=ruling,
        rule="So.", basis=basis, turns_on=None, evidence=evidence, gaps=(), people=(),
    )  # fmt: skip


def piece(shows, **more):
    given = {"kind": "walk", "what": "So.", "person": "control", "journey": "lost-utr", "basis": Basis.ILLUSTRATIVE}
    return VerdictEvidence(**given | more, shows=shows)


def weighed(record, *verdicts):
    return record.model_copy(update={"verdicts": verdicts})


@pytest.mark.parametrize(("kind", "before", "after"), CASES)
def test_a_verdict_is_better_only_where_what_failed_was_tried_again(record, kind, before, after):
    """With the failing case tried again it may be better; without it, it is no longer tried."""
    old = verdict(kind, before, piece("against" if before.fails else "for"))
    for evidence, tried_again in (((piece("for"),), True), ((), False)):
        found = set_side_by_side(weighed(record, old), weighed(record, verdict(kind, after, *evidence)))
        if before is after:
            assert found.claims == ()
            continue
        (changed,) = found.claims
        assert (changed.before, changed.after) == (before, after)
        if before.fails and not tried_again:
            assert changed.change == "not-tried"
        if after.fails:
            assert changed.change == "worse"
            assert found.worse
        assert found.worse is (changed.change == "worse")


def test_a_promise_that_is_contradicted_only_by_what_was_accepted_gates_nothing(record):
    """It is told all the same."""
    before = weighed(record, verdict(ClaimKind.PROMISE, Ruling.SUPPORTED, piece("for")))
    after = weighed(record, verdict(ClaimKind.PROMISE, Ruling.CONTRADICTED, piece("against", accepted=ACCEPTED)))
    found = set_side_by_side(before, after)
    assert (found.claims[0].change, found.claims[0].accepted, found.worse) == ("worse", True, False)


def test_a_claim_of_one_run_only_is_new_or_no_longer_tried(record):
    """A new one that is contradicted gates."""
    claim = verdict(ClaimKind.PROMISE, Ruling.CONTRADICTED, piece("against"))
    found = set_side_by_side(record, weighed(record, claim))
    assert (found.claims[0].change, found.worse) == ("new", True)
    back = set_side_by_side(weighed(record, claim), record)
    assert (back.claims[0].change, back.worse) == ("not-tried", False)


def test_a_journey_that_ends_otherwise_is_told(record):
    """At worst, where words may be taken in several ways."""
    first = next(walk for walk in record.walks if walk.stuck)
    ended = first.model_copy(update={"stuck": False, "goal": "met"})
    walks = tuple(ended if walk is first else walk for walk in record.walks)
    (found,) = set_side_by_side(record, record.model_copy(update={"walks": walks})).endings
    assert (found.before, found.after, found.change) == ("stuck", "met", "better")
    assert (found.journey, found.person) == (first.journey, first.person)


def test_a_property_that_is_refuted_now_is_worse(record):
    """And one that is no longer looked for is no longer tried."""
    proved = next(each for each in record.properties if each.verdict == "proved")
    refuted = proved.model_copy(update={"verdict": "refuted"})
    after = tuple(refuted if each is proved else each for each in record.properties)
    (found,) = set_side_by_side(record, record.model_copy(update={"properties": after})).properties
    assert (found.before, found.after, found.change) == ("proved", "refuted", "worse")
    bare = set_side_by_side(record, record.model_copy(update={"properties": ()}))
    assert {each.change for each in bare.properties} == {"not-tried"}


def test_what_went_in_and_differs_is_told(record):
    """A pack, a person, a number of ours, a tool."""
    changed = record.inputs.model_copy(
        update={"packs": dict.fromkeys(record.inputs.packs, "x"), "people": {**record.inputs.people, "control": "y"}}
    )
    number, *rest = record.assumptions
    after = record.model_copy(
        update={
            "inputs": changed,
            "tool": record.tool.model_copy(update={"axe": "5.0"}),
            "assumptions": (number.model_copy(update={"value": 6}), *rest),
        }
    )
    found = set_side_by_side(record, after).inputs
    assert [each.what for each in found] == ["pack", "person", "number", "tool"]
    assert (found[2].before, found[2].after) == ("5", "6")


@often
@given(data=st.data())
def test_nothing_that_was_not_tried_is_fixed_and_no_order_matters(record, data):
    """Whatever walks and findings are left out of the second run, and however they lie in it."""
    walks = data.draw(st.lists(st.sampled_from(record.walks), unique_by=id))
    findings = data.draw(st.lists(st.sampled_from(record.findings), unique_by=id))
    after = record.model_copy(update={"walks": tuple(walks), "findings": tuple(findings)})
    found = set_side_by_side(record, after)
    made = {(walk.pack, walk.journey, walk.person) for walk in walks}
    for each in found.findings:
        key = (each.finding.pack, each.finding.journey, each.finding.person)
        if each.state == "fixed" and each.finding.journey != ALL_ROUTES:
            assert key in made
    assert not found.worse, "what is left out makes nothing worse"
    failed = {each.id for each in record.findings if each.outcome is Outcome.FAILED}
    assert {each.finding.id for each in found.findings} == failed
    turned = after.model_copy(update={"findings": tuple(reversed(findings))})
    as_set = {(each.state, each.finding.id) for each in found.findings}
    assert {(each.state, each.finding.id) for each in set_side_by_side(record, turned).findings} == as_set
