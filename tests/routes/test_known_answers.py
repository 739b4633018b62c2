"""Small flows of which anybody can see whether a property holds, one that has it and one that has not."""

import pytest

from harness.model.persona import Persona

MISSING = {"kind": "unknown", "what": "The flow 'Billing' is missing: supply it."}
SURE = {"closing": "human", "full": "human"}
"""A queue that takes everybody back until somebody answers: with so many faults a call, somebody does."""


def somebody(**limits):
    return Persona.model_validate({"id": "somebody", "name": "Somebody", "about": "Made up.", **limits})


@pytest.fixture
def unmodelled(flows):
    """A service with a way in that is not modelled."""
    webchat = {"kind": "webchat", "name": "Webchat", "url": "https://example.org/chat"}
    return flows.service(ways_in={"webchat": webchat})


def hears(found):
    return [exchange.hears for exchange in found.counterexample]


def does(found):
    return [exchange.does for exchange in found.counterexample if exchange.does]


def test_a_hang_up_after_we_are_closed_goodbye_refutes_human_reachable(flows, proved):
    """DESIGN's own example: the call is rung off where the lines are closed, and nobody is offered."""
    steps = {
        "hours": flows.branch("open", "human", no="closed"),
        "closed": flows.hang_up("We are closed, goodbye."),
        "human": flows.queue(**SURE),
    }
    found = proved("human-reachable", steps)
    assert found.verdict == "refuted"
    assert found.failing_steps == ("closed",)
    assert hears(found) == ["We are closed, goodbye.", "(The service ends the call.)"]
    assert (found.play.how, found.play.ends) == ("hung-up", "closed")
    assert found.where.line == 2
    assert found.usual.verdict == "proved", "while the lines are open"


def test_a_closed_line_that_rings_back_leaves_a_human_reachable(flows, proved):
    """Whoever rings when it is closed is rung back, so from everywhere a human can be had."""
    steps = {
        "hours": flows.branch("open", "human", no="closed"),
        "closed": flows.callback(no_number="human"),
        "human": flows.queue(**SURE),
    }
    assert proved("human-reachable", steps).verdict == "proved"


@pytest.mark.parametrize(("failures", "verdict"), [(2, "proved"), (3, "refuted")])
def test_a_transfer_that_fails_three_times_in_a_row_is_considered_only_where_so_many_faults_are(
    flows, proved, failures, verdict
):
    """With two faults a call the third transfer is answered; with three it need not be."""
    steps = {"one": flows.transfer("two"), "two": flows.transfer("three"), "three": flows.transfer("bye")}
    found = proved("human-whatever-happens", steps, failures=failures)
    assert found.verdict == verdict
    if found.play:
        assert dict(found.play.chosen) == {0: "failed", 1: "failed", 2: "failed"}


def test_a_human_can_be_had_and_yet_not_whatever_happens(flows, proved):
    """The only words there are may be taken for another thing every time, and then the question comes again."""
    again = flows.retry("why")
    ask = flows.ask(flows.option("tax", "human"), flows.option("pay", "why"), silence=again, not_understood=again)
    steps = {"why": ask, "human": flows.queue(**SURE)}
    phrases = {"money": "tax pay"}
    assert proved("human-reachable", steps, failures=0, phrases=phrases).verdict == "proved"
    found = proved("human-whatever-happens", steps, failures=0, phrases=phrases)
    assert found.verdict == "refuted"
    assert found.failing_steps == ("why",)
    assert (found.play.how, found.play.ends) == ("round", "why")


FIXED = {
    "silent-caller": ("silence", "Says and presses nothing."),
    "wrong-key-caller": ("not_understood", "Presses *."),
    "unrecognised-caller": ("not_understood", "Says something that is not understood."),
}


@pytest.mark.parametrize("name", FIXED)
def test_somebody_who_only_ever_fails_is_helped_where_failing_leads_to_a_human(flows, proved, name):
    """The one thing that this caller does leads to a human; all else ends the call, and does not come into it."""
    menu = flows.menu({"1": flows.option("a", "bye")}, speech=True, **{FIXED[name][0]: flows.retry("human")})
    steps = {"menu": menu, "human": flows.queue(**SURE)}
    assert proved(name, steps, failures=0).verdict == "proved"


