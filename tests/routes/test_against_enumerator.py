"""The proofs against a brute-force enumerator that was written from the definitions: on small flows they agree."""

import importlib.util
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from harness.routes import prove
from harness.routes.plays import replay

_spec = importlib.util.spec_from_file_location("small_flows", Path(__file__).with_name("small_flows.py"))
small = importlib.util.module_from_spec(_spec)  # a strategy is wanted before any fixture is made
_spec.loader.exec_module(small)

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
ACROSS_UNKNOWN = {"same-outcome"}
"""What is still proved, or refuted, across a step of which nothing is known; see test_found.py."""


def known_to_be_wrong(steps):
    """What test_found.py holds until it is put right: no wrong key at a question; closing before the longest wait."""
    for step in steps.values():
        keyless = step["kind"] == "ask" and step["accepts"] == ["keys"] and "digits" not in step
        if keyless and not any(answer["key"] for answer in step["answers"]):
            return True
        lets_go = step["kind"] == "queue" and "longest_wait" in step
        if lets_go and "closing" in step and step["longest_wait"]["value"] < step["usual_wait"]["value"]:
            return True
    return False


def both(flows, enumerator, definitions, drawn, others):
    """Each property as it was proved, with the verdict by hand and who makes the call that refutes it."""
    steps, failures = drawn
    pack, people = small.made(flows, steps, failures), (small.CONTROL, *others)
    found = {(each.property, each.person): each for each in prove(pack, people).properties}
    control, usual_control = None, None
    for person in people:
        try:
            judge = definitions.Judge(enumerator.Enumerator(pack, person, most=3000), control)
            usual = definitions.Judge(enumerator.Enumerator(pack, person, most=3000, usual=True), usual_control)
        except enumerator.TooLarge:
            assume(False)
        control, usual_control = control or judge, usual_control or usual
        for name in definitions.NAMES:
            caller, proved = small.CONTROL if name == "same-outcome" else person, found[name, person.id]
            yield pack, caller, proved, judge.verdict(name)
            if proved.usual is not None:
                yield pack, caller, proved.usual, usual.verdict(name)


def plays_as_told(pack, caller, proved):
    """The call that refutes a property, played again, ends as the proof says."""
    ends = pack.phone.steps[proved.play.ends]
    if proved.play.how == "round" and ends.kind not in ("menu", "ask"):
        return  # a loop that asks nothing does not go on for ever when it is played: see test_found.py
    played = replay(pack, caller, proved.play)
    assert (played.how, played.ends) == (proved.play.how, proved.play.ends), (proved.property, caller.id, proved.play)
    assert proved.counterexample == played.exchanges


@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(small.flows(), small.people)
def test_on_small_flows_every_verdict_is_the_one_counted_by_hand(flows, enumerator, definitions, drawn, others):
    """Nine properties, for the control and two others; every refutation is a call that ends as it says."""
    assume(not known_to_be_wrong(drawn[0]))
    for pack, caller, proved, by_hand in both(flows, enumerator, definitions, drawn, others):
        assert proved.verdict == by_hand, (proved.property, proved.person, proved.play)
        if by_hand == "refuted":
            plays_as_told(pack, caller, proved)


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(small.flows(more=("unknown", "unknown")), small.people)
def test_with_unknown_steps_the_verdict_is_the_one_counted_by_hand(flows, enumerator, definitions, drawn, others):
    """Proved only where it holds with the unknown for the worst, refuted only where not even with it for the best."""
    assume(not known_to_be_wrong(drawn[0]))
    assume(any(step["kind"] == "unknown" for step in drawn[0].values()))
    for pack, caller, proved, by_hand in both(flows, enumerator, definitions, drawn, others):
        if proved.property not in ACROSS_UNKNOWN:
            assert proved.verdict == by_hand, (proved.property, proved.person, proved.play)
            if by_hand == "refuted":
                plays_as_told(pack, caller, proved)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(small.flows(more=("asks", "asks", "branch", "branch-on-typed")), st.just(()))
def test_values_that_are_given_anew_never_make_a_proof_or_a_refutation_wrong(
    flows, enumerator, definitions, drawn, others
):
    """What is proved holds by hand, and what is refuted fails; where a value is asked for anew it may not be told."""
    assume(not known_to_be_wrong(drawn[0]))
    for pack, caller, proved, by_hand in both(flows, enumerator, definitions, drawn, others):
        assert proved.verdict in (by_hand, "cannot-tell"), (proved.property, proved.play)
        if proved.verdict == "refuted":
            plays_as_told(pack, caller, proved)
