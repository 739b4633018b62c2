"""What a question does when it goes wrong, worked out from the flow."""

import pytest

from harness.phone.facts import Facts
from harness.phone.lengths import Lengths
from harness.phone.simulator import Simulator
from harness.phone.turns import Outside, Silence


@pytest.fixture
def about(flows):
    """The facts of the first question of a flow; ``after`` is how often it has met silence before."""

    def facts(steps, *, seconds=None, after=0, **outside):
        lengths = Lengths(flows.pack(steps, seconds=seconds))
        simulator = Simulator(lengths.pack.phone, lengths, Outside(**outside))
        turn = simulator.start("main")
        for _ in range(after):
            turn = simulator.respond(turn, Silence())
        return Facts.of(simulator, lengths).about(turn)

    return facts


def test_what_a_question_takes(flows, about):
    spoken = about({"ask": flows.ask(flows.option("tax", "bye"))})
    pressed = about({"menu": flows.menu({"1": flows.option("tax", "bye")})})
    either = about({"menu": flows.menu({"1": flows.option("tax", "bye")}, speech=True)})
    assert [(f["speech"], f["keys"]) for f in (spoken, pressed, either)] == [(True, False), (False, True), (True, True)]


def test_the_wait_is_the_questions_own_or_else_the_platforms_and_says_whether_it_is_assumed(flows, about):
    published = {"value": 8, "source": "Published."}
    own = about({"menu": flows.menu({"1": flows.option("tax", "bye")}, wait=published)})
    platforms = about({"menu": flows.menu({"1": flows.option("tax", "bye")})})
    assert (own["wait"], own["wait_assumed"]) == (8, False)
    assert (platforms["wait"], platforms["wait_assumed"]) == (5, True)


@pytest.mark.parametrize("again", [0, 1, 3])
def test_tries_are_how_often_the_question_is_put_to_a_silent_caller(flows, about, again):
    steps = {"menu": flows.menu({"1": flows.option("tax", "bye")}, silence=flows.retry(again=again))}
    assert about(steps)["tries"] == again + 1


@pytest.mark.parametrize(
    ("then", "ends"),
    [("bye", True), ("round", True), ("wait", False), ("leave", False), ("later", False), ("menu", False)],
)
def test_silence_ends_the_call_where_it_leads_to_a_hang_up_or_to_nothing_at_all(flows, about, then, ends):
    steps = {
        "menu": flows.menu({"1": flows.option("tax", "bye")}, silence=flows.retry(then, again=1)),
        "round": flows.go_to("round"),
        "wait": flows.queue(),
        "leave": flows.voicemail(),
        "later": flows.callback(),
    }
    assert about(steps)["silence_ends"] is ends


def test_whether_silence_ends_the_call_may_hang_on_what_is_outside(flows, about):
    steps = {
        "menu": flows.menu({"1": flows.option("tax", "bye")}, silence=flows.retry("wait")),
        "wait": flows.queue(),
    }
    assert about(steps)["silence_ends"] is False
    assert about(steps, happens={"wait": "full"})["silence_ends"] is True


def test_keys_count_at_once_after_some_silences_or_never(flows, about):
    def speech_then(then, again):
        return {
            "ask": flows.ask(flows.option("tax", "bye"), silence=flows.retry(then, again=again)),
            "menu": flows.menu({"1": flows.option("tax", "bye")}),
        }

    assert about({"menu": flows.menu({"1": flows.option("tax", "bye")})})["keys_after"] == 0
    assert about(speech_then("menu", 0))["keys_after"] == 1
    assert about(speech_then("menu", 2))["keys_after"] == 3
    assert about(speech_then("bye", 2))["keys_after"] is None


def test_a_question_that_only_ever_listens_takes_keys_never(flows, about):
    """It asks for ever, and working that out comes to an end."""
    assert about({"ask": flows.ask(flows.option("tax", "bye"), silence=flows.retry("ask"))})["keys_after"] is None


def test_facts_are_the_same_at_whichever_try_they_are_asked_for(flows, about):
    steps = {
        "ask": flows.ask(flows.option("tax", "bye"), silence=flows.retry("menu", again=2)),
        "menu": flows.menu({"1": flows.option("tax", "bye")}),
    }
    assert about(steps, after=2) == about(steps)


def test_a_question_is_measured_when_all_it_can_say_is_in_the_lock(flows, about):
    steps = {"menu": flows.menu({"1": flows.option("tax", "bye")}, silence=flows.retry(saying=("Pardon?",)))}
    assert about(steps)["measured"] is True
    assert about(steps, seconds={"Choose.": 1.0})["measured"] is False
