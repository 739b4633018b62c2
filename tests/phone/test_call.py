"""What a call writes down: what was offered, what this person received, and what they did. A prompt takes a second."""

import pytest

from harness.model.base import Channel
from harness.phone.call import MOST_TURNS, make_call
from harness.phone.turns import Outside

PHONE_NUMBER = "01632 960123"


@pytest.fixture
def play(flows):
    """A call on the first step's line, by somebody who wants a text and says 'My code'."""

    def call(steps, who=None, *wants, at=0.0, phrases=None, seconds=None, outside=None, **platform):
        made = flows.flow(steps, phrases=phrases, **platform)
        pack = flows.pack(made, seconds=seconds, texts={"link": "Here: https://example.org"})
        caller = flows.caller(who or flows.person(), *(wants or ("a",)), saying="My code")
        return make_call(pack, "main", caller, at=at, outside=outside)

    return call


@pytest.fixture
def simple(flows):
    return {
        "welcome": flows.say("Welcome.", "menu"),
        "menu": flows.menu(
            {"1": flows.option("a", "end", says="For a."), "2": flows.option("b", "end", says="For b.")}
        ),
        "end": flows.hang_up("Goodbye."),
    }


def shown(moment):
    return moment.kind, moment.at, moment.until, moment.step


def test_moments_come_in_order_of_time_and_say_what_was_offered_received_and_done(play, simple):
    """Offered at 3, two seconds to decide, 0.6 to press: the key falls on 5.6."""
    question, goodbye, end = play(simple).moments
    assert shown(question) == ("question", 0, 5.6, "menu")
    assert question.offered == question.received == "Welcome. Choose. For a. For b."
    assert (question.missed, question.did) == (None, "Pressed 1.")
    assert question.spoken == ("Welcome.", "Choose.", "For a.", "For b.")
    assert shown(goodbye) == ("prompt", 5.6, 6.6, "end")
    assert (goodbye.offered, goodbye.received, goodbye.did) == ("Goodbye.", "Goodbye.", None)
    assert shown(end) == ("end", 6.6, 6.6, "end")
    assert end.offered == "The service ended the call."


def test_moments_point_at_the_line_of_their_step(play, simple):
    call = play(simple)
    assert [str(moment.where) for moment in call.moments] == ["phone.yaml:2:1", "phone.yaml:3:1", "phone.yaml:3:1"]
    assert {moment.channel for moment in call.moments} == {Channel.PHONE}


def test_a_call_that_is_made_later_in_the_journey_is_written_down_at_its_time(play, simple):
    early, late = play(simple), play(simple, at=100.5)
    assert [m.at + 100.5 for m in early.moments] == [m.at for m in late.moments]
    assert late.until == pytest.approx(early.until + 100.5)
    assert late.questions[0].attempts[0].deadline == early.questions[0].attempts[0].deadline + 100.5


def test_an_answer_that_cuts_a_prompt_short_leaves_what_came_after_it_unsaid(play, flows, simple):
    """The key falls on 3.6, amid the second option: offered is what had begun, received what was said to its end."""
    quick = flows.person(presses={"decides": flows.number(0)})
    question = play(simple, quick).moments[0]
    assert question.until == 3.6
    assert question.offered == "Welcome. Choose. For a. For b."
    assert question.received == "Welcome. Choose. For a."
    assert question.missed == "The answer cut it short."
    even_quicker = flows.person(presses={"decides": flows.number(0), "each_key": flows.number(0)})
    question = play(simple, even_quicker).moments[0]
    assert question.offered == "Welcome. Choose. For a.", "the key falls on the end of the option"


def test_somebody_who_hears_nothing_received_nothing_of_what_was_offered(play, flows, simple):
    call = play(simple, flows.person(perceives={"sound": "none"}))
    question = call.moments[0]
    assert question.offered.startswith("Welcome.")
    assert (question.received, question.missed) == (None, "Nothing spoken is heard.")
    assert question.did == "Said and pressed nothing."
    assert [attempt.result for attempt in call.questions[0].attempts] == ["silence", "silence"]
    assert call.ended.how == "hung-up"


