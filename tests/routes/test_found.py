"""What the enumerator found, each with the smallest flow that shows it; what is marked is still to be put right."""

import pytest

from harness.model.persona import Persona
from harness.routes import prove
from harness.routes.plays import replay

CONTROL = Persona(id="control", name="Control", about="Nobody in particular.")
NEVER = Persona.model_validate({"id": "never", "name": "N", "about": "Made up.", "says": {"recognised": "never"}})
SECOND = Persona.model_validate(
    {"id": "second", "name": "S", "about": "Made up.", "says": {"recognised": "second-try"}}
)
PART = Persona.model_validate({"id": "part", "name": "P", "about": "Made up.", "perceives": {"sound": "part"}})
MISSING = {"kind": "unknown", "what": "A flow that is missing."}


@pytest.fixture
def unmodelled(flows):
    """A service with a way in that is not modelled."""
    webchat = {"kind": "webchat", "name": "Webchat", "url": "https://example.org/chat"}
    return flows.service(ways_in={"webchat": webchat})


def told_and_played(flows, name, steps, failures=2):
    """How the call that refutes a property ends, as told and as played."""
    flow = flows.flow(steps)
    pack = flows.pack(flow.model_copy(update={"bounds": flow.bounds.model_copy(update={"failures": failures})}))
    refuted = next(each for each in prove(pack, [CONTROL]).properties if each.property == name)
    assert refuted.verdict == "refuted"
    played = replay(pack, CONTROL, refuted.play)
    return (refuted.play.how, refuted.play.ends), (played.how, played.ends)


@pytest.mark.parametrize("who", [CONTROL, SECOND, PART])
def test_a_question_without_a_wrong_key_does_not_take_the_answers_of_the_next(flows, proved, who):
    """An entry of any length has no wrong key; after its last silence the call is at the menu, not at the entry."""
    entry = flows.entry("bye", least=1, end_key=None, silence=flows.retry("menu", 0), not_understood=flows.retry("bye"))
    steps = {"entry": entry, "menu": flows.menu({"1": flows.option("help", "bye")})}
    found = proved("human-reachable", steps, person=who, failures=0)
    assert set(found.failing_steps) == {"entry", "menu", "bye"}


@pytest.mark.parametrize("who", [CONTROL, SECOND, PART])
def test_an_answer_of_the_next_question_is_no_way_on_from_this_one(flows, proved, who):
    """The first question takes no key, so nobody can give its answer, which alone leads to a human."""
    first = flows.ask(
        flows.option("help", "human"),
        accepts=["keys"],
        silence=flows.retry("menu", 0),
        not_understood=flows.retry("menu", 1),
    )
    back = flows.retry("first")
    menu = flows.menu({"1": flows.option("else", "first")}, silence=back, not_understood=back)
    steps = {"first": first, "menu": menu, "human": flows.queue(closing="human", full="human")}
    assert proved("human-reachable", steps, person=who, failures=0).verdict == "refuted"


def test_a_question_without_a_wrong_key_that_comes_round_to_itself_is_looked_at_once(flows, proved):
    """Silence leads from the entry to the entry: it is asked for ever, and the proof is not."""
    entry = flows.entry(
        "bye", least=1, end_key=None, silence=flows.retry("entry", 0), not_understood=flows.retry("bye")
    )
    assert proved("bounded-retries", {"entry": entry}, failures=0).verdict == "refuted"


def test_a_call_that_comes_round_is_told_to_end_where_it_is_asked_again(flows):
    """What is said before the question comes round too, but the play ends at the question."""
    menu = flows.menu(
        {"1": flows.option("help", "human")}, silence=flows.retry("hello"), not_understood=flows.retry("hello")
    )
    steps = {"hello": flows.say("Hello.", "menu"), "menu": menu, "human": flows.transfer("bye")}
    told, played = told_and_played(flows, "bounded-retries", steps)
    assert told == played


def test_a_loop_on_a_value_that_stays_what_it_is_goes_round_for_ever_when_it_is_played(flows):
    """The value holds for the whole call; when the play is over the call still goes round."""
    steps = {"check": flows.branch("full", "bye", yes="wait"), "wait": flows.go_to("check")}
    told, played = told_and_played(flows, "no-livelock", steps)
    assert told[0] == "endless"
    assert told == played


def test_a_queue_can_close_before_the_longest_wait_is_reached(flows):
    """Closing was chosen for this passing, and closing happens, however long the usual wait is."""
    queue = flows.queue(usual=60, closing="bye", full="night", longest_wait=flows.number(30), too_long="night")
    steps = {"queue": queue, "night": flows.queue(closing="night", full="night")}
    told, played = told_and_played(flows, "human-reachable", steps, failures=1)
    assert told == played == ("hung-up", "bye")


def test_without_hearing_and_speech_an_unknown_step_may_be_the_way(proved):
    """What happens there is not known, so nobody can say that there is no way."""
    assert proved("no-hearing-no-speech", {"missing": MISSING}).verdict == "cannot-tell"


