"""One person on one made-up journey: how it ends follows from their limits and from what the service does."""

import pytest

from harness.model.base import Channel
from harness.model.service import Text
from harness.model.visit import Link, Visit
from harness.walk import walk
from harness.web.tab import Step

NO_BROWSER = "There is no browser here."
NUMBER = "01632 960123"
URL = "https://example.org/help"
CHAT = "https://example.org/chat"
BODY = f"Help is at {URL}"


class Tab:
    """Stands in for a tab: opens what it has, and notes what it was asked."""

    def __init__(self, visit, after):
        self.visit, self.after, self.asked, self.closed = visit, after, [], False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def open(self, url):
        self.asked.append(("open", url))
        return self.visit

    def follow(self, words):
        return self._do("follow", words)

    def fill(self, fields):
        return self._do("fill", dict(fields))

    def look_for_person(self):
        return self._do("person", None)

    def close(self):
        self.closed = True

    def _do(self, what, about):
        self.asked.append((what, about))
        return self.after or Step("Looked for it.", None, "It was not there.")


class Browser:
    """Stands in for a browser with one tab."""

    def __init__(self, visit, after=None):
        self.only_tab = Tab(visit, after)

    def shared_tab(self, *_):
        return self.only_tab


def visit(page="help", **more):
    given = {"id": page, "where": None, "basis": "supplied", "url": URL, "title": f"The page {page}", "words": "Help."}
    return Visit.model_validate({"page": page, "operating": "pointer", **given, **more})


SERVICE = {
    "ways_in": {
        "help-line": {"kind": "phone", "name": "the help line", "number": NUMBER, "line": "second"},
        "chat": {"kind": "webchat", "name": "webchat", "url": CHAT},
    },
    "pages": {
        "help": {"url": URL, "file": "help.html", "gives": ["help"], "basis": "supplied"},
        "other": {"url": "https://example.org/other", "file": "other.html", "basis": "supplied"},
    },
}
TO_THE_TEXT = [{"call": "main"}, "read_text", {"open_link": "the text"}]


@pytest.fixture
def go(flows):
    """Walks a journey; without ``do`` somebody rings, reads the text and opens its link."""

    def walking(steps, who=None, *, do=None, browser=None, lines=None, body=BODY, **service):
        journey = {"goal": "Help.", "met_by": ["help"], "do": do or TO_THE_TEXT}
        pack = flows.pack(
            flows.flow(steps, lines={"second": "second", **(lines or {})}),
            texts={"link": body},
            journeys={"j": journey},
            of=flows.service(**{**SERVICE, **service}),
        )
        (walked,) = walk(pack, "j", who or flows.person(), browser=browser, site=None, no_browser=NO_BROWSER)
        return walked

    return walking


@pytest.fixture
def deflected(flows):
    """The service says a number, sends a text and rings off; the number leads to a human."""
    return {
        "say": flows.say(f"Call {NUMBER}.", "text"),
        "text": flows.text("link", "bye"),
        "second": flows.queue(),
    }


@pytest.fixture
def cut_off(flows):
    """The service rings off, and that is all."""
    return {"first": flows.hang_up("Goodbye."), "second": flows.queue()}


# Endings.


def test_cut_off_with_nothing_is_stuck(go, cut_off):
    trace = go(cut_off).trace
    assert (trace.goal, trace.human, trace.stuck) == ("not-met", "none", True)
    assert trace.because == "The service ended the call and sent nothing. No human was offered."
    assert (trace.pack, trace.journey, trace.person, trace.untested) == ("made-up", "j", "somebody", ())


def test_a_human_who_answers_is_connected_and_gives_what_they_can(go, flows, cut_off):
    trace = go({"first": flows.queue(), **{k: v for k, v in cut_off.items() if k == "second"}}).trace
    assert (trace.goal, trace.human, trace.stuck) == ("met", "connected", False)


@pytest.mark.parametrize(
    ("limits", "times", "goal"),
    [
        ({}, 1, "met"),
        ({"perceives": {"sound": "part"}}, 1, "not-met"),  # digits are caught the second time
        ({"perceives": {"sound": "part"}}, 2, "met"),
        ({"perceives": {"sound": "none"}}, 2, "not-met"),
        ({"understands": {"languages": ["pl"]}}, 1, "not-met"),
    ],
)
def test_what_the_voice_tells_is_had_by_those_to_whom_it_comes(go, flows, cut_off, limits, times, goal):
    """Digits and all: a date of which only the month is caught is no date. A voice is no human."""
    told = {f"told-{n}": flows.say("It comes by 14 September.", f"told-{n + 1}", gives=["help"]) for n in range(times)}
    trace = go({**told, f"told-{times}": flows.hang_up(), **cut_off}, flows.person(**limits)).trace
    assert (trace.goal, trace.human) == (goal, "none")
    assert ("The voice on the phone gave what they came for." in trace.because) is (goal == "met")


