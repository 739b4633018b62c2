"""The rules that the simulator keeps, one test each, on flows of a few steps. Every prompt takes one second."""

import pytest

from harness.phone.taking import readings
from harness.phone.turns import Asking, Ended, HangUp, Held, Outside, Sent, Silence, Spoken


def words(turn):
    return [spoken.words for spoken in turn.spoken]


def test_prompts_play_one_after_another(flows):
    turn = flows.simulator(
        {
            "welcome": flows.say("Welcome.", "menu"),
            "menu": flows.menu({"1": flows.option("tax", "bye", says="For tax, press 1.")}),
        }
    ).start("main")
    assert [(s.words, s.start, s.end) for s in turn.spoken] == [
        ("Welcome.", 0, 1000),
        ("Choose.", 1000, 2000),
        ("For tax, press 1.", 2000, 3000),
    ]
    assert (turn.state.at, turn.state.now, turn.attempt, turn.came) == ("menu", 0, 1, None)


def test_each_prompt_takes_the_length_that_is_given_for_its_words(flows):
    made = flows.flow({"one": flows.say("One.", "two"), "two": flows.hang_up("Two, three.")})
    ended = type(flows.simulator(made))(made, len, Outside()).start("main")
    assert ended.state.now == len("One.") + len("Two, three.")


def test_an_unknown_line_is_refused(flows):
    with pytest.raises(KeyError):
        flows.simulator({"bye": flows.hang_up()}).start("nowhere")


@pytest.fixture
def welcome(flows):
    """A welcome and then a menu; the prompts end at 3000."""

    def make(**more):
        return flows.simulator(
            {
                "welcome": flows.say("Welcome.", "menu", **more.pop("welcome", {})),
                "menu": flows.menu({"1": flows.option("tax", "bye", says="For tax, press 1.")}, **more),
            }
        )

    return make


@pytest.mark.parametrize("at", [1, 999, 1500, 2999])
def test_a_key_during_an_interruptible_prompt_cuts_it_short_and_counts(flows, welcome, at):
    simulator = welcome()
    turn = simulator.start("main")
    ended = simulator.respond(turn, flows.keys("1", at))
    assert isinstance(ended, Ended)
    assert (ended.came.result, ended.came.began, ended.came.by) == ("answered", at, "key")
    assert ended.state.now == at


def test_a_key_during_a_prompt_that_cannot_be_interrupted_is_dropped(flows, welcome):
    simulator = welcome(welcome={"interruptible": False})
    turn = simulator.start("main")
    assert turn.opens == 1000
    asked_again = simulator.respond(turn, flows.keys("1", 999))
    assert isinstance(asked_again, Asking)
    assert asked_again.came.result == "silence"
    assert simulator.respond(turn, flows.keys("1", 1000)).came.result == "answered"


def test_a_question_that_cannot_be_interrupted_opens_when_all_of_it_is_said(welcome):
    assert welcome(interruptible=False).start("main").opens == 3000


def test_only_the_keys_dropped_with_the_prompt_are_lost(flows, welcome):
    """One key during the welcome, one after: the second is the answer."""
    simulator = welcome(welcome={"interruptible": False})
    ended = simulator.respond(simulator.start("main"), flows.keys("91", 900, apart=600))
    assert (ended.came.result, ended.came.began) == ("answered", 1500)


def test_the_clock_for_silence_starts_when_the_prompt_ends(flows, welcome):
    simulator = welcome()
    turn = simulator.start("main")
    assert turn.deadline == 3000 + flows.WAIT
    assert simulator.respond(turn, flows.keys("1", turn.deadline)).came.result == "answered"
    late = simulator.respond(turn, flows.keys("1", turn.deadline + 1))
    assert (late.came.result, late.state.now) == ("silence", turn.deadline)


def test_a_question_may_have_a_wait_of_its_own(flows, welcome):
    assert welcome(wait=flows.number(9)).start("main").deadline == 3000 + 9000


