"""The routes of the packs that ship, and of a corrected copy: what follows from the definitions, never how a call ends.

The copy is proved for everyone. What had to change, and why, is a list: ``tests/packs/hmrc-corrected``.
"""

import shutil
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from harness.load import load_pack, load_people, ship_folder
from harness.load.pack import names_that_ship
from harness.load.yaml_file import YamlFile
from harness.model.pack import Pack
from harness.model.property import FlowProof
from harness.routes import prove
from harness.routes.plays import replay
from harness.routes.prove import PROPERTIES

SHIPPED = "hmrc-sms-deflection"
LIST = "hmrc-corrected/corrections.yaml"
CORRECTIONS = YamlFile(Path(__file__).parents[1] / "packs" / LIST, LIST).data
PEOPLE = {person.id: person for person in load_people(())}
CALLERS = {name for name, person in PEOPLE.items() if person.can_use("phone")}
ALL_PROVED = "corrected"
FLOWS = [*names_that_ship(), ALL_PROVED, *(f"without-{name}" for name in CORRECTIONS)]
"""Every pack that ships; its corrected copy; and the copy with one correction taken back, for each of them."""
ONE_BEHAVIOUR = ("silent-caller", "wrong-key-caller", "unrecognised-caller")


@dataclass(frozen=True)
class Routes:
    """A pack, and what was proved of it."""

    pack: Pack
    proof: FlowProof

    @property
    def found(self):
        return {(each.property, each.person): each for each in self.proof.properties}

    def refuted(self):
        return [each for each in self.proof.properties if each.verdict == "refuted"]

    def who(self, verdict, *names):
        """Those for whom one of these properties has this verdict."""
        return {each.person for each in self.proof.properties if each.property in names and each.verdict == verdict}

    def going_round(self, *names):
        """Those whom a call refutes one of these properties for that comes round to a question again."""
        refuted = (each for each in self.refuted() if each.property in names)
        return {each.person for each in refuted if each.play and each.play.how == "round"}


