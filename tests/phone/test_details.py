"""What a caller gives in a call, who is shown it, questions on which nothing hangs, and words that are said slowly."""

import pytest

from harness.checks import all_checks
from harness.model.base import Number
from harness.phone.call import make_call
from harness.phone.facts import Facts
from harness.phone.lengths import Lengths
from harness.phone.turns import Silence


@pytest.fixture
def call(flows):
    """The call of somebody without limits who speaks and types."""

    def make(steps, *, wants=("street",), saying="My street", **more):
        pack = flows.pack(flows.flow(steps, phrases={"street": "street"}), **more)
        return make_call(pack, "main", flows.caller(flows.person(), *wants, saying=saying))

    return make


def asked(flows, to, **more):
    """Two questions, a typed detail and a spoken one, before ``to``."""
    spoken = {**flows.option("street", to), "keeps": "address"}
    return {"number": flows.entry("home"), "home": flows.ask(spoken, asks="Where do you live?"), **more}


def test_each_question_says_what_it_asks_for_and_what_was_given_before(flows, call):
    """A typed detail and a spoken one are kept; the question that asks for both again says so."""
    again = flows.entry("bye", keeps="typed-in")
    made = call(asked(flows, "once-more", **{"once-more": again}))
    assert [(q.step, q.details, q.given_before) for q in made.questions] == [
        ("number", ("typed-in",), ()),
        ("home", ("address",), ()),
        ("once-more", ("typed-in",), ("typed-in",)),
    ]


@pytest.mark.parametrize(
    ("shows", "shown"), [("all", ("address", "typed-in")), (["address"], ("address",)), ([], ()), (None, None)]
)
def test_a_human_is_shown_what_the_step_says(flows, call, shows, shown):
    """All of what was given, some of it, none of it; or nobody knows."""
    human = flows.transfer("bye", **({} if shows is None else {"shows": shows}))
    over = call(asked(flows, "human", human=human)).hand_over
    assert (over.to, over.step) == ("an adviser", "human")
    assert (over.given, over.shown) == (("address", "typed-in"), shown)


def test_a_value_that_the_flow_sets_or_branches_on_is_no_detail_of_the_caller(flows, call):
    """It is a slot of the flow's own, as the place where an export puts every entry is."""
    steps = {"number": flows.entry("look"), "look": flows.branch("typed-in", "human", **{"1": "bye"})}
    over = call({**steps, "human": flows.transfer("bye")}).hand_over
    assert over.given == ()


def test_where_nobody_answers_nothing_is_handed_over(flows, call):
    assert call(asked(flows, "bye")).hand_over is None


@pytest.mark.parametrize("optional", [False, True])
def test_where_nothing_hangs_on_an_answer_silence_cuts_nobody_off(flows, optional):
    """The same question, as one that matters and as a survey when all is done."""
    made = flows.flow({"question": flows.menu({"1": flows.option("well", "bye", says="Well.")}, optional=optional)})
    simulator = flows.simulator(made)
    facts = Facts.of(simulator, Lengths(flows.pack(made))).about(simulator.start("main"))
    assert (facts["silence_ends"], facts["misunderstood_ends"]) == (not optional, not optional)


@pytest.mark.parametrize("optional", [False, True])
def test_nobody_asks_to_hear_again_what_they_may_let_pass(flows, optional):
    keys = {"1": flows.option("well", "bye", says="Well."), "2": flows.option("again", "question", says="Again.")}
    simulator = flows.simulator({"question": flows.menu(keys, optional=optional)})
    answer = flows.caller(flows.person(), "something-else").answer(simulator.start("main"))
    assert (answer.response == Silence()) is optional


def test_words_that_are_said_slowly_take_longer_and_have_a_place_of_their_own_in_the_lock(flows):
    """The rate of a step is that of its words; what was measured at another rate does not serve for them."""
    slow = flows.number(60)
    steps = {"fast": flows.say("Four words in all.", "slow"), "slow": flows.say("Four words in here.", "bye")}
    pack = flows.pack({**steps, "slow": {**steps["slow"], "words_a_minute": slow}})
    lengths = Lengths(pack)
    assert pack.spoken["Four words in here."].words_a_minute == Number.model_validate(slow)
    assert not lengths.measured(["Four words in here."])
    assert (lengths("Four words in all."), lengths("Four words in here.")) == (1000, 4000)
    assert pack.assumptions()["slow: speaking rate, words a minute"].value == 60


def test_the_check_of_details_is_put_to_calls():
    """It is found, and cites a promise: what a service says of itself is what it is held to."""
    assert "The service's own promise" in all_checks()["detail-asked-again"].standards