@pytest.mark.parametrize(("longest", "goal"), [(8, "met"), (4, "not-met")])
def test_what_a_text_tells_is_had_by_those_who_take_in_these_words(flows, longest, goal):
    """A text may give by one of its sentences, whatever becomes of the others."""
    parts = [{"words": "It comes by 14 September.", "gives": ["help"]}, {"words": "One two three four five six " * 2}]
    text = Text.model_validate({"sender": "SERVICE", "parts": parts})
    journeys = {"j": {"goal": "Help.", "met_by": ["help"], "do": [{"call": "main"}, "read_text"]}}
    pack = flows.pack({"text": flows.text("date", "bye")}, texts={"date": "It."}, journeys=journeys)
    pack = pack.model_copy(update={"texts": {"date": text}})
    reader = flows.person(reads={"longest_sentence": flows.number(longest)})
    (walked,) = walk(pack, "j", reader, browser=None, site=None, no_browser=NO_BROWSER)
    assert walked.trace.goal == goal
    assert walked.trace.because.startswith("The text gave") is (goal == "met")


def test_a_human_who_was_offered_is_not_said_to_have_been_offered_to_nobody(go, flows, cut_off):
    """Somebody who does not hear the offer was not given a human; that there was an offer is said."""
    steps = {"ask": flows.menu({"1": flows.option("person", "second", says="For an adviser, press 1.")}), **cut_off}
    trace = go(steps, flows.person(perceives={"sound": "none"})).trace
    assert trace.human == "none"
    assert trace.because.endswith("A human was offered in the call, and this person did not come to one.")


def test_a_human_who_gives_something_else_does_not_meet_the_goal_and_nobody_is_stuck(go, flows):
    humans = {"adviser": {"name": "an adviser", "gives": ["something-else"]}}
    trace = go({"first": flows.queue(), "second": flows.hang_up()}, humans=humans).trace
    assert (trace.goal, trace.human, trace.stuck) == ("not-met", "connected", False)


def test_connected_needs_a_human_who_can_serve_this_person(go, flows):
    welsh = flows.person(says={"languages": ["cy"]})
    trace = go({"first": flows.queue(), "second": flows.hang_up()}, welsh).trace
    assert (trace.goal, trace.human, trace.stuck) == ("not-met", "none", True)


def test_nothing_more_is_done_once_a_human_has_answered(go, flows):
    browser = Browser(visit())
    steps = {"say": flows.text("link", "first"), "first": flows.queue(), "second": flows.hang_up()}
    trace = go(steps, browser=browser).trace
    assert browser.only_tab.asked == []
    assert {moment.channel for moment in trace.moments} == {Channel.PHONE}
    assert trace.texts[0].moment is None


def test_somebody_who_keeps_the_number_is_directed(go, deflected):
    trace = go(deflected, browser=Browser(visit("other"))).trace
    assert (trace.goal, trace.human, trace.stuck) == ("not-met", "directed", False)
    assert trace.because.endswith("They have the way to the help line, which leads them to a human.")


def test_somebody_who_cannot_keep_a_number_said_once_is_stuck_where_the_page_does_not_help(go, flows, deflected):
    forgets = flows.person(remembers={"spoken_number": "second-time"})
    trace = go(deflected, forgets, browser=Browser(visit("other"))).trace
    assert (trace.goal, trace.human, trace.stuck) == ("not-met", "none", True)
    assert trace.because.endswith("The number of the help line was given, but not so that they have it.")


def test_a_number_back_to_the_line_that_cut_the_caller_off_is_no_way(go, flows):
    """Even where asking for a human from the start would have led to one: from another line it is a way."""
    menu = flows.menu({"1": flows.option("person", "hold", says="Human."), "2": flows.option("x", "say", says="X.")})
    steps = {
        "first": menu,
        "say": flows.say(f"Call {NUMBER}.", "bye"),
        "hold": flows.queue(),
        "second": flows.go_to("first"),
    }

    def ends(line):
        back = {"kind": "phone", "name": "the line", "number": NUMBER, "line": line}
        return go(steps, do=[{"call": "main"}, {"answer": "x"}], ways_in={"help-line": back}).trace

    circle, other = ends("main"), ends("second")
    assert (circle.human, circle.stuck, circle.ways[0].kept) == ("none", True, True)
    assert (other.human, other.stuck) == ("directed", False)