def test_silence_and_misunderstanding_are_counted_apart(flows):
    """One more try each: silence, a wrong key, and only the second silence leads on."""
    simulator = flows.simulator(
        {
            "menu": flows.menu(
                {"1": flows.option("tax", "bye")},
                silence=flows.retry("silent", saying=("I heard nothing.",)),
                not_understood=flows.retry("wrong", saying=("That is no choice.",)),
            ),
            "silent": flows.hang_up("Silent."),
            "wrong": flows.hang_up("Wrong."),
        }
    )
    first = simulator.start("main")
    second = simulator.respond(first, Silence())
    third = simulator.respond(second, flows.keys("9", second.deadline))
    assert words(second)[0] == "I heard nothing."
    assert words(third)[0] == "That is no choice."
    assert (third.state.silences, third.state.misunderstood, third.attempt) == (1, 1, 3)
    assert simulator.respond(third, Silence()).state.at == "silent"
    assert simulator.respond(third, flows.keys("9", third.deadline)).state.at == "wrong"


def test_with_no_more_tries_the_first_failure_leads_on(flows):
    simulator = flows.simulator(
        {
            "menu": flows.menu({"1": flows.option("tax", "bye")}, silence=flows.retry("quiet", again=0)),
            "quiet": flows.hang_up("Goodbye."),
        }
    )
    ended = simulator.respond(simulator.start("main"), Silence())
    assert (ended.state.at, ended.how) == ("quiet", "hung-up")


def test_re_prompts_are_tapered_and_the_last_serves_for_the_rest(flows):
    simulator = flows.simulator(
        {
            "menu": flows.menu(
                {"1": flows.option("tax", "bye")}, silence=flows.retry(again=3, saying=("Pardon?", "Press a key."))
            )
        }
    )
    turn, said = simulator.start("main"), []
    while isinstance(turn := simulator.respond(turn, Silence()), Asking):
        said.append(words(turn)[0])
    assert said == ["Pardon?", "Press a key.", "Press a key."]


def test_without_words_for_a_failure_the_question_is_simply_asked_again(welcome):
    simulator = welcome()
    assert words(simulator.respond(simulator.start("main"), Silence())) == ["Choose.", "For tax, press 1."]


def test_counters_begin_anew_when_a_question_is_entered_again(flows):
    """Silence leads on to another step, which leads back: every try is there again."""
    simulator = flows.simulator(
        {
            "menu": flows.menu({"1": flows.option("tax", "bye")}, silence=flows.retry("back")),
            "back": flows.say("Let us try again.", "menu"),
        }
    )
    turn, attempts = simulator.start("main"), []
    for _ in range(4):
        attempts.append((turn.attempt, turn.state.silences))
        turn = simulator.respond(turn, Silence())
    assert attempts == [(1, 0), (2, 1), (1, 0), (2, 1)]


def test_a_turn_may_be_reached_anew_from_a_state_with_every_counter_at_nought(welcome):
    simulator = welcome()
    second = simulator.respond(simulator.start("main"), Silence())
    anew = simulator.turn_at(second.state)
    assert (anew.state.at, anew.attempt, anew.state.now) == ("menu", 1, second.state.now)


# Keypad entry.


@pytest.fixture
def typing(flows):
    """A question that takes digits; its prompt ends at 1000."""

    def make(least=3, most=6, **more):
        return flows.simulator({"type": flows.entry("done", least, most, **more), "done": flows.hang_up("Thanks.")})

    return make


def kept(turn):
    return dict(turn.state.kept).get("typed-in")


def test_an_entry_is_complete_with_the_most_digits(flows, typing):
    simulator = typing(most=4)
    ended = simulator.respond(simulator.start("main"), flows.keys("1234", 1000))
    assert (kept(ended), ended.came.began, ended.events[0].start) == ("1234", 1000, 1300)


def test_the_end_key_ends_an_entry_early_and_is_no_part_of_it(flows, typing):
    simulator = typing()
    ended = simulator.respond(simulator.start("main"), flows.keys("123#", 1000))
    assert (kept(ended), ended.events[0].start) == ("123", 1300)


def test_a_question_may_name_another_end_key(flows, typing):
    simulator = typing(end_key="*")
    ended = simulator.respond(simulator.start("main"), flows.keys("12#*", 1000))
    assert kept(ended) == "12#"


