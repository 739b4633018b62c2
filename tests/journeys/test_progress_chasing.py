"""Progress chasing by keypad: the order of the call, the date, and the consent are those of the published assessment.

Nothing here says how anybody ends.
"""

import re

import pytest

from harness.load import load_pack, load_people, ship_folder
from harness.model.claim import ClaimKind
from harness.phone.call import make_call
from harness.phone.caller import Caller
from harness.walk import walk
from harness.web.site import Site

PACK = ship_folder("journeys") / "hmrc-progress-chasing"
ORDER = ["survey", "reason", "how-sent", "date-sent", "text-or-not", "adviser-or-not"]


@pytest.fixture(scope="module")
def pack():
    return load_pack(str(PACK))


@pytest.fixture(scope="module")
def control():
    return load_people(["control"])[0]


@pytest.fixture(scope="module")
def called(pack, control):
    """The call of somebody without limits on a journey."""

    def called(journey):
        wanted = pack.journeys[journey]
        return make_call(pack, "self-assessment", Caller(control, wanted.wants, wanted.words_for, wanted.facts))

    return called


def test_the_call_takes_the_steps_of_the_assessment_in_its_order(called):
    """Survey, reason, how it was sent, date, text, adviser; the keypad is for those who are not heard."""
    assert [question.step for question in called("sent-by-post").questions] == ORDER


def test_the_reason_can_only_be_spoken_and_comes_before_the_first_key_that_counts(pack, called):
    """One of the two things to look for: no key answers the open question, which stands before the keypad."""
    assert not pack.phone.steps["reason"].takes_keys
    questions = {question.step: question for question in called("sent-by-post").questions}
    assert questions["reason"].keys is False
    assert [*questions].index("reason") < [*questions].index("how-sent")


def test_the_date_is_eight_digits_year_first(pack):
    """The other: yyyy-mm-dd, told in this order whenever it is asked for."""
    for name in ("date-sent", "date-again"):
        step = pack.phone.steps[name]
        assert (step.digits.least, step.digits.most, step.takes_speech) == (8, 8, False)
        parts = re.findall(r"\b(?:year|month|day)\b", step.asks)
        assert list(dict.fromkeys(parts)) == ["year", "month", "day"]


def test_a_date_of_this_century_typed_day_first_is_no_date_year_first():
    """What the pack's note says of it: the first figures of the year stand where the month is read."""
    years = (str(year) for year in range(2000, 2100))
    assert all(not 1 <= int(f"ddmm{year}"[4:6]) <= 12 for year in years)


def test_online_is_one_and_post_is_two(pack):
    """The keys are the assessment's."""
    keys = pack.phone.steps["how-sent"].keys
    assert {key: option.intents for key, option in keys.items()} == {"1": ("sent-online",), "2": ("sent-by-post",)}


def test_no_text_goes_without_the_question_that_asks_for_consent(pack):
    """The only way to a step that sends is the answer that asks for it."""
    sends = {name for name, step in pack.phone.steps.items() if step.kind == "text"}
    behind = sends | {"how-it-was-sent"}
    leading = {name for name, step in pack.phone.steps.items() for edge in step.edges() if edge.to in behind} - behind
    assert leading == {"text-or-not"}
    edges = pack.phone.steps["text-or-not"].edges()
    assert [edge.when for edge in edges if edge.to in behind] == ["answer text-with-date"]


def test_the_voice_tells_the_date_before_a_text_is_offered(called):
    """So that the text is not the only one to carry it."""
    call = called("sent-by-post")
    assert "reply-date" in call.outcomes
    offered = next(moment for moment in call.moments if moment.step == "text-or-not")
    assert offered.offered.index("14 September") < offered.offered.index("text message")


def test_every_text_holds_the_date_and_those_who_sent_it_online_are_pointed_to_their_account(pack):
    """What the texts tell depends on the answers."""
    assert all("14 September 2023" in text.body for text in pack.texts.values())
    assert {name for name, text in pack.texts.items() if "Personal Tax Account" in text.body} == {"reply-online"}


def test_somebody_who_does_not_know_the_date_types_none(pack, control):
    """The journey is about a fact; no digit is pressed, at whichever of the two questions."""
    site = Site.of(pack.pages.parent, pack.service)
    (walked,) = walk(pack, "the-date-is-forgotten", control, browser=None, site=site, no_browser="Not here.")
    entries = [question for question in walked.trace.questions if question.digits]
    assert entries
    assert all(question.by is None for question in entries)


def test_no_line_is_named_of_documents_that_are_not_held(pack):
    """Their texts are not here, so that nobody can look a line up; the assessment's address is known."""
    assert all(document.sha256 is None for document in pack.service.documents.values())
    assert all(claim.quote.line is None for claim in pack.claims.values())
    assert pack.service.documents["eqia"].url


def test_the_claims_are_those_of_the_register(pack):
    """Three of progress chasing, two of the speech front end before it; what no pack can try asks a person."""
    assert [*pack.claims] == ["P2-1", "P2-2", "P2-3", "P5-1", "P5-2"]
    untried = [claim for claim in pack.claims.values() if not claim.holds_when.selects]
    assert all(claim.question for claim in untried if claim.kind is not ClaimKind.PROCESS)