def corrected_copy(to, without=()):
    """The shipped pack with the corrections laid over its call, loaded as any pack is: every reference is checked."""
    shutil.copytree(ship_folder("journeys") / SHIPPED, to)
    phone = YamlFile(to / "phone.yaml", "phone.yaml").data
    for name, correction in CORRECTIONS.items():
        if name not in without:
            phone["steps"].update(correction["steps"])
    (to / "phone.yaml").write_text(yaml.safe_dump(phone, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return load_pack(str(to))


@pytest.fixture(scope="module")
def routes_of(tmp_path_factory):
    """What is proved of a flow, worked out once for all tests that ask."""

    @cache
    def routes_of(flow):
        if flow in names_that_ship():
            pack = load_pack(str(ship_folder("journeys") / flow))
        else:
            folder = tmp_path_factory.mktemp("packs") / flow
            pack = corrected_copy(folder, without=() if flow == ALL_PROVED else (flow.removeprefix("without-"),))
        return Routes(pack, prove(pack, tuple(PEOPLE.values())))

    return routes_of


@pytest.fixture(params=FLOWS)
def routes(request, routes_of):
    return routes_of(request.param)


# The corrected copy.


def test_the_corrected_copy_is_proved_for_everyone(routes_of):
    """With the corrections, every property holds for everybody who can use a telephone at all.

    For who cannot, no call can be mended: what holds for them is that what people come for can be had without one.
    """
    routes = routes_of(ALL_PROVED)
    assert len(CALLERS) >= 10
    unproved = {key: each.why for key, each in routes.found.items() if each.verdict != "proved"}
    assert {key: why for key, why in unproved.items() if key[1] in CALLERS} == {}
    assert all(routes.found["no-hearing-no-speech", name].verdict == "proved" for name in PEOPLE)


@pytest.mark.parametrize("name", CORRECTIONS)
def test_no_correction_is_idle(routes_of, name):
    """Taking one correction back shuts somebody out, and what is told is lost at a step of that correction."""
    steps = CORRECTIONS[name]["steps"]
    refuted = [each for each in routes_of(f"without-{name}").refuted() if each.person in CALLERS]
    assert refuted
    assert all(steps.keys() & set(each.failing_steps) for each in refuted)


@pytest.mark.parametrize("name", CORRECTIONS)
def test_a_correction_says_why_and_changes_something_that_ships(routes_of, name):
    """Each entry gives its reason, and replaces at least one step of the shipped call by another."""
    correction = CORRECTIONS[name]
    assert correction["why"].strip().endswith(".")
    shipped, corrected = routes_of(SHIPPED).pack.phone.steps, routes_of(ALL_PROVED).pack.phone.steps
    assert any(
        step in shipped
        and (shipped[step].kind != corrected[step].kind or [*shipped[step].edges()] != [*corrected[step].edges()])
        for step in correction["steps"]
    )


# What holds for every flow.


def test_everybody_has_one_verdict_for_each_property(routes):
    """Each property once for each of the people: none missing, none twice."""
    asked = Counter((each.property, each.person) for each in routes.proof.properties if each.property in PROPERTIES)
    assert asked == Counter((name, person) for name in PROPERTIES for person in PEOPLE)


def test_a_refutation_can_be_played_again(routes):
    """Every call that refutes comes, in the simulator, to the end it was told with; and what is shown is that call."""
    refuted = routes.refuted()
    for each in [*refuted, *(one.usual for one in refuted if one.usual)]:
        if each.play is None:
            continue
        # What only somebody without limits can get, somebody without limits shows.
        caller = PEOPLE["control" if each.property == "same-outcome" else each.person]
        played = replay(routes.pack, caller, each.play)
        told = (each.property, each.person, each.play.how, each.play.ends)
        assert (each.property, each.person, played.how, played.ends) == told
        assert each.counterexample == played.exchanges, told


def test_a_verdict_gives_what_its_kind_owes(routes):
    """A refutation about calls shows one; what cannot be told says what to supply; a proof does neither."""
    for each in routes.proof.properties:
        called = each.property not in ("same-outcome", "no-hearing-no-speech")
        assert each.verdict != "refuted" or not called or (each.play and each.counterexample and each.failing_steps)
        assert (each.verdict == "cannot-tell") == bool(each.supply)
        assert each.verdict != "proved" or not (each.play or each.counterexample or each.failing_steps)


# What one verdict says about another, by the definitions alone.


def test_who_can_always_go_on_to_a_good_end_is_in_no_loop_without_one(routes):
    """A loop that nothing good leads out of is made of states that nothing good follows: no-livelock follows."""
    assert routes.who("proved", "human-reachable") <= routes.who("proved", "no-livelock")


def test_a_behaviour_that_always_comes_to_a_good_end_is_a_way_to_force_one(routes):
    """Anybody can be silent, press wrong keys or not be understood: where that wins, human-whatever-happens holds."""
    assert routes.who("proved", *ONE_BEHAVIOUR) <= routes.who("proved", "human-whatever-happens")


def test_who_can_force_a_good_end_can_go_on_from_the_start(routes):
    """What comes about whatever happens can come about: so no call is lost from its first step on."""
    starts = {line.starts for line in routes.pack.phone.lines.values()}
    for person in routes.who("proved", "human-whatever-happens"):
        assert not starts.intersection(routes.found["human-reachable", person].failing_steps[:1])


def test_who_is_lost_by_keys_alone_needed_speech(routes):
    """Keys alone take away nothing but speech: where that loses somebody, a step that takes speech can still come."""
    for person in routes.who("refuted", "keypad-only-caller") & routes.who("proved", "human-reachable"):
        lost = routes.found["keypad-only-caller", person].failing_steps
        assert any(getattr(step, "takes_speech", False) for step in steps_from(routes.pack, lost))


def test_a_call_that_goes_round_for_ever_is_told_as_such(routes):
    """A lost call that goes round is a livelock; one that does so by failing alone is a question asked for ever."""
    assert not routes.going_round("human-reachable") & routes.who("proved", "no-livelock")
    assert not routes.going_round(*ONE_BEHAVIOUR) & routes.who("proved", "bounded-retries")


def test_the_control_gets_what_the_control_gets(routes):
    """Everybody is compared with the control, so nothing that the control can get is out of the control's reach."""
    assert "control" not in routes.who("refuted", "same-outcome")


def steps_from(pack, names):
    """The steps that a call can come to from some steps on, they among them."""
    waiting, found = [*names], {}
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = pack.phone.steps[name]
            waiting += [edge.to for edge in found[name].edges()]
    return found.values()
