"""Verdicts put together for readers."""

import pytest

from harness.report import proofs

TEN = [f"p{n}" for n in range(10)]


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (TEN, "everybody"),
        (TEN[1:], "everybody but p0"),
        (TEN[2:], "everybody but p0 and p1"),
        (TEN[:2], "p0 and p1"),
        (TEN[5:], "p5, p6, p7, p8 and p9"),
    ],
)
def test_people_are_told_as_short_as_it_can_be_said(people, told):
    """Everybody, everybody but a few, or the names."""
    assert proofs.who(people, TEN) == told


def test_one_person_is_named():
    """Where only one person was asked for, they are named and not called everybody."""
    assert proofs.who(["control"], ["control"]) == "control"
    assert proofs.who(["a", "b"], ["a", "b"]) == "both people"


def test_names_with_commas_stay_apart():
    """Names that hold commas are told apart by semicolons."""
    assert proofs.who(TEN[:2], TEN, lambda person: f"{person}, so") == "p0, so; p1, so"
    assert proofs.who(TEN[2:], TEN, lambda person: f"{person}, so") == "everybody but p0, so; p1, so"


def test_the_same_call_is_one_refutation(route_sample):
    """A call that differs only in its times is one refutation, for all whom it concerns, the most shared first."""
    found = proofs.refutations(route_sample.properties())
    assert [each.people for each in found] == [
        ("control", "blind-screen-reader", "deaf-relay"),
        ("blind-screen-reader", "deaf-relay"),
        ("deaf-relay",),
    ]
    assert [each.times_differ for each in found] == [False, True, False]
    assert found[1].failing == dict.fromkeys(("send-text", "cut-off"), ("blind-screen-reader", "deaf-relay"))


def test_one_call_may_refute_several_properties(route_sample):
    """A call that refutes two properties is told once, with both."""
    silent = next(each for each in route_sample.properties() if each.property == "silent-caller")
    other = silent.model_copy(update={"property": "human-reachable", "why": "So it is."})
    (found,) = proofs.refutations([silent, other])
    assert [case.property for case in found.cases] == ["human-reachable", "silent-caller"]


def test_the_failing_steps_are_those_of_the_first_property(route_sample):
    """Where a call refutes several properties, the steps that are told are those of the first, and are not mixed."""
    silent = next(each for each in route_sample.properties() if each.property == "silent-caller")
    other = silent.model_copy(update={"property": "human-reachable", "failing_steps": ("keypad",)})
    (found,) = proofs.refutations([silent, other])
    assert list(found.failing) == ["keypad"]


def test_the_usual_case_comes_first(route_sample):
    """Calls of the usual case come before those that need the lines closed or a fault, and neither is told as both."""
    found = proofs.refutations(route_sample.usual_properties())
    assert [(each.frame, [case.property for case in each.cases]) for each in found] == [
        ("usual", ["human-reachable"]),
        ("usual", ["silent-caller"]),
        ("may-fail", ["human-reachable", "human-whatever-happens", "unrecognised-caller"]),
    ]


def test_the_same_call_in_both_cases_is_told_once(route_sample):
    """A call that refutes a property whatever may happen and in the usual case is told as the usual one only."""
    silent = [each for each in route_sample.usual_properties() if each.property == "silent-caller"]
    (found,) = proofs.refutations(silent)
    assert (found.frame, found.people) == ("usual", ("control", "deaf-relay"))


def test_what_was_told_before_is_only_named(route_sample):
    """Of a call that needs bad luck, what a usual call refutes too is named; where that is all of it, one is told."""
    last = proofs.refutations(route_sample.usual_properties())[-1]
    assert [(case.property, case.usual) for case in last.told] == [
        ("human-whatever-happens", "proved"),
        ("unrecognised-caller", "cannot-tell"),
    ]
    assert last.named == {"human-reachable": ("control", "deaf-relay")}
    only = [each for each in route_sample.usual_properties() if each.property == "human-reachable"]
    assert [len(each.told) for each in proofs.refutations(only)] == [1, 1]


def test_what_is_unknown_of_the_usual_case_is_asked_for(route_sample):
    """What cannot be told of the usual case alone is asked for too, and says that it waits only there."""
    (need,) = proofs.needs(route_sample.usual_properties())
    assert need.supply == (route_sample.BOT,)
    assert [(case.property, case.frame) for case in need.cases] == [("unrecognised-caller", "usual")]


def test_lost_steps_are_grouped_by_people(route_sample):
    """Steps that are lost to the same people stand together, those of most people first."""
    one, other = (
        each for each in route_sample.properties() if each.counterexample and each.property != "silent-caller"
    )
    more = other.model_copy(update={"failing_steps": ("keypad", *other.failing_steps)})
    (found,) = proofs.refutations([one, more])
    assert found.lost == {found.people: ("send-text", "cut-off"), (other.person,): ("keypad",)}


def test_what_to_supply_is_told_once(route_sample):
    """One thing to supply stands once, with every verdict that waits for it."""
    (need,) = proofs.needs(route_sample.properties())
    assert need.supply == (route_sample.UNKNOWN,)
    assert {case.property for case in need.cases} == {"human-reachable", "no-hearing-no-speech"}


def test_properties_come_in_the_order_in_which_they_are_told(route_sample):
    """Verdicts stand in one order, whatever the order in which they were proved."""
    made = route_sample.properties()
    assert list(proofs.verdicts(made)) == list(proofs.verdicts(made[::-1]))
    assert next(iter(proofs.verdicts(made))) == "human-reachable"
