"""What the assessment says, as claims: every row is there, and every quote stands on the line it names.

Nothing here says what a claim comes to: that is what a run is for.
"""

import hashlib
import os
import re
from pathlib import Path

import pytest

from harness.checks.waits import too_late_by
from harness.flips import flips
from harness.load import load_pack, load_people, ship_folder
from harness.load.yaml_file import YamlFile
from harness.model.claim import ClaimKind
from harness.walk import walk
from harness.web.site import Site

PACK = ship_folder("journeys") / "hmrc-sms-deflection"
SEED = "000_5491a6e5b9abb459.txt"
REGISTER = [f"H{number:02d}" for number in range(1, 29)]
LIST = "hmrc-corrected/corrections.yaml"
ADDED = ["H29", "H30", "H31", "H32", "H33"]


@pytest.fixture(scope="module")
def claims():
    return load_pack(str(PACK)).claims


@pytest.fixture(scope="module")
def assessment():
    """The published assessment, as bytes."""
    named = os.environ.get("HARNESS_SEEDS")
    folder = Path(named) if named else Path(__file__).parents[3] / "shared" / "seeds"
    if not (folder / SEED).is_file():
        pytest.skip("The source documents are not here. Name their folder in HARNESS_SEEDS.")
    return (folder / SEED).read_bytes()


def test_every_row_of_the_register_is_a_claim_once(claims):
    """H01 to H28, in order, and what was found in the document beyond them."""
    assert [*claims] == [*REGISTER, *ADDED]


def test_the_document_is_the_one_that_is_hashed(claims, assessment):
    """The hash that each claim carries is that of the document as it lies here."""
    assert {claim.quote.sha256 for claim in claims.values()} == {hashlib.sha256(assessment).hexdigest()}


def test_every_quote_stands_on_its_line(claims, assessment):
    """The words of each quote are on the line it names; further lines are lines of the document."""
    lines = ["", *assessment.decode("utf-8").splitlines()]
    for name, claim in claims.items():
        assert claim.quote.words, name
        assert claim.quote.words in re.sub(r"\s+", " ", lines[claim.quote.line]), name
        assert all(line < len(lines) and lines[line] for line in claim.quote.also), name


def test_what_is_said_is_short_and_ours(claims, assessment):
    """A claim is a short paraphrase: no sentence of the document is copied."""
    text = re.sub(r"\s+", " ", assessment.decode("utf-8"))
    for name, claim in claims.items():
        assert len(claim.says.split()) <= 25, name
        assert claim.says.rstrip(".") not in text, name


def test_every_claim_says_whom_it_is_about_and_what_duty_it_bears_on(claims):
    """Each names a characteristic and a clause."""
    assert all(claim.characteristic and claim.duty for claim in claims.values())


def test_the_two_that_exclude_each_other_know_it_and_ask_the_same(claims):
    """Compatible with Relay UK and not: the same tries decide between them."""
    yes, no = claims["H13"], claims["H14"]
    assert (yes.at_odds_with, no.at_odds_with) == ("H14", "H13")
    assert (yes.kind, no.kind) == (ClaimKind.PROMISE, ClaimKind.ADMITTED_RISK)
    assert (yes.holds_when, yes.vary) == (no.holds_when, no.vary)


# What the calls say of a claim, without any page.


def test_the_value_at_which_relay_would_do_is_the_value(claims):
    """At the wait that is told, every answer through the relay is in time; a tenth of a second less is too little."""
    pack, people = load_pack(str(PACK)), load_people(["deaf-relay"])
    cases = [(journey, people[0].id) for journey in pack.journeys]
    turn = next(turn for turn in flips(pack, claims["H13"], cases, people) if turn.name == "seconds the service waits")
    assert turn.flips_at is not None
    assert turn.flips_at > turn.value
    for wait, fails in ((turn.flips_at, False), (round(turn.flips_at - 0.1, 1), True)):
        platform = pack.phone.platform
        longer = platform.model_copy(update={"wait": platform.wait.model_copy(update={"value": wait})})
        phone = pack.phone.model_copy(update={"platform": longer})
        assert too_late(pack.model_copy(update={"phone": phone}), people[0]) is fails


def too_late(pack, person):
    """Whether any answer of any call comes after the last time of asking has run out."""
    site = Site.of(pack.pages.parent, pack.service)
    return any(
        too_late_by(question) is not None
        for journey in pack.journeys
        for walked in walk(pack, journey, person, browser=None, site=site, no_browser="Not here.")
        for question in walked.trace.questions
    )


# The corrected twin.


def test_the_twin_holds_the_corrections_and_nothing_else():
    """Its steps are those of the list of corrections whose proofs the tests keep; claims and journeys are the same."""
    twin, base = load_pack(str(PACK) + "-corrected"), load_pack(str(PACK))
    listed = YamlFile(Path(__file__).parents[1] / "packs" / LIST, LIST).data
    given = YamlFile(twin.path / "phone.yaml", "phone.yaml").data["steps"]
    assert given == {name: step for correction in listed.values() for name, step in correction["steps"].items()}
    assert (twin.extends, twin.claims, twin.journeys) == (base.name, base.claims, base.journeys)


def test_a_claim_about_walks_flips_where_its_calls_reach_somebody(claims):
    """The wait at which somebody without a number reaches an adviser through the relay is found by calling again."""
    pack, people = load_pack(str(PACK)), load_people(["deaf-relay"])
    [turn] = flips(pack, claims["H15"], [("never-had-nino", "deaf-relay")], people)
    assert turn.flips_at is not None
    assert turn.value < turn.flips_at <= 17