def test_an_entry_without_its_end_key_is_complete_when_the_time_between_keys_has_passed(flows, typing):
    simulator = typing()
    ended = simulator.respond(simulator.start("main"), flows.keys("123", 1000))
    assert (kept(ended), ended.events[0].start) == ("123", 1200 + flows.BETWEEN)


def test_a_key_after_the_time_between_keys_is_no_part_of_the_entry(flows, typing):
    simulator = typing()
    turn = simulator.start("main")
    assert kept(simulator.respond(turn, flows.keys("1234", 1000, apart=flows.BETWEEN))) == "1234"
    late = flows.Keys((("1", 1000), ("2", 1100), ("3", 1200), ("4", 1201 + flows.BETWEEN)))
    assert kept(simulator.respond(turn, late)) == "123"


@pytest.mark.parametrize("pressed", ["12", "12#", "#"])
def test_too_few_digits_are_not_understood(flows, typing, pressed):
    simulator = typing()
    again = simulator.respond(simulator.start("main"), flows.keys(pressed, 1000))
    assert (again.came.result, again.state.misunderstood, kept(again)) == ("not-understood", 1, None)


def test_a_key_with_an_answer_of_its_own_is_no_digit(flows):
    simulator = flows.simulator(
        {
            "type": flows.entry("done", answers=[flows.option("person", "human", key="0")]),
            "done": flows.hang_up(),
            "human": flows.hang_up(),
        }
    )
    turn = simulator.start("main")
    assert simulator.respond(turn, flows.keys("0", 1000)).state.at == "human"
    assert simulator.respond(turn, flows.keys("100", 1000)).state.at == "done"


# Type-ahead.


@pytest.fixture
def two_menus(flows):
    """Two menus, one after another; ``between`` lies between them."""

    def make(between=None, platform=None, **second):
        steps = {
            "first": flows.menu({"1": flows.option("tax", "between")}),
            "between": between or flows.go_to("second"),
            "second": flows.menu({"2": flows.option("pay", "paid")}, asks="And now?", **second),
            "paid": flows.hang_up("Paid."),
        }
        return flows.simulator(steps, **(platform or {}))

    return make


def test_keys_pressed_ahead_answer_the_next_question_before_a_word_of_it_is_said(flows, two_menus):
    simulator = two_menus(flows.say("Thank you.", "second"))
    ended = simulator.respond(simulator.start("main"), flows.keys("12", 500))
    assert isinstance(ended, Ended)
    assert [event.words for event in ended.events] == ["Paid."]
    assert ended.events[0].start == 500
    assert (ended.came.result, ended.came.began) == ("answered", 500)


def test_a_platform_without_type_ahead_asks_the_next_question(flows, two_menus):
    simulator = two_menus(platform={"type_ahead": False})
    turn = simulator.respond(simulator.start("main"), flows.keys("12", 500))
    assert (turn.state.at, turn.state.typed) == ("second", ())


@pytest.mark.parametrize(
    "steps",
    [
        lambda f: {"between": f.say("Please note.", "second", interruptible=False)},
        lambda f: {
            "between": f.say("We send a text.", "sent", interruptible=False),
            "sent": f.text("link", "second"),
        },
        lambda f: {"between": f.transfer("second", says="Putting you through.")},
    ],
    ids=["the prompt just before", "a prompt and then a text", "a transfer that fails"],
)
def test_keys_pressed_ahead_are_flushed_by_a_prompt_that_cannot_be_interrupted(flows, steps):
    simulator = flows.simulator(
        {
            "first": flows.menu({"1": flows.option("tax", "between")}),
            **steps(flows),
            "second": flows.menu({"2": flows.option("pay", "bye")}, asks="And now?"),
        },
        Outside(happens={"between": "failed"}),
    )
    turn = simulator.respond(simulator.start("main"), flows.keys("12", 500))
    assert isinstance(turn, Asking), "the key pressed ahead answered a question that came after such a prompt"
    assert turn.state.at == "second"