def test_through_a_relay_words_are_received_late_and_the_moment_says_how_late(play, flows):
    """Six words at a word a second, said in one second."""
    prompt = play({"say": flows.hang_up("We are closed today, call again.")}, flows.person(perceives=flows.relay()))
    moment = prompt.moments[0]
    assert (moment.offered, moment.received) == (moment.offered, moment.offered)
    assert moment.missed == "It was typed 5 seconds after it had been said."


# Questions and their attempts.


def test_an_attempt_holds_when_it_was_asked_until_when_and_when_this_person_was_ready(play, simple):
    (question,) = play(simple).questions
    (attempt,) = question.attempts
    assert (attempt.asked, attempt.prompt_ended, attempt.deadline) == (0, 4, 9)
    assert (attempt.ready, attempt.answered, attempt.result) == (5.6, 5.6, "answered")
    assert (question.by, question.step, question.asks, question.moment) == ("key", "menu", "Choose.", 0)
    assert str(question.where) == "phone.yaml:2:1"


def test_an_interrupted_prompt_ended_when_it_was_interrupted(play, flows, simple):
    quick = flows.person(presses={"decides": flows.number(0)})
    assert play(simple, quick).questions[0].attempts[0].prompt_ended == 3.6


def test_a_question_that_is_put_again_is_one_question_with_two_attempts(play, flows, simple):
    """Somebody who needs half a second too long answers at the second asking."""
    slow = flows.person(presses={"decides": flows.number(5.9)})
    (question,) = (call := play(simple, slow)).questions
    first, second = question.attempts
    assert (first.result, first.ready, first.answered) == ("silence", 9.5, None)
    assert (second.result, second.asked, second.answered) == ("answered", 9, 9.5)
    assert [m.did for m in call.moments[:2]] == ["Was not ready in time.", "Pressed 1."]
    assert (question.moment, question.by) == (0, "key")


def test_a_question_that_is_entered_again_is_another_question(play, flows):
    steps = {
        "menu": flows.menu(
            {"1": flows.option("b", "bye", says="For b.")}, silence=flows.retry("back", again=0), speech=False
        ),
        "back": flows.say("Again.", "menu"),
    }
    call = play(steps, None, "nothing")
    assert len(call.questions) == MOST_TURNS
    assert {len(question.attempts) for question in call.questions} == {1}


def test_a_question_that_was_never_answered_was_answered_by_nothing(play, simple):
    call = play(simple, None, "nothing")
    (question,) = call.questions
    assert (question.by, question.attempts[0].ready) == (None, None)
    assert call.moments[0].until == 9, "the moment lasts until the wait is over"


def test_each_question_points_at_the_moment_it_was_first_put(play, flows):
    steps = {
        "first": flows.menu({"1": flows.option("a", "between", says="For a.")}),
        "between": flows.text("link", "second"),
        "second": flows.menu({"1": flows.option("a", "bye", says="For a.")}, asks="And now?"),
    }
    call = play(steps, flows.person(presses={"decides": flows.number(5.9)}))
    assert [question.step for question in call.questions] == ["first", "second"]
    for question in call.questions:
        moment = call.moments[question.moment]
        assert (moment.kind, moment.step, moment.at) == ("question", question.step, question.attempts[0].asked)


@pytest.mark.parametrize(
    ("recognised", "results", "by"),
    [
        ("always", ["answered"], "speech"),
        ("second-try", ["not-understood", "answered"], "speech"),
        ("never", ["not-understood", "not-understood"], None),
        ("silent", ["silence", "silence"], None),
    ],
)
def test_how_a_recogniser_takes_this_persons_speech(play, flows, recognised, results, by):
    steps = {"ask": flows.ask(flows.option("a", "done")), "done": flows.hang_up()}
    call = play(steps, flows.person(says={"recognised": recognised}), phrases={"code": "a"})
    (question,) = call.questions
    assert [attempt.result for attempt in question.attempts] == results
    assert (question.by, call.ended.state.at) == (by, "done" if by else "bye")
    if recognised == "never":
        assert call.moments[0].did == "Said: “My code” The service did not understand."


