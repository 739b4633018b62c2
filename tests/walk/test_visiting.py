"""Journeys that begin elsewhere than on the telephone: at a page, in writing, at a counter."""

import pytest

from harness.model.base import Channel
from harness.model.visit import Visit
from harness.walk import walk
from harness.web.tab import Step

URL = "https://example.org/start"
WAYS = {
    "start": {"kind": "page", "name": "the start page", "url": URL, "page": "start"},
    "counter": {"kind": "counter", "name": "the counter", "human": "adviser", "basis": "supplied"},
    "post": {"kind": "letter", "name": "the post"},
    "signed": {"kind": "video", "name": "the video interpreter", "human": "adviser"},
}
PAGES = {"start": {"url": URL, "file": "start.html", "gives": ["help"], "basis": "supplied"}}


class Browser:
    """Stands in for a browser that opens every address as the start page, and notes what is filled in."""

    def __init__(self):
        self.filled = []

    def shared_tab(self, *_):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def fill(self, fields):
        self.filled.append(dict(fields))
        return Step("Filled in the form.", None)

    def open(self, url):
        return Visit(
            id="v", page="start", operating="pointer", where=None, basis="supplied", url=url, title="Start", words="Hi."
        )


@pytest.fixture
def go(flows):
    """Walks a journey that turns to one way in."""

    def walking(way, who=None, *, browser=None, then=()):
        pack = flows.pack(
            flows.flow({"first": flows.hang_up()}),
            journeys={"j": {"goal": "Help.", "met_by": ["help"], "do": [{"visit": way}, *then]}},
            of=flows.service(ways_in=WAYS, pages=PAGES),
        )
        (walked,) = walk(pack, "j", who or flows.person(), browser=browser, site=None, no_browser="No browser here.")
        return walked.trace

    return walking


def test_a_page_that_is_a_way_in_is_opened(go):
    trace = go("start", browser=Browser())
    assert (trace.goal, trace.visits, trace.moments[0].did) == ("met", ("v",), "Opened the start page.")


def test_somebody_without_a_browser_does_not_get_in(go, flows):
    trace = go("start", flows.person(has={"browser": False}), browser=Browser())
    assert (trace.goal, trace.human, trace.stuck, trace.untested) == ("not-met", "none", True, ())
    assert trace.moments[0].did == "Could not turn to the start page."


def test_a_page_that_cannot_be_visited_here_is_untested(go):
    trace = go("start")
    assert (trace.goal, trace.human, trace.stuck) == ("unknown", "unknown", False)
    assert trace.untested


def test_a_counter_where_somebody_answers_connects_and_gives_what_they_can(go):
    trace = go("counter")
    assert (trace.goal, trace.human, trace.because) == (
        "met",
        "connected",
        "A human gave what they came for. They turned to where a human answers.",
    )
    assert (trace.moments[0].channel, trace.moments[0].kind, trace.basis) == (Channel.ELSEWHERE, "human", "supplied")


def test_where_nobody_knows_what_answers_the_human_is_unknown(go):
    trace = go("post")
    assert (trace.goal, trace.human, trace.stuck) == ("not-met", "unknown", False)


@pytest.mark.parametrize(("languages", "human"), [(["bfi", "en"], "connected"), (["en"], "none")])
def test_a_video_interpreter_serves_people_who_sign(go, flows, languages, human):
    assert go("signed", flows.person(says={"languages": languages})).human == human


def test_a_human_who_answers_the_telephone_serves_nobody_who_does_not_hear(flows):
    """Whoever stays silent until a human answers is not served by one whom they do not hear."""
    for relay, human in ((flows.relay(), "connected"), ({"sound": "none"}, "none")):
        pack = flows.pack(
            flows.flow({"first": flows.queue()}),
            journeys={"j": {"goal": "Help.", "met_by": ["help"], "do": [{"call": "main"}]}},
            of=flows.service(),
        )
        (walked,) = walk(pack, "j", flows.person(perceives=relay), browser=None, site=None, no_browser="No.")
        assert walked.trace.human == human


@pytest.mark.parametrize(("nino", "entered"), [(True, "QQ 12 34 56 C"), (False, "")])
def test_who_has_no_national_insurance_number_leaves_its_field_empty(go, flows, nino, entered):
    browser, fields = Browser(), {"Your National Insurance number": "QQ 12 34 56 C", "Full name": "Sam Sample"}
    go("start", flows.person(proves={"nino": nino}), browser=browser, then=[{"fill": fields}])
    assert browser.filled == [{"Your National Insurance number": entered, "Full name": "Sam Sample"}]