def test_whoever_got_what_they_came_for_is_not_stuck_though_no_human_was_offered(go, flows):
    steps = {"text": flows.text("link", "bye"), "second": flows.queue()}
    trace = go(steps, browser=Browser(visit())).trace
    assert (trace.goal, trace.human, trace.stuck) == ("met", "none", False)


def test_a_number_that_the_pack_does_not_model_leaves_the_ending_open(go, flows):
    """Not stuck: nobody can say."""
    steps = {"say": flows.say("Call 01632 960999.", "bye"), "second": flows.queue()}
    trace = go(steps).trace
    assert (trace.goal, trace.human, trace.stuck) == ("not-met", "unknown", False)
    assert "01632 960999" in trace.because


def test_the_page_that_gives_what_they_came_for_meets_the_goal(go, deflected):
    walked = go(deflected, browser=Browser(visit()))
    assert walked.trace.goal == "met"
    assert "The page help" in walked.trace.because
    assert walked.trace.visits == ("help",)
    assert [found.id for found in walked.visits] == ["help"]


def test_a_way_in_on_the_page_counts(go, flows):
    """Nothing on the call, and a webchat that is not modelled on the page."""
    steps = {"text": flows.text("link", "bye"), "second": flows.queue()}
    chat = visit("other", links=(Link(name="Chat with us", href=CHAT),))
    trace = go(steps, browser=Browser(chat)).trace
    assert (trace.human, trace.ways[0].given_by) == ("unknown", Channel.WEB)
    number = go(steps, browser=Browser(visit("other", numbers=(NUMBER,)))).trace
    assert number.human == "directed"


def test_a_number_in_the_text_is_a_way_in(go, flows):
    steps = {"text": flows.text("link", "bye"), "second": flows.queue()}
    trace = go(steps, body=f"Call {NUMBER}").trace
    assert trace.human == "directed"
    assert trace.moments[trace.ways[0].moment].channel == Channel.TEXT


# Without a browser.


def test_without_a_browser_what_is_on_the_web_is_untested_and_whether_it_helps_is_unknown(go, flows):
    steps = {"text": flows.text("link", "bye"), "second": flows.queue()}
    trace = go(steps).trace
    assert (trace.goal, trace.human, trace.stuck) == ("unknown", "unknown", False)
    assert len(trace.untested) == 1
    assert URL in trace.untested[0]
    assert NO_BROWSER in trace.untested[0]


def test_without_a_browser_what_is_known_of_the_call_still_stands(go, deflected):
    trace = go(deflected).trace
    assert (trace.goal, trace.human, trace.stuck) == ("unknown", "directed", False)


def test_a_page_that_could_not_be_visited_leaves_the_goal_unknown(go, flows):
    steps = {"text": flows.text("link", "bye"), "second": flows.queue()}
    broken = visit("help", untested="The page took too long.", title="", words="")
    trace = go(steps, browser=Browser(broken)).trace
    assert (trace.goal, trace.human, trace.untested) == ("unknown", "unknown", ("The page took too long.",))
    assert (trace.moments[-1].received, trace.moments[-1].missed) == (None, "The page took too long.")


# What this person's own phone cannot do is their limit, not a gap in the test.


def test_somebody_whose_phone_has_no_browser_cannot_open_the_link_and_that_is_known(go, flows):
    steps = {"text": flows.text("link", "bye"), "second": flows.queue()}
    browser = Browser(visit())
    trace = go(steps, flows.person(has={"browser": False}), browser=browser).trace
    assert browser.only_tab.asked == []
    assert (trace.goal, trace.human, trace.stuck, trace.untested) == ("not-met", "none", True, ())
    assert "no browser" in trace.moments[-1].did


def test_a_text_to_a_landline_is_never_read_and_its_link_never_opened(go, flows):
    steps = {"text": flows.text("link", "bye"), "second": flows.queue()}
    browser = Browser(visit())
    trace = go(steps, flows.person(has={"line": "landline"}), browser=browser).trace
    assert browser.only_tab.asked == []
    assert (trace.texts[0].arrived, trace.texts[0].moment) == (None, None)
    assert trace.stuck is True