def test_a_question_in_words_that_were_not_measured_says_so(play, simple):
    prompts = ("Welcome.", "Choose.", "For a.", "Goodbye.")
    call = play(simple, seconds=dict.fromkeys(prompts, 1.0))
    assert call.questions[0].measured is False
    assert play(simple).questions[0].measured is True


def test_a_relay_person_who_is_not_understood_and_asked_the_same_again_is_no_trouble(play, flows):
    call = play(
        {"ask": flows.ask(flows.option("a", "bye"), wait=flows.number(60))}, flows.person(perceives=flows.relay())
    )
    assert [attempt.result for attempt in call.questions[0].attempts] == ["not-understood", "not-understood"]


def test_an_answer_that_came_while_the_call_was_elsewhere_is_lost_and_given_anew(play, flows):
    """Silence leads into a queue that lets go after half a minute, and back to the question: too late again."""
    steps = {
        "menu": flows.menu({"1": flows.option("a", "bye", says="For a.")}, silence=flows.retry("hold", again=0)),
        "hold": flows.queue(60, longest_wait=flows.number(30), too_long="menu"),
    }
    call = play(steps, flows.person(presses={"decides": flows.number(5)}))
    first, second = (question.attempts[0] for question in call.questions[:2])
    assert second.asked == first.deadline + 30
    assert second.ready - second.asked == pytest.approx(first.ready - first.asked)


def test_somebody_whose_answer_falls_on_the_first_word_was_offered_nothing(play, flows):
    """The answer was ready at the very moment at which the question comes again."""
    steps = {
        "menu": flows.menu({"1": flows.option("a", "bye", says="For a.")}, silence=flows.retry("hold", again=0)),
        "hold": flows.queue(60, longest_wait=flows.number(0.6), too_long="menu"),
    }
    call = play(steps, flows.person(presses={"decides": flows.number(5), "each_key": flows.number(0.6)}))
    again = call.moments[2]
    assert (again.kind, again.at, again.until, again.did) == ("question", 7.6, 7.6, "Pressed 1.")
    assert (again.offered, again.received, again.spoken) == (None, None, ())


# Numbers.


@pytest.fixture
def numbers(flows):
    """A call in which the number is said in ``times`` prompts."""

    def steps(times):
        names = [f"say-{place}" for place in range(times)]
        return {
            name: flows.say(f"Number {name}: {PHONE_NUMBER}.", to)
            for name, to in zip(names, [*names[1:], "bye"], strict=True)
        }

    return steps


def test_a_number_that_was_said_is_written_down_with_where_and_how_often(play, numbers):
    call = play(numbers(2))
    (number,) = call.numbers
    assert (number.number, number.step, number.times, number.received) == (PHONE_NUMBER, "say-0", 2, 2)
    assert (str(number.where), number.moment) == ("phone.yaml:1:1", 0)
    assert PHONE_NUMBER in call.moments[number.moment].offered


@pytest.mark.parametrize(
    ("remembers", "times", "kept"),
    [
        ("first-time", 1, True),
        ("second-time", 1, False),
        ("second-time", 2, True),
        ("never", 1, False),
        ("never", 5, False),
    ],
)
def test_a_number_is_kept_once_it_was_spoken_as_often_as_this_person_needs(
    play, flows, numbers, remembers, times, kept
):
    call = play(numbers(times), flows.person(remembers={"spoken_number": remembers}))
    assert call.numbers[0].kept is kept


def test_a_number_that_was_not_heard_is_neither_received_nor_kept(play, flows, numbers):
    (number,) = play(numbers(2), flows.person(perceives={"sound": "none"})).numbers
    assert (number.times, number.received, number.kept) == (2, 0, False)


def test_a_number_that_a_relay_typed_is_kept_whatever_this_person_remembers(play, flows, numbers):
    who = flows.person(perceives=flows.relay(), remembers={"spoken_number": "never"})
    assert play(numbers(1), who).numbers[0].kept is True


def test_a_number_said_twice_in_one_prompt_was_said_twice(play, flows):
    prompt = f"Call {PHONE_NUMBER}. I say it again: {PHONE_NUMBER}."
    (number,) = play({"say": flows.hang_up(prompt)}, flows.person(remembers={"spoken_number": "second-time"})).numbers
    assert (number.times, number.received, number.kept) == (2, 2, True)


