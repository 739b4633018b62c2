"""What each limit does to what a person receives and does, on one question. Every prompt takes one second."""

import pytest

from harness.phone.turns import Asking, Keys, Silence, Speech, Spoken


@pytest.fixture
def turn(flows):
    """The first turn of a flow that has one question."""

    def make(question, **more):
        return flows.simulator({"question": question}, **more).start("main")

    return make


@pytest.fixture
def three(flows, turn):
    """A menu of three: asked until 1000, then options a, b and person until 2000, 3000 and 4000."""
    names = {"1": "a", "2": "b", "3": "person"}
    return turn(flows.menu({key: flows.option(name, "bye", says=f"For {name}.") for key, name in names.items()}))


def presses(answer):
    assert isinstance(answer.response, Keys)
    return answer.response.presses


# Somebody with no limits.


def test_an_option_is_pressed_as_soon_as_it_was_offered(flows, three):
    """Heard at 2000, two seconds to decide, 0.6 to press."""
    answer = flows.caller(flows.person(), "a").answer(three)
    assert presses(answer) == (("1", 2000 + 2000 + 600),)
    assert (answer.ready, answer.did) == (4600, "Pressed 1.")


def test_the_first_wanted_of_what_is_offered_first_is_pressed(flows, three):
    """Both are wanted at once, so the caller does not wait for the better one."""
    assert presses(flows.caller(flows.person(), "b", "a").answer(three))[0][0] == "1"


def test_a_human_as_the_last_resort_waits_until_the_whole_menu_was_heard(flows, turn):
    first = turn(
        flows.menu({"1": flows.option("person", "bye", says="A human."), "2": flows.option("x", "bye", says="Else.")})
    )
    assert presses(flows.caller(flows.person(), "a", "person").answer(first)) == (("1", 3000 + 2600),)
    assert presses(flows.caller(flows.person(), "person").answer(first)) == (("1", 2000 + 2600),), "wanted at once"


def test_with_nothing_to_say_the_caller_is_silent(flows, three):
    answer = flows.caller(flows.person(), "something-else").answer(three)
    assert (answer.response, answer.ready, answer.did) == (Silence(), None, "Said and pressed nothing.")


def test_an_option_that_is_not_offered_aloud_is_not_known(flows, turn):
    first = turn(flows.menu({"1": flows.option("a", "bye"), "2": flows.option("b", "bye", says="For b.")}))
    assert flows.caller(flows.person(), "a").answer(first).response == Silence()


def test_an_open_question_is_answered_in_the_callers_own_words_when_it_was_asked_to_the_end(flows, turn):
    first = turn(flows.ask(flows.option("a", "bye")))
    answer = flows.caller(flows.person(), "a", saying="I lost my code").answer(first)
    assert answer.response == Speech("I lost my code", 3000, 3000 + 4 * 400)
    assert answer.did == "Said: “I lost my code”"


def test_the_callers_own_words_are_given_though_the_service_has_no_answer_for_them(flows, turn):
    first = turn(flows.ask(flows.option("b", "bye")))
    assert flows.caller(flows.person(), "a", saying="My code").answer(first).response.words == "My code"


def test_without_words_of_their_own_the_caller_says_nothing(flows, turn):
    assert flows.caller(flows.person(), "a").answer(turn(flows.ask(flows.option("a", "bye")))).response == Silence()


def test_an_answer_waits_until_the_question_takes_one(flows, turn):
    others = {str(key): flows.option("x", "bye", says="X.") for key in range(2, 8)}
    first = turn(flows.menu({"1": flows.option("a", "bye", says="A."), **others}, interruptible=False))
    answer = flows.caller(flows.person(), "a").answer(first)
    assert presses(answer) == (("1", 8000),), "ready at 4600, and the question opens at 8000"


# presses


def test_decides_puts_that_many_seconds_between_receiving_and_acting(flows, three, turn):
    slow = flows.person(presses={"decides": flows.number(3.5)})
    assert presses(flows.caller(slow, "a").answer(three)) == (("1", 2000 + 3500 + 600),)
    first = turn(flows.ask(flows.option("a", "bye")))
    assert flows.caller(slow, "a", saying="A").answer(first).response.start == 1000 + 3500


def test_each_key_takes_that_many_seconds_and_speech_does_not(flows, three, turn):
    slow = flows.person(presses={"each_key": flows.number(3)})
    assert presses(flows.caller(slow, "a").answer(three)) == (("1", 2000 + 2000 + 3000),)
    first = turn(flows.ask(flows.option("a", "bye")))
    assert flows.caller(slow, "a", saying="A").answer(first).response.start == 3000


