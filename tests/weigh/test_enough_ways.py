"""A claim may ask that each person has enough ways to one outcome, and that a human answers soon."""

import importlib.util
from pathlib import Path

import pytest

from harness.model.base import Basis, Channel
from harness.model.claim import Must
from harness.model.finding import Accepted
from harness.model.trace import Moment
from harness.model.verdict import Ruling
from harness.weigh.musts import meets

_spec = importlib.util.spec_from_file_location("tries", Path(__file__).with_name("tries.py"))
tries = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(tries)

GOOD, STUCK, NOT_KNOWN = {}, {"stuck": True}, {"goal": "unknown", "human": "unknown"}


def ways(at_least, ask, lose):
    """The verdict where one person's two journeys end as given."""
    walks = [tries.walk("control", "ask", **ask), tries.walk("control", "lose", **lose)]
    holds = {"walks": [{"people": ["control"], "must": {"goal": "met"}, "at_least": at_least}]}
    return tries.ruling(tries.claim(holds_when=holds), walks=walks)


@pytest.mark.parametrize(
    ("at_least", "ask", "lose", "comes_to"),
    [
        (1, GOOD, STUCK, Ruling.SUPPORTED),
        (2, GOOD, GOOD, Ruling.SUPPORTED),
        (2, GOOD, STUCK, Ruling.CONTRADICTED),
        (1, STUCK, STUCK, Ruling.CONTRADICTED),
        (1, STUCK, NOT_KNOWN, Ruling.NOT_TESTED),
        (2, GOOD, NOT_KNOWN, Ruling.NOT_TESTED),
        (3, GOOD, GOOD, Ruling.CONTRADICTED),
    ],
)
def test_enough_journeys_have_to_be_so_for_each_person(at_least, ask, lose, comes_to):
    """What is not known neither makes enough nor too few while it could still do either."""
    assert ways(at_least, ask, lose).verdict is comes_to


def test_how_many_ways_there_are_is_said():
    verdict = ways(2, GOOD, STUCK)
    assert verdict.evidence[0].what.startswith("Control: 1 of 2 ways, where 2 are needed (ask).")
    assert verdict.evidence[0].replay.endswith("--journey lose"), "what fails is what can be made again"


def test_a_way_that_nobody_accepted_decides_before_one_that_somebody_did():
    """Or a build would let both through for the one."""
    walks = [tries.walk("control", journey, stuck=True) for journey in tries.JOURNEYS]
    found = [tries.finding("control", journey, check="stuck") for journey in tries.JOURNEYS]
    found[0] = found[0].model_copy(update={"accepted": Accepted(by="A", why="So.", until=tries.TODAY)})
    holds = {"walks": [{"people": ["control"], "must": {"goal": "met"}, "at_least": 1}]}
    [against] = tries.ruling(tries.claim(holds_when=holds), walks=walks, findings=found).evidence
    assert (against.shows, against.journey, against.accepted) == ("against", "lose", None)


def answered(at, channel=Channel.PHONE):
    return Moment(at=at, until=at, channel=channel, kind="human", basis=Basis.PUBLISHED)


@pytest.mark.parametrize(
    ("moments", "human", "holds"),
    [
        ((answered(60.0),), "connected", True),
        ((answered(60.1),), "connected", False),
        ((answered(0, Channel.ELSEWHERE),), "connected", True),
        ((), "none", False),
        ((), "directed", False),
        ((), "unknown", None),
    ],
)
def test_a_human_has_to_have_answered_by_then(moments, human, holds):
    walk = tries.walk(human=human).model_copy(update={"moments": moments})
    assert meets(Must(human_within=60), walk).holds is holds
