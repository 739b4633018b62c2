"""Claims in the terminal: each once, with what it rests on, what was not tried, and what would make it real."""

import io

import pytest
from rich.console import Console

from harness.model.base import Basis
from harness.model.claim import ClaimKind
from harness.model.finding import TurnsOn
from harness.model.verdict import RULINGS, AtOdds, Ruling, Verdict, VerdictEvidence, VerdictSource
from harness.report import claim_words
from harness.report.claims_terminal import print_claims


def evidence(shows="against", **more):
    fields = {
        "kind": "walk",
        "shows": shows,
        "what": "Deaf, ask: Nobody answered.",
        "person": "deaf",
        "journey": "ask",
        "replay": "python3 -m harness run p --person deaf --journey ask",
        "basis": Basis.ILLUSTRATIVE,
    }
    return VerdictEvidence(**fields | more)


def verdict(name="C1", kind="promise", came_to="contradicted", **more):
    fields = {
        "id": name,
        "kind": ClaimKind(kind),
        "says": f"What {name} says.",
        "source": VerdictSource(document="doc", line=7, url=None),
        "pack": "p",
        "verdict": Ruling(came_to),
        "rule": "As modelled: so it is.",
        "basis": Basis.ILLUSTRATIVE,
        "turns_on": None,
        "evidence": (evidence(),),
        "gaps": (),
        "people": ("deaf",),
    }
    return Verdict(**fields | more)


def printed(*verdicts, twins=None):
    out = io.StringIO()
    console = Console(file=out, width=100, color_system=None)
    print_claims("The service", verdicts, console, plain=True, names={"deaf": "Deaf"}, twins=twins or {})
    return out.getvalue()


EVERY = [
    verdict(f"C{kind.value}-{ruling.value}", kind.value, ruling.value) for kind in ClaimKind for ruling in RULINGS[kind]
]


def test_every_claim_is_there_once_under_its_verdict():
    """Whatever the kinds and verdicts, each claim is said once, and the counts add up."""
    told = printed(*EVERY)
    assert all(told.count(f"{each.id} (") == 1 for each in EVERY)
    assert sum(len(several) for several in claim_words.by_ruling(EVERY).values()) == len(EVERY)
    assert sum(many for _, found in claim_words.counted(EVERY) for _, many in found) == len(EVERY)


def test_a_failure_names_who_what_and_how_to_see_it():
    """Who it fails, what happened, the command, what it rests on and what was not tried."""
    told = printed(verdict(gaps=("Calls from abroad.",), question="Is it so?"))
    assert "Who it fails: Deaf." in told
    assert "See it: python3 -m harness run p --person deaf --journey ask" in told
    assert "As modelled: so it is. Rests on our own script." in told
    assert "Not tried: Calls from abroad." in told
    assert "Only a person can tell: Is it so?" in told


def test_the_reader_cannot_take_our_script_for_the_department_s():
    """The words as modelled come first, and at the end what to supply; nothing claims conformance."""
    told = printed(verdict())
    assert told.index("As modelled") < told.index("C1 (")
    assert "What to supply to make these real: A recording" in told
    assert "does not say that a service conforms" in told


def test_what_was_not_tried_rests_on_nothing():
    """A claim without evidence is not said to rest on anything."""
    told = printed(verdict(came_to="not-tested", evidence=(), people=()))
    assert "Rests on nothing: it was not tried." in told


@pytest.mark.parametrize(("flips_at", "said"), [(18.5, "flips at 18.5"), (None, "flips at no value that was tried")])
def test_a_number_of_ours_is_told_with_where_it_flips(flips_at, said):
    """What the verdict turns on, its value now, and the value at which it would be another."""
    turn = TurnsOn(name="seconds the service waits", value=5, flips_at=flips_at)
    told = printed(verdict(flips=(turn,)))
    assert f"Seconds the service waits, now 5: {said}." in told
    assert ("It turns on a number of ours." in told) is (flips_at is not None)
    assert f"Seconds the service waits, now 5: {said}." in printed(verdict(turns_on=turn))


def test_where_it_is_said_is_told():
    """The line, or that the document's text is not held."""
    assert "C1 (promise, doc, line 7)" in printed(verdict())
    at_second_hand = VerdictSource(document="doc", line=None, url=None)
    assert "C1 (promise, doc, text not held here)" in printed(verdict(source=at_second_hand))


def test_two_that_exclude_each_other_say_which_is_supported():
    """The sentence on the other claim stands with each."""
    odds = AtOdds(claim="C2", line=9, supports="C2", why="As modelled, what was tried supports C2.")
    assert "At odds with C2: As modelled, what was tried supports C2." in printed(verdict(at_odds=odds))


def test_a_twin_stands_beside_and_what_differs_is_counted():
    """Each claim says what it comes to in the twin; the head says how many differ."""
    theirs = {"C1": verdict(came_to="supported"), "C2": verdict("C2")}
    told = printed(verdict(), verdict("C2"), twins={"p-corrected": theirs})
    assert "In p-corrected: supported." in told
    assert "where 1 differs: C1" in told
