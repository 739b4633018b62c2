"""Weighing: what holds of every verdict, whatever was tried."""

import importlib.util
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from harness.model.claim import ClaimKind
from harness.model.verdict import RULINGS, Ruling

_spec = importlib.util.spec_from_file_location("tries", Path(__file__).with_name("tries.py"))
tries = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(tries)
claim, finding, proved, walk, ruling = tries.claim, tries.finding, tries.proved, tries.walk, tries.ruling
PEOPLE, JOURNEYS, CHECKED, PROVED = tries.PEOPLE, tries.JOURNEYS, tries.CHECKED, tries.PROVED

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