def test_two_ways_of_writing_a_number_are_one_number(play, flows):
    steps = {"say": flows.say(f"Call {PHONE_NUMBER}.", "again"), "again": flows.hang_up("Call 01632960123.")}
    (number,) = play(steps).numbers
    assert (number.number, number.times) == (PHONE_NUMBER, 2)


def test_a_number_in_a_question_can_be_heard_again_where_an_answer_says_so(play, flows):
    def steps(*intents):
        keys = {str(key): flows.option(intent, "bye", says=f"For {intent}.") for key, intent in enumerate(intents)}
        return {"menu": flows.menu(keys, asks=f"Call {PHONE_NUMBER}.")}

    assert play(steps("again", "a")).numbers[0].can_hear_again is True
    assert play(steps("a")).numbers[0].can_hear_again is False


def test_a_number_that_the_answer_cut_off_was_not_said(play, flows):
    """The key falls on 3.6, and the number is in the prompt that ends at 4."""
    keys = {"1": flows.option("a", "bye", says="For a."), "2": flows.option("b", "bye", says=f"Call {PHONE_NUMBER}.")}
    steps = {"welcome": flows.say("Welcome.", "menu"), "menu": flows.menu(keys)}
    assert play(steps, flows.person(presses={"decides": flows.number(0)})).numbers == []
    assert len(play(steps).numbers) == 1


# Texts, queues, endings.


def test_a_text_is_noted_with_its_time_and_nothing_of_it_reaches_the_caller_on_the_call(play, flows):
    call = play({"say": flows.say("Wait.", "text"), "text": flows.text("link", "bye")}, at=10)
    assert call.texts == [("link", 11, True)]
    moment = call.moments[1]
    assert (moment.at, moment.received) == (11, None)
    assert "link" in moment.offered


def test_the_time_in_a_queue_is_a_moment_of_its_own(play, flows):
    call = play({"hold": flows.queue(60, says="Please hold.")})
    assert [shown(moment) for moment in call.moments] == [
        ("prompt", 0, 1, "hold"),
        ("prompt", 1, 61, "hold"),
        ("human", 61, 61, "hold"),
    ]
    assert call.moments[1].did == "Waited."
    assert call.until == 61


ENDS = {
    "human": ("transfer", {"failed": "bye"}, "answered", "human", "an adviser answered."),
    "voicemail": ("voicemail", {}, None, "end", "The call ended at a voicemail."),
    "callback": ("callback", {}, None, "end", "an adviser is to ring back."),
    "hung-up": ("hang_up", {}, None, "end", "The service ended the call."),
    "endless": (
        "go_to",
        {"to": "end"},
        None,
        "end",
        "The call flow goes round without asking anything; the harness ended the call.",
    ),
}


@pytest.mark.parametrize("how", ENDS)
def test_the_last_moment_says_how_the_call_ended(play, flows, how):
    step, more, _, kind, words = ENDS[how]
    call = play({"end": getattr(flows, step)(**more)})
    assert (call.ended.how, call.moments[-1].kind, call.moments[-1].offered) == (how, kind, words)


def test_a_call_that_asks_for_ever_is_ended_and_has_no_ending(play, flows):
    steps = {"menu": flows.menu({"1": flows.option("b", "bye")}, silence=flows.retry("menu"))}
    call = play(steps, None, "nothing")
    assert call.ended is None
    assert len([moment for moment in call.moments if moment.kind == "question"]) == MOST_TURNS
    assert call.until >= call.moments[-1].until


def test_the_caller_rings_from_their_own_line_unless_the_outside_is_given(play, flows):
    steps = {"by": flows.branch("line", "bye", landline="land"), "land": flows.hang_up()}
    landline = flows.person(has={"line": "landline"})
    assert play(steps, landline).ended.state.at == "land"
    assert play(steps, landline, outside=Outside(line="mobile")).ended.state.at == "bye"


def test_the_basis_of_every_step_that_was_met_is_kept(play, flows):
    steps = {"say": flows.say("Hello.", "bye", basis="published"), "bye": flows.hang_up("Bye.")}
    assert {basis.value for basis in play(steps).basis} == {"published", "supplied"}