def test_an_outcome_that_an_unknown_step_may_give_is_not_out_of_reach(flows, proved, unmodelled):
    """Only speech leads to the adviser that is known; silence leads to who knows whom."""
    ask = flows.ask(flows.option("tax", "human"), silence=flows.retry("missing"), not_understood=flows.retry("missing"))
    steps = {"ask": ask, "human": flows.transfer("human"), "missing": MISSING}
    found = proved("same-outcome", steps, person=NEVER, of=unmodelled, phrases={"tax": "tax"})
    assert found.verdict == "cannot-tell"


def test_where_only_the_control_comes_to_an_unknown_step_the_same_outcome_is_not_proved(flows, proved, unmodelled):
    """Behind what only speech leads to there may be somebody whom only those can have who are understood."""
    human = flows.retry("human")
    ask = flows.ask(flows.option("tax", "missing"), silence=human, not_understood=human)
    queue = flows.queue(closing="human", full="human")
    steps = {"ask": ask, "human": queue, "missing": MISSING}
    found = proved("same-outcome", steps, person=NEVER, of=unmodelled, phrases={"tax": "tax"}, failures=0)
    assert found.verdict == "cannot-tell"


@pytest.mark.parametrize("name", ["bounded-retries", "no-livelock"])
def test_a_flow_with_an_unknown_step_is_not_proved_to_come_to_an_end(flows, proved, unmodelled, name):
    """What is missing may lead back to the question it was reached from: unknown is never proved."""
    missing = flows.retry("missing")
    menu = flows.menu({"1": flows.option("help", "human")}, silence=missing, not_understood=missing)
    steps = {"menu": menu, "human": flows.transfer("human"), "missing": MISSING}
    assert proved(name, steps, of=unmodelled).verdict == "cannot-tell"


def test_the_call_that_shows_no_way_without_hearing_and_speech_is_one_that_lets_everything_pass(flows, proved):
    """That the system failed is another matter: it is the silence that gets nowhere."""
    steps = {"menu": flows.menu({"1": flows.option("a", "human")}), "human": flows.queue(closing="human", full="human")}
    found = proved("no-hearing-no-speech", steps)
    assert [exchange.does for exchange in found.counterexample if exchange.does] == ["Says and presses nothing."] * 2
    assert not found.play.chosen


def test_a_round_that_never_asks_for_a_value_anew_is_not_excused_by_its_being_typed_in_elsewhere(flows, proved):
    """Nobody types anything on the way round from silence to silence, so the value stays what it is."""
    check = flows.retry("check", 0)
    steps = {
        "menu": flows.menu({"1": flows.option("a", "entry")}, silence=check, not_understood=check),
        "check": flows.branch("typed-in", "bye", one="menu"),
        "entry": flows.entry("bye"),
    }
    assert proved("bounded-retries", steps, failures=0).verdict == "refuted"


def test_a_longer_call_that_does_not_contradict_itself_refutes_where_the_shortest_does(flows, proved):
    """Silence leads to a dead end for certain; that a shorter way would need two answers of one branch is no matter."""
    long = flows.retry("long", 0)
    steps = {
        "menu": flows.menu({"1": flows.option("a", "look")}, silence=long, not_understood=long),
        "look": {"kind": "set", "asks": ["x"], "to": "which"},
        "which": flows.branch("x", "second", one="first"),
        "first": {"kind": "set", "values": {"seen": "yes"}, "to": "look"},
        "second": flows.branch("seen", "human", yes="bye"),
        "human": flows.queue(closing="human", full="human"),
        "long": flows.say("One.", "longer"),
        **{name: flows.say("On.", to) for name, to in zip(("longer", *"abcd"), (*"abcd", "bye"), strict=True)},
    }
    assert proved("human-reachable", steps, failures=0).verdict == "refuted"


def test_lines_that_are_open_by_name_and_else_closed_are_open_in_the_usual_case(flows, proved):
    """Only 'yes' is named; anything else is closed, and is not what usually happens."""
    steps = {"hours": flows.branch("open", "bye", yes="human"), "human": flows.queue(closing="human", full="human")}
    found = proved("human-reachable", steps)
    assert (found.verdict, found.usual.verdict) == ("refuted", "proved")


def test_what_follows_a_talk_is_not_followed_so_that_nobody_says_it_is_bounded(flows, proved):
    """After the talk the call goes on, and may ask the same for ever."""
    talk = {**flows.transfer("night"), "afterwards": "again"}
    again = flows.menu(
        {"1": flows.option("end", "night")}, silence=flows.retry("again"), not_understood=flows.retry("again")
    )
    steps = {"talk": talk, "again": again, "night": flows.hang_up()}
    for name in ("bounded-retries", "no-livelock"):
        found = proved(name, steps, failures=0)
        assert found.verdict == "cannot-tell"
        assert "talk" in found.supply[0]
