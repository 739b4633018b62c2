"""Words that are not plain to the service are taken in every way that they may be, each in a walk of its own."""

import pytest

from harness.model.callflow import CallFlow
from harness.walk import walk

NO_BROWSER = "No browser in this test."


@pytest.fixture
def walks(flows):
    """Every walk of somebody who says "I need my number", which may mean lost or never."""

    def make(who=None, *, phrase=None):
        flow = flows.flow(
            {"why": flows.ask(flows.option("lost", "bye"), flows.option("never", "hold")), "hold": flows.queue()}
        )
        listened = {"words": ["number"], "for": ["lost", "never"], **(phrase or {})}
        flow = CallFlow.model_validate({**flow.model_dump(by_alias=True), "phrases": [listened]})
        do = [{"call": "main"}, {"answer": "never", "saying": "I need my number."}]
        journeys = {"j": {"goal": "Help.", "met_by": ["help"], "do": do}}
        pack = flows.pack(flow, journeys=journeys)
        found = walk(pack, "j", who or flows.person(), browser=None, site=None, no_browser=NO_BROWSER)
        return [walked.trace for walked in found]

    return make


def test_ambiguous_words_make_a_walk_for_each_meaning(walks):
    assert [(trace.heard_as, trace.human) for trace in walks()] == [
        (("“I need my number.” was taken as lost",), "none"),
        (("“I need my number.” was taken as never",), "connected"),
    ]


def test_plain_words_make_one_walk_that_says_nothing_of_it(walks):
    (trace,) = walks(phrase={"for": ["never"]})
    assert trace.heard_as == ()
    assert trace.human == "connected"


def test_unclear_words_are_taken_for_nothing_and_for_what_they_may_be_misheard_as(walks, flows):
    who = flows.person(says={"recognised": "second-try"})
    found = walks(who, phrase={"for": ["never"], "misheard_as": ["lost"]})
    assert [trace.heard_as for trace in found] == [
        ("“I need my number.” was not understood",),
        ("“I need my number.” was taken as lost",),
    ]
    assert [trace.human for trace in found] == ["connected", "none"]