@pytest.mark.parametrize("name", FIXED)
def test_somebody_who_only_ever_fails_is_not_helped_where_failing_ends_the_call(flows, proved, name):
    """All else leads to a human; after two tries this caller is rung off."""
    other = "silence" if FIXED[name][0] == "not_understood" else "not_understood"
    menu = flows.menu({"1": flows.option("a", "human")}, speech=True, **{other: flows.retry("human")})
    steps = {"menu": menu, "human": flows.queue(**SURE), "bye": flows.hang_up("Goodbye.")}
    found = proved(name, steps, failures=0)
    assert found.verdict == "refuted"
    assert found.failing_steps == ("menu", "bye")
    assert does(found) == [FIXED[name][1]] * 2
    assert hears(found)[-2:] == ["Goodbye.", "(The service ends the call.)"]


def test_a_wrong_key_is_silence_where_no_key_is_taken(flows, proved):
    """At a question that takes speech alone nobody notices a key."""
    steps = {"why": flows.ask(flows.option("a", "bye"), silence=flows.retry("human")), "human": flows.queue(**SURE)}
    assert proved("wrong-key-caller", steps, failures=0).verdict == "proved"
    assert proved("unrecognised-caller", steps, failures=0).verdict == "refuted"


def test_by_keys_alone_a_human_can_be_had_where_every_way_has_a_key(flows, proved):
    """Silence and wrong keys lead to the same human as the key does."""
    then = {"silence": flows.retry("human"), "not_understood": flows.retry("human")}
    steps = {"menu": flows.menu({"1": flows.option("a", "human")}, **then), "human": flows.queue(**SURE)}
    found = proved("keypad-only-caller", steps)
    assert found.verdict == "proved"
    assert "Keys are" not in found.why, "they are taken at once everywhere"


def test_by_keys_alone_no_human_can_be_had_from_a_question_that_only_listens(flows, proved):
    """Who says nothing there is rung off; with speech there is a way."""
    again = flows.retry("why", 0)
    steps = {"why": flows.ask(flows.option("tax", "human"), silence=again, not_understood=again)}
    steps["human"] = flows.queue(**SURE)
    found = proved("keypad-only-caller", steps, failures=0, phrases={"tax": "tax"})
    assert found.verdict == "refuted"
    assert found.failing_steps == ("why",)
    assert "Keys are never taken at 'why'." in found.why
    assert proved("human-reachable", steps, failures=0, phrases={"tax": "tax"}).verdict == "proved"


def test_whether_a_speech_bot_takes_keys_is_not_known_without_its_export(flows, proved):
    """By keys alone it may be that there is a way or not; the bot's export is what to supply."""
    again = flows.retry("why", 0)
    ask = flows.ask(flows.option("tax", "human"), silence=again, not_understood=again, bot="BillingBot")
    steps = {"why": ask, "human": flows.queue(**SURE)}
    found = proved("keypad-only-caller", steps, failures=0)
    assert found.verdict == "cannot-tell"
    assert any("BillingBot" in what for what in found.supply)
    assert proved("human-reachable", steps, failures=0).verdict == "proved", "its intents are ranged over"


@pytest.mark.parametrize("name", ["human-reachable", "silent-caller", "human-whatever-happens"])
def test_where_an_unknown_step_decides_nothing_is_told_and_what_to_supply_is_named(flows, proved, unmodelled, name):
    """The missing flow may lead to a human or to none."""
    steps = {"menu": flows.menu({"1": flows.option("a", "missing")}, silence=flows.retry("missing"))}
    steps |= {"missing": MISSING, "bye": flows.queue(closing="bye", full="bye")}
    steps["menu"]["not_understood"] = flows.retry("missing")
    found = proved(name, steps, of=unmodelled, failures=0)
    assert found.verdict == "cannot-tell"
    assert found.supply == (MISSING["what"],)


def test_a_dead_end_is_refuted_though_another_step_is_unknown(flows, proved, unmodelled):
    """Whatever the missing flow holds, the other key ends the call."""
    steps = {
        "menu": flows.menu({"1": flows.option("a", "missing"), "2": flows.option("b", "bye")}),
        "missing": MISSING,
    }
    assert proved("human-reachable", steps, of=unmodelled).failing_steps == ("bye",)


def test_a_question_that_silence_leads_back_to_is_asked_for_ever(flows, proved):
    """Nothing but silence, and the same question for ever."""
    steps = {"menu": flows.menu({"1": flows.option("a", "human")}, silence=flows.retry("menu", 0))}
    steps["human"] = flows.queue(**SURE)
    found = proved("bounded-retries", steps)
    assert found.verdict == "refuted"
    assert found.failing_steps == ("menu",)
    assert (found.play.how, found.play.ends) == ("round", "menu")
    assert does(found) == ["Says and presses nothing."]


