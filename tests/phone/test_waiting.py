"""Queues, messages and call-backs: what is said while a caller waits, and every way out."""

import pytest

from harness.phone.turns import Ended, Held, Outside, Spoken


def announced(flows, every=20, saying=("Please hold.",)):
    return {"every": flows.number(every), "saying": list(saying)}


def test_announcements_are_made_in_turn_while_somebody_waits(flows):
    steps = {"hold": flows.queue(65, announcements=announced(flows, saying=("One.", "Two.")))}
    ended = flows.simulator(steps).start("main")
    said = [(event.words, event.start) for event in ended.events if isinstance(event, Spoken)]
    assert said == [("One.", 20_000), ("Two.", 41_000), ("One.", 62_000)]
    assert ended.how == "human"
    assert ended.state.now == 65_000


def test_no_announcement_is_begun_that_the_answer_would_cut_short(flows):
    ended = flows.simulator({"hold": flows.queue(20.5, announcements=announced(flows))}).start("main")
    assert not [event for event in ended.events if isinstance(event, Spoken)]


def test_time_waited_is_not_lost_by_leaving_a_queue_and_coming_back(flows):
    steps = {
        "hold": flows.queue(100, longest_wait=flows.number(60), too_long="offer"),
        "offer": flows.say("Still busy.", "back"),
        "back": flows.queue(100),
    }
    ended = flows.simulator(steps).start("main")
    waits = [event.end - event.start for event in ended.events if isinstance(event, Held)]
    assert waits == [60_000, 40_000]
    assert ended.how == "human"


def test_whoever_answers_may_put_the_caller_through_elsewhere(flows):
    """The time that was waited for the wrong human is lost."""
    steps = {
        "wrong": flows.queue(60, hands_over="over"),
        "over": flows.transfer("right", human="manager"),
        "right": flows.queue(40, human="manager"),
    }
    over = flows.simulator(steps, Outside(happens={"wrong": "handed-over"})).start("main")
    assert (over.how, over.human, over.state.now) == ("human", "manager", 60_000)
    nobody_free = Outside(happens={"wrong": "handed-over", "over": "failed"})
    again = flows.simulator(steps, nobody_free).start("main")
    assert (again.how, again.human, again.state.now) == ("human", "manager", 100_000)


def test_a_queue_that_hands_nobody_over_answers(flows):
    ended = flows.simulator({"hold": flows.queue(60)}, Outside(happens={"hold": "handed-over"})).start("main")
    assert (ended.how, ended.human) == ("human", "adviser")


def test_a_message_takes_its_time_and_the_call_goes_on_where_it_says(flows):
    steps = {"leave": flows.voicemail(seconds=flows.number(30), to="after"), "after": flows.hang_up("Thank you.")}
    ended = flows.simulator(steps).start("main")
    assert (ended.how, ended.state.at, ended.state.now) == ("hung-up", "after", 1000 + 30_000 + 1000)


@pytest.mark.parametrize(
    ("line", "how"),
    [("mobile", "callback"), ("landline", "callback"), ("withheld", "hung-up"), ("international", "hung-up")],
)
def test_a_caller_whose_number_is_not_known_is_not_rung_back(flows, line, how):
    assert flows.simulator({"ring": flows.callback()}, Outside(line=line)).start("main").how == how


def test_a_service_that_learns_that_a_text_was_not_delivered_goes_another_way(flows):
    steps = {"text": flows.text("link", "bye", not_delivered="help"), "help": flows.queue()}
    undelivered = flows.simulator(steps, Outside(values={"text": "not-delivered"})).start("main")
    assert isinstance(undelivered, Ended)
    assert undelivered.how == "human"
    assert flows.simulator(steps).start("main").how == "hung-up"


@pytest.mark.parametrize(("given", "how"), [({}, "human"), ({"open": "no"}, "hung-up")])
def test_closed_hours_are_a_branch(flows, given, how):
    steps = {"hours": flows.branch("open", "hold", no="bye"), "hold": flows.queue()}
    assert flows.simulator(steps, Outside(values=given)).start("main").how == how


def test_the_relay_prefix_is_a_branch(flows):
    steps = {"relay": flows.branch("prefix", "bye", **{"18001": "hold"}), "hold": flows.queue()}
    assert flows.simulator(steps, Outside(values={"prefix": "18001"})).start("main").how == "human"
    assert flows.simulator(steps).start("main").how == "hung-up"


def test_a_caller_may_switch_the_language_and_hears_the_rest_in_it(flows):
    steps = {
        "choose": flows.menu({"1": flows.option("welsh", "welsh", says="Am Gymraeg, pwyswch 1.")}, language="cy"),
        "welsh": flows.set_values("by-language", language="cy"),
        "by-language": flows.branch("language", "english", cy="cymraeg"),
        "english": flows.say("Welcome.", "bye"),
        "cymraeg": flows.say("Croeso.", "bye", language="cy"),
    }
    simulator = flows.simulator(steps)
    ended = simulator.respond(simulator.start("main"), flows.keys("1", 3000))
    (said,) = [event for event in ended.events if isinstance(event, Spoken)]
    assert (said.words, said.language) == ("Croeso.", "cy")


def test_an_entry_may_have_a_time_between_keys_of_its_own(flows):
    digits = {"least": 2, "most": 2, "keeps": "typed-in", "to": "taken", "between": flows.number(10)}
    steps = {"e": flows.ask(accepts=["keys"], digits=digits), "taken": flows.hang_up()}
    simulator = flows.simulator(steps)
    slowly = flows.keys("12", 2000, apart=9000)
    assert simulator.respond(simulator.start("main"), slowly).state.at == "taken"
