"""Thurrock's contact model: what the assessment promises of the call's structure is modelled as it is promised.

Nothing here names an ending for a person: that is what a run is for.
"""

import re

import pytest

from harness.checks import judge
from harness.flips import flips
from harness.language.timing import word_count
from harness.load import load_pack, load_people, ship_folder
from harness.model.answering import Callback, Queue, Transfer, Voicemail
from harness.model.finding import Outcome
from harness.model.questions import Ask, Menu
from harness.model.steps import HangUp
from harness.phone.caller import AGAIN
from harness.walk import walk
from harness.web.site import Site

REGISTER = [f"T{number:02d}" for number in range(1, 19)]
ADDED = [f"T{number:02d}" for number in range(19, 35)]
SURVEY = ("survey-handled", "survey-settled")
SLOW = "-slowly"


@pytest.fixture(scope="module")
def pack():
    return load_pack(str(ship_folder("journeys") / "thurrock-contact-model"))


@pytest.fixture(scope="module")
def questions(pack):
    """The questions of the call, by step."""
    return {name: step for name, step in pack.phone.steps.items() if isinstance(step, Menu | Ask)}


def reached(pack, starts, *, without):
    """The steps that a call can come to from some, without passing others."""
    seen, waiting = set(), [*starts]
    while waiting:
        name = waiting.pop()
        if name not in seen and not name.startswith(without):
            seen.add(name)
            waiting += [edge.to for edge in pack.phone.steps[name].edges()]
    return {name: pack.phone.steps[name] for name in seen}


def test_every_row_of_the_register_is_a_claim_once(pack):
    """T01 to T18, in order, and what was found in the document beyond them."""
    assert [*pack.claims] == [*REGISTER, *ADDED]


def test_every_row_of_the_table_of_impacts_is_claimed_and_names_whom_it_is_about(pack):
    """Lines 77 to 108 of the assessment hold a row for each group: none is left out."""
    rows = {77, 80, 83, 86, 87, 88, 91, 94, 95, 96, 99, 100, 103, 104, 105, 108}
    cited = {line for claim in pack.claims.values() for line in (claim.quote.line, *claim.quote.also)}
    assert rows <= cited
    named = {name for claim in pack.claims.values() for name in claim.characteristic}
    assert set(pack.service.characteristics) <= named


# The survey, at the end of every call (lines 58 and 120).


@pytest.mark.parametrize("question", SURVEY)
def test_no_call_ends_without_the_survey(pack, question):
    """Leave either question out, and from no line does anything come to an end that the service makes."""
    found = reached(pack, [line.starts for line in pack.phone.lines.values()], without=question)
    ends = [name for name, step in found.items() if isinstance(step, HangUp | Voicemail | Callback)]
    # After a talk the call goes on to the first question, which is then what has been left out.
    assert not ends


def test_after_a_talk_the_survey_follows(pack):
    talks = [step for step in pack.phone.steps.values() if isinstance(step, Queue | Transfer)]
    assert talks
    assert {step.afterwards for step in talks} == {SURVEY[0]}


def test_nothing_hangs_on_the_survey(questions):
    """A caller who lets it pass loses nothing; every other question matters."""
    assert {name for name, step in questions.items() if step.optional} == {
        name for name in questions if name.startswith(SURVEY)
    }


# Slowly and clearly (line 80); spoken or typed (line 77).


def test_every_question_can_be_heard_again_slowly(questions):
    """By the star key, and by the word for it: the second one waits longer, and is said slower."""
    for name, step in questions.items():
        if name.endswith(SLOW):
            continue
        again = next(option for option in step.options if AGAIN in option.intents)
        assert again.key == "*", name
        assert again.to == f"{'options' if name == 'reason' else name}{SLOW}", name
        assert questions[again.to].wait.value >= 10, name


def test_what_is_said_slowly_is_slower(pack, questions):
    """Fewer words a minute than any question that is not, as measured with the voice."""

    def rate(step):
        words = [step.asks, *(option.says for option in step.options if option.says)]
        return 60 * sum(map(word_count, words)) / sum(pack.lengths[each] for each in words)

    slow = {name: rate(step) for name, step in questions.items() if name.endswith(SLOW)}
    assert slow
    assert max(slow.values()) < min(rate(step) for name, step in questions.items() if name not in slow)


def test_every_question_takes_speech_and_keys(questions):
    assert all(step.takes_speech and step.takes_keys for step in questions.values())


# Details are given once (lines 77 and 136).


def test_each_detail_is_asked_for_at_one_place(questions):
    """And where it is said again slowly, by somebody who has not given it yet."""
    places = {}
    for name, step in questions.items():
        for detail in step.details:
            places.setdefault(detail, set()).add(name.removesuffix(SLOW))
    assert places == {"phone-number": {"your-number"}, "house-number": {"your-house"}}


def test_a_call_handler_who_is_shown_nothing_is_found_out(pack):
    """The same call, with the hand-over as it is and with none: only the second is a broken promise."""
    (control,) = load_people(["control"])
    queue = pack.phone.steps["wait-for-call-handler"].model_copy(update={"shows": ()})
    steps = {**pack.phone.steps, "wait-for-call-handler": queue}
    without = pack.model_copy(update={"phone": pack.phone.model_copy(update={"steps": steps})})
    for given, outcome in ((pack, Outcome.PASSED), (without, Outcome.FAILED)):
        (walked,) = walk(given, "repair", control, browser=None, site=Site({}), no_browser="Not here.")
        assert walked.trace.hand_over.given == ("house-number", "phone-number")
        (judged,) = (each for each in judge(walked.trace, {}, control) if each.check.id == "detail-asked-again")
        assert judged.judgement.outcome is outcome


# The claims that sit badly together, and numbers that not everybody has.


def test_the_two_about_money_know_of_each_other_and_ask_the_same(pack):
    no_impact, poverty = pack.claims["T25"], pack.claims["T26"]
    assert (no_impact.at_odds_with, poverty.at_odds_with) == ("T26", "T25")
    assert no_impact.holds_when == poverty.holds_when


def test_a_number_of_the_relay_is_varied_for_those_who_have_one(pack):
    """Among people of whom only one has a relay; of people without, there is nothing to vary."""
    claim = pack.claims["T20"].model_copy(update={"vary": ("perceives.relay.typed_words_a_minute",)})
    people = load_people(["deaf-relay", "over-65"])
    (turn,) = flips(pack, claim, [("missed-bin", "over-65"), ("missed-bin", "deaf-relay")], people)
    assert turn.value == 40
    assert flips(pack, claim, [("missed-bin", "over-65")], people) == ()


def test_what_the_voice_says_is_said_to_be_ours(pack):
    """The assessment prints no prompt: none is published, and each of a longer kind says why it stands there."""
    text = (pack.path / "phone.yaml").read_text(encoding="utf-8")
    assert re.search(r"Every word that the voice says here is ours", text)
    assert all(step.basis == "illustrative" or step.note for step in pack.phone.steps.values())