def test_somebody_who_is_ready_at_the_deadline_is_in_time_and_a_millisecond_later_is_not(flows, three):
    spare = three.deadline - 2000 - 600
    in_time = flows.person(presses={"decides": flows.number(spare / 1000)})
    too_late = flows.person(presses={"decides": flows.number((spare + 1) / 1000)})
    assert presses(flows.caller(in_time, "a").answer(three)) == (("1", three.deadline),)
    answer = flows.caller(too_late, "a").answer(three)
    assert (answer.response, answer.ready) == (Silence(), three.deadline + 1)
    assert answer.did == "Was not ready in time."


# A late answer.


@pytest.fixture
def late(flows):
    """Somebody whose answer to a menu comes a second after the deadline, and the simulator they are on."""
    simulator = flows.simulator(
        {
            "question": flows.menu({"1": flows.option("a", "bye", says="A.")}, silence=flows.retry("other", again=1)),
            "other": flows.menu({"1": flows.option("a", "question", says="A.")}, asks="Else?", silence=flows.retry()),
        }
    )
    first = simulator.start("main")
    needs = first.deadline + 1000 - first.spoken[-1].end - 600
    slow = flows.caller(flows.person(presses={"decides": flows.number(needs / 1000)}), "a")
    answer = slow.answer(first)
    assert answer.response == Silence()
    return simulator, slow, simulator.respond(first, answer.response)


def test_a_late_answer_is_given_at_the_next_asking_of_the_same_question(late):
    simulator, slow, again = late
    answer = slow.answer(again)
    assert presses(answer) == (("1", again.state.now + 1000),)
    assert simulator.respond(again, answer.response).came.result == "answered"


def test_a_late_answer_is_given_only_once(late):
    """Lost, it has to be thought of anew; and then it is as late as the first."""
    _, slow, again = late
    slow.answer(again)
    third = slow.answer(again)
    assert (third.response, third.ready) == (Silence(), again.deadline + 1000)


def test_a_late_answer_is_lost_when_the_question_has_gone(late):
    simulator, slow, again = late
    other = simulator.respond(again, Silence())
    assert isinstance(other, Asking)
    assert other.state.at == "other"
    answer = slow.answer(other)
    assert (answer.response, answer.ready) == (Silence(), other.deadline + 1000), "decided anew, and late again"


# remembers.options


@pytest.mark.parametrize(("held", "pressed"), [(1, None), (2, "2"), (3, "2"), (4, "2")])
def test_only_the_last_options_heard_are_in_mind_when_the_menu_is_over(flows, turn, held, pressed):
    """A human is the last resort, offered second of three: gone for somebody who holds one option."""
    menu = {"1": "x", "2": "person", "3": "y"}
    first = turn(flows.menu({key: flows.option(name, "bye", says=f"For {name}.") for key, name in menu.items()}))
    who = flows.person(remembers={"options": flows.number(held)})
    answer = flows.caller(who, "a", "person").answer(first)
    if pressed is None:
        assert answer.response == Silence()
    else:
        assert presses(answer)[0][0] == pressed


def test_somebody_who_holds_no_options_in_mind_presses_only_what_they_want_when_it_is_offered(flows, three):
    who = flows.person(remembers={"options": flows.number(0)})
    assert presses(flows.caller(who, "a").answer(three))[0][0] == "1"
    assert flows.caller(who, "z", "person").answer(three).response == Silence()


# says


@pytest.mark.parametrize(
    ("recognised", "clear"), [("always", [True, True]), ("second-try", [False, True]), ("never", [False, False])]
)
def test_recognised_decides_at_which_try_a_spoken_answer_is_understood(flows, recognised, clear):
    simulator = flows.simulator({"ask": flows.ask(flows.option("a", "bye"))}, phrases={"code": "a"})
    who = flows.caller(flows.person(says={"recognised": recognised}), "a", saying="My code")
    first = simulator.start("main")
    answer = who.answer(first)
    # At the second try, whatever became of the first.
    second = who.answer(simulator.respond(first, flows.speech("My code", 3000, clear=False)))
    assert [answer.response.clear, second.response.clear] == clear


def test_keys_do_not_depend_on_being_recognised(flows, three):
    assert presses(flows.caller(flows.person(says={"recognised": "never"}), "a").answer(three))


def test_speaking_takes_words_at_the_persons_rate(flows, turn):
    who = flows.person(says={"words_a_minute": flows.number(60)})
    spoken = flows.caller(who, "a", saying="My code").answer(turn(flows.ask(flows.option("a", "bye")))).response
    assert spoken.end - spoken.start == 2000


# perceives


def test_somebody_who_hears_nothing_receives_nothing_and_does_nothing(flows, three, turn):
    deaf = flows.caller(flows.person(perceives={"sound": "none"}), "a", saying="My code")
    received = deaf.receive(three.spoken[0])
    assert (received.words, received.missed) == (None, "Nothing spoken is heard.")
    assert deaf.answer(three).response == Silence()
    assert deaf.answer(turn(flows.ask(flows.option("a", "bye")))).response == Silence()


