"""What calls to one pack share, and what they do not."""

import pytest

from harness.phone.call import make_call
from harness.phone.prepared import lengths_of, prepared
from harness.phone.turns import Outside


@pytest.fixture
def steps(flows):
    return {"menu": flows.menu({"1": flows.option("a", "bye", says="For a.")})}


def test_two_calls_under_the_same_conditions_share_what_was_worked_out(flows, steps):
    pack = flows.pack(steps)
    facts = prepared(pack, Outside(values={"open": "yes", "text": "delivered"}))
    assert prepared(pack, Outside(values={"text": "delivered", "open": "yes"})) is facts
    assert facts.lengths is lengths_of(pack)


@pytest.mark.parametrize(
    "other", [Outside(line="withheld"), Outside(values={"open": "no"}), Outside(happens={"hold": "full"})]
)
def test_other_conditions_are_played_by_themselves(flows, steps, other):
    pack = flows.pack(steps)
    assert prepared(pack, other) is not prepared(pack, Outside())
    assert prepared(pack, other).simulator.outside == other


def test_a_pack_that_was_changed_is_another_pack(flows, steps):
    """Its prompts may take another time, though nearly all of it is the same."""
    pack = flows.pack(steps)
    other = pack.model_copy(update={"lock": None})
    assert lengths_of(pack)("Choose.") == 1000
    assert lengths_of(other)("Choose.") != 1000


def test_a_pack_that_is_alike_is_another_pack(flows, steps):
    assert lengths_of(flows.pack(steps)) is not lengths_of(flows.pack(steps))


def test_a_call_comes_out_the_same_whoever_called_before(flows):
    """The first has waited in the queue that the second has not: what silence leads to differs, call by call."""
    steps = {
        "direct": flows.menu(
            {"1": flows.option("a", "ask", says="For a."), "2": flows.option("b", "hold", says="For b.")}
        ),
        "hold": {
            "kind": "queue",
            "human": "adviser",
            "usual_wait": flows.number(50),
            "longest_wait": flows.number(30),
            "too_long": "ask",
            "closing": "bye",
            "full": "bye",
        },
        "ask": flows.menu(
            {"1": flows.option("c", "bye", says="For c.")}, silence=flows.retry(again=0, then="hold-again")
        ),
        "hold-again": {
            "kind": "queue",
            "human": "adviser",
            "usual_wait": flows.number(50),
            "longest_wait": flows.number(30),
            "too_long": "bye",
            "closing": "bye",
            "full": "bye",
        },
    }

    def silence_ends(pack, want):
        call = make_call(pack, "main", flows.caller(flows.person(), want))
        return next(question.silence_ends for question in call.questions if question.step == "ask")

    alone = [silence_ends(flows.pack(steps), want) for want in ("a", "b")]
    pack = flows.pack(steps)
    assert alone == [True, False]
    assert [silence_ends(pack, want) for want in ("a", "b", "a")] == [True, False, True]