def test_keys_pressed_ahead_survive_a_prompt_that_can_be_interrupted_and_a_text(flows):
    simulator = flows.simulator(
        {
            "first": flows.menu({"1": flows.option("tax", "between")}),
            "between": flows.say("We send a text.", "sent"),
            "sent": flows.text("link", "second"),
            "second": flows.menu({"2": flows.option("pay", "bye")}, asks="And now?"),
        }
    )
    assert isinstance(simulator.respond(simulator.start("main"), flows.keys("12", 500)), Ended)


def test_keys_pressed_ahead_are_flushed_on_rejection(flows, two_menus):
    """A wrong key takes what was pressed after it with it."""
    simulator = two_menus()
    again = simulator.respond(simulator.start("main"), flows.keys("912", 500))
    assert (again.state.at, again.came.result, again.state.typed) == ("first", "not-understood", ())


def test_a_wrong_key_pressed_ahead_is_a_failure_of_the_question_it_came_to(flows, two_menus):
    simulator = two_menus()
    turn = simulator.respond(simulator.start("main"), flows.keys("192", 500))
    assert (turn.state.at, turn.state.misunderstood, turn.state.typed) == ("second", 1, ())
    assert turn.came.result == "answered", "what became of the answer to the first question"


def test_keys_pressed_ahead_are_flushed_on_a_time_out(flows, two_menus):
    """Nobody answers the question in time, and the keys pressed after that answer nothing."""
    simulator = two_menus()
    turn = simulator.start("main")
    again = simulator.respond(turn, flows.keys("12", turn.deadline + 1))
    assert (again.state.at, again.came.result, again.state.typed) == ("first", "silence", ())


def test_keys_pressed_ahead_do_nothing_for_a_question_that_takes_no_keys(flows):
    simulator = flows.simulator(
        {
            "first": flows.menu({"1": flows.option("tax", "second")}),
            "second": flows.ask(flows.option("pay", "bye")),
        }
    )
    turn = simulator.respond(simulator.start("main"), flows.keys("12", 500))
    assert (turn.state.at, turn.state.misunderstood) == ("second", 0)


def test_what_is_pressed_after_a_complete_entry_answers_the_next_question(flows):
    simulator = flows.simulator(
        {
            "type": flows.entry("second", 3, 3),
            "second": flows.menu({"2": flows.option("pay", "paid")}),
            "paid": flows.hang_up(),
        }
    )
    ended = simulator.respond(simulator.start("main"), flows.keys("1112", 500))
    assert (ended.state.at, kept(ended)) == ("paid", "111")


# Speech.


@pytest.fixture
def either(flows):
    """A menu that takes its choice spoken or pressed; the prompt ends at 1000."""
    return flows.simulator(
        {
            "menu": flows.menu({"1": flows.option("tax", "taxes"), "2": flows.option("pay", "paid")}, speech=True),
            "taxes": flows.hang_up(),
            "paid": flows.hang_up(),
        },
        phrases={"tax": "tax", "pay": "pay", "money": "pay tax", "my name": "other"},
    )


def test_speech_and_keys_are_accepted_together(flows, either):
    turn = either.start("main")
    pressed = either.respond(turn, flows.keys("2", 1500))
    said = either.respond(turn, flows.speech("I want to pay", 1500))
    assert (pressed.state.at, pressed.came.by) == ("paid", "key")
    assert (said.state.at, said.came.by, said.came.began) == ("paid", "speech", 1500)


def test_a_spoken_answer_is_complete_after_the_quiet_that_ends_it(flows, either):
    ended = either.respond(either.start("main"), flows.speech("tax", 1500, takes=700))
    assert ended.state.now == 1500 + 700 + flows.QUIET


def test_a_word_during_an_interruptible_prompt_cuts_it_short_and_counts(flows, either):
    assert either.respond(either.start("main"), flows.speech("tax", 300)).came.began == 300


def test_speech_that_begins_after_the_wait_is_silence(flows, either):
    turn = either.start("main")
    assert either.respond(turn, flows.speech("tax", turn.deadline)).came.result == "answered"
    assert either.respond(turn, flows.speech("tax", turn.deadline + 1)).came.result == "silence"


