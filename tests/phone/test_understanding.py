"""What reaches somebody who hears in part or knows another language, and how they answer questions of other sorts."""

import itertools

import pytest

from harness.phone.turns import Asking, Keys, Silence, Speech


@pytest.fixture
def menu(flows):
    """A menu that is put twice: one option, offered at 2000 and, after silence, again."""
    return flows.simulator({"m": flows.menu({"1": flows.option("a", "bye", says="For a, press 1.")})})


def test_somebody_who_hears_in_part_catches_a_key_only_when_it_is_said_again(flows, menu):
    who = flows.caller(flows.person(perceives={"sound": "part"}), "a")
    first = menu.start("main")
    assert who.answer(first).response == Silence()
    second = menu.respond(first, Silence())
    assert isinstance(second, Asking)
    assert isinstance(who.answer(second).response, Keys)


def test_somebody_who_hears_in_part_receives_the_words_without_the_digits(flows, menu):
    heard = flows.caller(flows.person(perceives={"sound": "part"}), "a").receive(menu.start("main").spoken[1])
    assert heard.words == "For a, press …."
    assert not heard.keys
    assert heard.missed


def test_in_a_language_of_others_only_the_digits_reach_somebody(flows, menu):
    who = flows.caller(flows.person(understands={"languages": ["pl"]}), "a")
    heard = who.receive(menu.start("main").spoken[1])
    assert (heard.words, heard.understood) == ("1", False)
    assert who.answer(menu.start("main")).response == Silence()


def test_somebody_understands_a_step_in_their_own_language(flows):
    steps = {"m": flows.menu({"1": flows.option("a", "bye", says="I gael a, pwyswch 1.")}, language="cy")}
    turn = flows.simulator(steps).start("main")
    assert isinstance(flows.caller(flows.person(understands={"languages": ["cy"]}), "a").answer(turn).response, Keys)
    assert flows.caller(flows.person(), "a").answer(turn).response == Silence()


@pytest.mark.parametrize(("speaks", "response"), [(True, Speech), (False, Silence)])
def test_open_questions_are_answered_only_by_those_who_can(flows, speaks, response):
    turn = flows.simulator({"q": flows.ask(flows.option("a", "bye"))}).start("main")
    who = flows.caller(flows.person(says={"open_questions": speaks}), "a", saying="About a.")
    assert isinstance(who.answer(turn).response, response)


@pytest.mark.parametrize(("has_one", "key"), [(True, "1"), (False, "2")])
def test_a_question_about_a_fact_is_answered_by_what_is_true(flows, has_one, key):
    answers = [flows.option("yes", "bye", "Press 1 for yes.", "1"), flows.option("no", "bye", "Press 2 for no.", "2")]
    steps = {"q": flows.ask(*answers, about="has-nino", accepts=["speech", "keys"])}
    who = flows.caller(flows.person(proves={"nino": has_one}), "a")
    response = who.answer(flows.simulator(steps).start("main")).response
    assert isinstance(response, Keys)
    assert response.presses[0][0] == key


def test_yes_and_no_are_spoken_where_no_key_is_offered(flows):
    steps = {"q": flows.ask(flows.option("yes", "bye"), flows.option("no", "bye"), about="own-account")}
    response = flows.caller(flows.person(), "a").answer(flows.simulator(steps).start("main")).response
    assert isinstance(response, Speech)
    assert response.words == "Yes."


def test_a_number_is_typed_at_the_persons_pace(flows):
    turn = flows.simulator({"e": flows.entry("bye")}).start("main")
    response = flows.caller(flows.person(presses={"each_key": flows.number(1)}), "a").answer(turn).response
    assert isinstance(response, Keys)
    times = [at for _, at in response.presses]
    assert [later - earlier for earlier, later in itertools.pairwise(times)] == [1000, 1000]


def test_somebody_without_a_nino_has_none_to_type(flows):
    turn = flows.simulator({"e": flows.entry("bye", keeps="nino")}).start("main")
    assert flows.caller(flows.person(proves={"nino": False}), "a").answer(turn).response == Silence()


def test_a_menu_that_can_be_heard_again_is_heard_again_once(flows):
    keys = {
        "1": flows.option("a", "bye", says="For a, press 1."),
        "2": flows.option("b", "bye", says="For b, press 2."),
        "9": flows.option("again", "m", says="To hear this again, press 9."),
    }
    simulator = flows.simulator({"m": flows.menu(keys)})
    who = flows.caller(flows.person(), "something-else")
    first = simulator.start("main")
    asked = who.answer(first)
    assert isinstance(asked.response, Keys)
    assert asked.response.presses[0][0] == "9"
    second = simulator.respond(first, asked.response)
    assert isinstance(second, Asking)
    assert who.answer(second).response == Silence()