def test_somebody_who_hears_receives_words_when_they_have_been_said(flows, three):
    received = flows.caller(flows.person(), "a").receive(three.spoken[1])
    assert (received.words, received.at, received.missed) == ("For a.", 2000, None)


@pytest.fixture
def deaf(flows):
    """Calls through a relay that types a word a second, and takes two seconds to turn."""
    return flows.caller(flows.person(perceives=flows.relay()), "a", saying="My code")


def test_through_a_relay_each_prompt_reaches_the_person_when_it_was_typed_one_after_another(deaf):
    """Three words and one word: three seconds from when it began, and then one more."""
    first = deaf.receive(Spoken("s", "One two three.", 0, 1000))
    second = deaf.receive(Spoken("s", "Four.", 1000, 2000))
    assert (first.words, first.at) == ("One two three.", 3000)
    assert (second.words, second.at) == ("Four.", 4000)


def test_a_relay_that_types_faster_than_the_voice_is_done_when_the_voice_is(flows):
    fast = flows.caller(flows.person(perceives=flows.relay(typed=6000)), "a")
    assert fast.receive(Spoken("s", "One two three.", 0, 1000)).at == 1000


def test_what_a_relay_has_typed_is_not_typed_again(deaf):
    """Said again, it is before the person already, and new words follow at once."""
    deaf.receive(Spoken("s", "One two three.", 0, 1000))
    again = deaf.receive(Spoken("s", "One two three.", 10_000, 11_000))
    new = deaf.receive(Spoken("s", "Four.", 11_000, 12_000))
    assert again.at <= 11_000
    assert new.at == 12_000


def test_the_same_words_of_another_step_are_typed(deaf):
    deaf.receive(Spoken("one", "One two three.", 0, 1000))
    assert deaf.receive(Spoken("two", "One two three.", 10_000, 11_000)).at == 13_000


def test_through_a_relay_a_key_costs_deciding_typing_the_wish_and_the_assistants_turn(flows, turn, deaf):
    """'Choose.' and 'A.' are typed at 2000; two to decide, 'press 1' is two words, two to turn."""
    first = turn(flows.menu({"1": flows.option("a", "bye", says="A.")}, wait=flows.number(60)))
    answer = deaf.answer(first)
    assert presses(answer) == (("1", 2000 + 2000 + 2000 + 2000),)
    assert answer.did == "Had the assistant press 1."


def test_a_relay_costs_no_key_travel_of_the_persons_own(flows, turn):
    first = turn(flows.menu({"1": flows.option("a", "bye", says="A.")}, wait=flows.number(60)))
    slow = flows.person(perceives=flows.relay(), presses={"each_key": flows.number(30)})
    assert presses(flows.caller(slow, "a").answer(first)) == (("1", 8000),)


@pytest.mark.parametrize("recognised", ["always", "second-try", "never", "silent"])
def test_the_assistants_speech_is_understood_whatever_the_persons_own_is(flows, turn, recognised):
    """'Why are you calling?' takes four seconds to type."""
    who = flows.person(perceives=flows.relay(), says={"recognised": recognised})
    first = turn(flows.ask(flows.option("a", "bye"), wait=flows.number(60)))
    answer = flows.caller(who, "a", saying="My code").answer(first)
    assert answer.response == Speech("My code", 4000 + 2000 + 2000 + 2000, 10_800, clear=True)
    assert answer.did == "Had the assistant say: “My code”"


def test_an_answer_through_a_relay_is_never_given_before_the_question_was_put(flows, deaf):
    """Not understood, asked again in the same words: typed already, but the person cannot know of it before."""
    simulator = flows.simulator({"ask": flows.ask(flows.option("a", "bye"), wait=flows.number(60))})
    first = simulator.start("main")
    again = simulator.respond(first, deaf.answer(first).response)
    assert again.came.result == "not-understood"
    second = deaf.answer(again)
    assert second.ready >= again.state.now + 6000, "it takes as long to decide, to type and to turn as the first time"


def test_the_lag_of_a_relay_is_what_typing_takes_longer_than_speaking_and_the_assistants_turn(flows):
    """lag = words x 60 x (1/typed - 1/spoken) + turn: ninety words at 150 spoken and 40 typed are 99 seconds behind."""
    words = " ".join(["word"] * 90)
    spoken = Spoken("step", words, 0, 90 * 60_000 // 150)
    deaf = flows.caller(flows.person(perceives=flows.relay(typed=40, assistant=5)), "a")
    heard = deaf.receive(spoken)
    assert heard.at - heard.spoken.end == 99_000