@pytest.mark.parametrize(
    ("said", "clear"), [("rhubarb", True), ("tax", False), ("my name", True)], ids=["no phrase", "unclear", "no option"]
)
def test_speech_that_gives_no_answer_on_offer_is_not_understood(flows, either, said, clear):
    again = either.respond(either.start("main"), flows.speech(said, 1500, clear=clear))
    assert (again.came.result, again.state.misunderstood) == ("not-understood", 1)
    assert again.spoken[0].start == 1500 + 500 + flows.QUIET


def test_speech_to_a_question_that_takes_only_keys_is_silence(flows, welcome):
    simulator = welcome()
    assert simulator.respond(simulator.start("main"), flows.speech("tax", 1500)).came.result == "silence"


def test_keys_to_a_question_that_takes_only_speech_are_silence(flows):
    simulator = flows.simulator({"ask": flows.ask(flows.option("tax", "bye", key="1"))})
    assert simulator.respond(simulator.start("main"), flows.keys("1", 1500)).came.result == "silence"


def test_ambiguous_words_have_several_readings_and_the_first_stands_unless_another_is_asked_for(flows, either):
    turn = either.start("main")
    assert list(readings(either.flow, turn.question, "money")) == ["pay", "tax"]
    assert either.respond(turn, flows.speech("money", 1500)).state.at == "paid"
    assert either.respond(turn, flows.speech("money", 1500, taken_as="tax")).state.at == "taxes"


def test_a_phrase_is_heard_where_all_its_words_are_said_as_whole_words(flows):
    simulator = flows.simulator({"ask": flows.ask(flows.option("tax", "bye"))}, phrases={"tax return": "tax"})
    question = simulator.start("main").question
    assert readings(simulator.flow, question, "My RETURN, the tax one!")
    assert not readings(simulator.flow, question, "my return")
    assert not readings(simulator.flow, question, "taxi return")


# Branches and kept values.


@pytest.mark.parametrize(("line", "at"), [("mobile", "yes"), ("landline", "no"), ("withheld", "no")])
def test_a_call_branches_on_the_line_it_comes_from(flows, line, at):
    steps = {"by-line": flows.branch("line", "no", mobile="yes"), "yes": flows.hang_up(), "no": flows.hang_up()}
    assert flows.simulator(steps, Outside(line=line)).start("main").state.at == at


def test_a_call_branches_on_a_value_that_was_set_and_the_last_one_counts(flows):
    steps = {
        "set": flows.set_values("again", language="cy", other="x"),
        "again": flows.set_values("by", language="en"),
        "by": flows.branch("language", "no", en="yes"),
        "yes": flows.hang_up(),
        "no": flows.hang_up(),
    }
    ended = flows.simulator(steps).start("main")
    assert (ended.state.at, ended.state.kept) == ("yes", (("language", "en"), ("other", "x")))


def test_a_call_branches_on_the_digits_that_were_typed_in(flows):
    steps = {
        "type": flows.entry("by", 3, 3),
        "by": flows.branch("typed-in", "no", **{"123": "yes"}),
        "yes": flows.hang_up(),
        "no": flows.hang_up(),
    }
    simulator = flows.simulator(steps)
    turn = simulator.start("main")
    assert simulator.respond(turn, flows.keys("123", 1000)).state.at == "yes"
    assert simulator.respond(turn, flows.keys("124", 1000)).state.at == "no"


def test_a_call_branches_on_outside_values_unless_the_call_has_set_its_own(flows):
    steps = {"by": flows.branch("open", "no", yes="yes"), "yes": flows.hang_up(), "no": flows.hang_up()}
    assert flows.simulator(steps).start("main").state.at == "yes", "lines are open where nothing else is stated"
    assert flows.simulator(steps, Outside(values={"open": "no"})).start("main").state.at == "no"
    cleared = {"set": flows.set_values("by", open=""), **steps}
    assert flows.simulator(cleared, Outside(values={"open": "yes"})).start("main").state.at == "no"


# What happens on the way, and how calls end.