@pytest.mark.parametrize("has", [{"line": "landline"}, {"browser": False}], ids=["no mobile", "no browser"])
def test_only_somebody_who_can_get_a_text_and_open_its_link_asks_for_one(go, flows, has):
    menu = flows.menu(
        {
            "1": flows.option("by-text", "send", says="For a text."),
            "2": flows.option("person", "second", says="For a human."),
        }
    )
    steps = {"menu": menu, "send": flows.text("link", "bye"), "second": flows.queue()}
    do = [{"call": "main"}, {"answer": "by-text"}, {"answer": "person"}]
    assert len(go(steps, do=do).trace.texts) == 1
    assert go(steps, flows.person(has=has), do=do).trace.human == "connected"


# What is done on pages.


def test_intentions_on_a_page_are_done_in_order_once_a_page_is_open(go, deflected):
    browser = Browser(visit())
    do = [*TO_THE_TEXT, {"open_link": "More help"}, {"fill": {"Name": "A"}}, "ask_for_person"]
    trace = go(deflected, do=do, browser=browser).trace
    assert browser.only_tab.asked == [
        ("open", URL),
        ("follow", "More help"),
        ("fill", {"Name": "A"}),
        ("person", None),
    ]
    assert [moment.did for moment in trace.moments if moment.channel == Channel.WEB] == [
        "Opened the link in the text.",
        *["Looked for it. It was not there."] * 3,
    ]
    assert browser.only_tab.closed is True


def test_on_no_page_nothing_is_done(go, cut_off):
    browser = Browser(visit())
    go(cut_off, do=[*TO_THE_TEXT, {"open_link": "More help"}, "ask_for_person"], browser=browser)
    assert browser.only_tab.asked == []


def test_following_a_link_to_another_page_is_a_visit_of_its_own(go, deflected):
    after = Step("Followed the link.", visit("help"), None)
    walked = go(deflected, do=[*TO_THE_TEXT, {"open_link": "More help"}], browser=Browser(visit("other"), after))
    assert walked.trace.visits == ("other", "help")
    assert walked.trace.goal == "met"


# Time, places and basis.


def test_time_goes_on_from_channel_to_channel(go, flows, deflected):
    """One second of call; ten until the text is there, four words to read; then one word of page."""
    reads = flows.person(reads={"words_a_minute": flows.number(60)})
    trace = go(deflected, reads, browser=Browser(visit("other"))).trace
    text, page = trace.moments[-2:]
    assert (text.channel, text.at, text.until) == (Channel.TEXT, 11, 15)
    assert (page.channel, page.at, page.until) == (Channel.WEB, 15, 16)
    assert trace.seconds == 16


def test_whatever_the_trace_points_at_is_where_it_points(go, deflected):
    trace = go(deflected, browser=Browser(visit("other", numbers=(NUMBER,)))).trace
    assert NUMBER in trace.moments[trace.numbers[0].moment].offered
    assert trace.moments[trace.texts[0].moment].text == 0
    assert [trace.moments[way.moment].channel for way in trace.ways] == [Channel.PHONE, Channel.WEB]
    assert trace.moments[-1].visit == "other"


def test_a_second_call_is_written_down_after_the_first_and_points_at_its_own_moments(go, flows):
    """Cut off on the first line, this person rings the second one too."""
    question = {"1": flows.option("x", "bye", says="X.")}
    steps = {
        "first": flows.menu(question, asks="First?"),
        "second": flows.menu(question, asks=f"Call {NUMBER}. Second?"),
    }
    trace = go(steps, do=[{"call": "main"}, {"call": "second"}]).trace
    assert [asked.step for asked in trace.questions] == ["first", "second"]
    for asked in trace.questions:
        assert trace.moments[asked.moment].step == asked.step
    number = trace.numbers[0]
    assert NUMBER in trace.moments[number.moment].offered
    assert [way.moment for way in trace.ways] == [number.moment]


def test_the_ending_rests_on_the_weakest_basis_that_was_met(go, flows):
    steps = {
        "say": flows.say("Hello.", "text", basis="published"),
        "text": flows.text("link", "bye", basis="reconstructed"),
        "second": flows.queue(basis="illustrative"),
    }
    assert go(steps, do=[{"call": "main"}]).trace.basis == "reconstructed"
    page = visit("other", basis="illustrative")
    assert go(steps, browser=Browser(page)).trace.basis == "illustrative"