def test_a_key_to_hear_it_again_does_not_make_a_question_be_asked_for_ever(flows, proved):
    """Whoever presses it chooses to; silence and wrong keys end after two tries."""
    steps = {"menu": flows.menu({"1": flows.option("a", "human"), "9": flows.option("again", "menu")})}
    steps["human"] = flows.queue(**SURE)
    assert proved("bounded-retries", steps).verdict == "proved"


@pytest.mark.parametrize("name", ["bounded-retries", "no-livelock"])
def test_whether_a_counter_of_the_flows_own_ends_a_round_cannot_be_told(flows, proved, name):
    """Another system counts; what it answers each time is not in the flow, and the flow's name for it is said."""
    count = flows.retry("count", 0)
    steps = {
        "menu": flows.menu({"1": flows.option("a", "bye")}, silence=count, not_understood=count),
        "count": {"kind": "set", "asks": ["tries"], "to": "enough"},
        "enough": flows.branch("tries", "menu", three="bye"),
    }
    found = proved(name, steps, failures=0)
    assert found.verdict == "cannot-tell"
    assert any("'tries'" in what for what in found.supply)


def test_a_loop_that_is_counted_in_the_flow_is_followed_to_its_end(flows, proved):
    """The flow itself says how often it goes round, so it is known that it ends."""
    steps = {
        "twice": {"kind": "loop", "times": 2, "to": "menu", "done": "human"},
        "menu": flows.menu({"1": flows.option("a", "human")}),
        "human": flows.queue(**SURE),
    }
    steps["menu"] |= {"silence": flows.retry("twice", 0), "not_understood": flows.retry("twice", 0)}
    for name in ("bounded-retries", "silent-caller", "no-livelock"):
        assert proved(name, steps).verdict == "proved"


def test_two_questions_that_lead_to_one_another_alone_are_a_livelock(flows, proved):
    """Whatever one does, there is the other question, and never a human."""
    one, other = flows.retry("one", 0), flows.retry("other", 0)
    steps = {
        "one": flows.menu({"1": flows.option("a", "other")}, silence=other, not_understood=other),
        "other": flows.menu({"1": flows.option("a", "one")}, silence=one, not_understood=one),
    }
    found = proved("no-livelock", steps, failures=0)
    assert found.verdict == "refuted"
    assert set(found.failing_steps) == {"one", "other"}
    assert found.play.how == "round"
    steps["other"]["keys"]["2"] = flows.option("b", "human")
    steps["human"] = flows.queue(**SURE)
    assert proved("no-livelock", steps, failures=0).verdict == "proved", "there is a way on now, taken or not"


def test_what_the_voice_tells_is_an_outcome_that_those_who_miss_it_lack(flows, proved):
    """A date with digits comes to the control, and not to somebody who catches digits only when they are said again."""
    part = somebody(perceives={"sound": "part"})
    steps = {"told": flows.say("It comes by 14 September.", "bye", gives=["the-date"])}
    found = proved("same-outcome", steps, person=part)
    assert found.verdict == "refuted"
    assert "the-date" in found.why
    steps["told"]["to"] = "again"
    steps["again"] = flows.say("It comes by 14 September.", "bye", gives=["the-date"])
    assert proved("same-outcome", steps, person=part).verdict == "proved"


def test_a_goal_met_by_the_voice_is_a_good_end_where_a_human_was_offered(flows, proved):
    """As with a page that gives what people come for: the offer of a human makes the end good where the goal is met."""
    told = flows.say("It comes by 14 September.", "else", gives=["the-date"])
    offer = flows.menu(
        {"1": flows.option("person", "human", says="For an adviser, press 1.")},
        error="human",
    )
    steps = {"told": told, "else": offer, "human": flows.queue(**SURE)}
    assert proved("human-reachable", steps).verdict == "proved"
    del told["gives"]
    assert proved("human-reachable", steps).verdict == "refuted"


def test_what_only_speech_gets_is_an_outcome_that_the_unrecognised_lack(flows, proved):
    """The control's call to the adviser is shown, since this person has none to show."""
    steps = {"why": flows.ask(flows.option("tax", "human")), "human": flows.queue(**SURE)}
    never = somebody(says={"recognised": "never"})
    found = proved("same-outcome", steps, person=never, phrases={"tax": "tax"})
    assert found.verdict == "refuted"
    assert "human adviser" in found.why
    assert does(found) == ["Says “tax”."]
    assert hears(found)[-1] == "(An adviser answers.)"
    assert (found.play.how, found.play.ends) == ("human", "human")
    steps["why"]["silence"] = flows.retry("human")
    assert proved("same-outcome", steps, person=never, phrases={"tax": "tax"}).verdict == "proved"