def test_a_text_is_sent_when_the_words_before_it_have_been_said_and_before_the_call_is_cut(flows):
    steps = {
        "say": flows.say("A text is coming.", "text"),
        "text": flows.text("link", "end"),
        "end": flows.hang_up("Goodbye."),
    }
    ended = flows.simulator(steps).start("main")
    assert [type(event) for event in ended.events] == [Spoken, Sent, Spoken]
    assert ended.events[1] == Sent("text", "link", 1000)
    assert (ended.how, ended.state.now) == ("hung-up", 2000)


QUEUES = {
    "answered": (None, {}, 60_000, "human", "adviser"),
    "too long": ("too-long", {"longest_wait": 30, "too_long": "long"}, 30_000, "hung-up", None),
    "longest wait shorter than the usual": (
        None,
        {"longest_wait": 30, "too_long": "long"},
        30_000,
        "hung-up",
        None,
    ),
    "longest wait longer than the usual": (None, {"longest_wait": 90, "too_long": "long"}, 60_000, "human", "adviser"),
    "closing": ("closing", {}, 60_000, "hung-up", None),
    "full": ("full", {}, 0, "hung-up", None),
}


@pytest.mark.parametrize("case", QUEUES.values(), ids=QUEUES)
def test_a_queue_holds_the_caller_and_then_answers_or_lets_go(flows, case):
    happens, more, waits, how, human = case
    more = {**more, **({"longest_wait": flows.number(more["longest_wait"])} if "longest_wait" in more else {})}
    steps = {
        "queue": flows.queue(60, closing="shut", full="busy", says="Please hold.", **more),
        **{name: flows.hang_up() for name in ("long", "shut", "busy")},
    }
    ended = flows.simulator(steps, Outside(happens={"queue": happens} if happens else {})).start("main")
    held = next(event for event in ended.events if isinstance(event, Held))
    assert (held.start, held.end - held.start) == (1000, waits)
    assert (ended.how, ended.human, ended.state.now) == (how, human, held.end)
    exits = {"too-long": "long", "closing": "shut", "full": "busy", "answered": "queue"}
    assert ended.state.at == exits[held.result]


@pytest.mark.parametrize(("happens", "how", "at"), [("answered", "human", "put"), ("failed", "hung-up", "sorry")])
def test_a_transfer_is_answered_or_fails(flows, happens, how, at):
    steps = {"put": flows.transfer("sorry", says="Putting you through."), "sorry": flows.hang_up()}
    ended = flows.simulator(steps, Outside(happens={"put": happens})).start("main")
    assert (ended.how, ended.state.at, ended.human) == (how, at, "adviser" if how == "human" else None)


def test_voicemail_ends_a_call_with_nobody(flows):
    ended = flows.simulator({"leave": flows.voicemail()}).start("main")
    assert (ended.how, ended.human, ended.state.now) == ("voicemail", None, 1000)


def test_a_call_back_ends_a_call_and_names_who_rings(flows):
    ended = flows.simulator({"later": flows.callback()}).start("main")
    assert (ended.how, ended.human, ended.state.now) == ("callback", "adviser", 1000)


def test_a_caller_may_end_the_call_and_hears_no_more_of_it(welcome):
    simulator = welcome()
    ended = simulator.respond(simulator.start("main"), HangUp(1500))
    assert (ended.how, ended.state.now) == ("left", 1500)
    assert all(event.start < 1500 for event in ended.events), "words after the caller had gone"


@pytest.mark.parametrize(
    "steps",
    [
        lambda f: {"a": f.go_to("a")},
        lambda f: {"a": f.say("Round.", "b"), "b": f.go_to("a")},
        lambda f: {"a": f.set_values("b", x="1"), "b": f.set_values("a", x="2")},
        lambda f: {"a": f.queue(60, full="a")},
    ],
    ids=["a step to itself", "words", "values that alternate", "a queue that is always full"],
)
def test_a_flow_that_goes_round_without_asking_ends_as_endless(flows, steps):
    assert flows.simulator(steps(flows), Outside(happens={"a": "full"})).start("main").how == "endless"


def test_passing_a_step_twice_with_another_value_kept_is_not_endless(flows):
    steps = {
        "by": flows.branch("seen", "first", yes="bye"),
        "first": flows.set_values("by", seen="yes"),
    }
    assert flows.simulator(steps).start("main").how == "hung-up"
