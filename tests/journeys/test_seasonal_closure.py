"""The closed summer and the rationed peak: who comes to whom is as HMRC's documents say.

Nothing here says how anybody ends.
"""

import pytest

from harness.load import load_pack, load_people, ship_folder
from harness.phone.call import make_call
from harness.phone.caller import Caller

PACK = ship_folder("journeys") / "hmrc-seasonal-closure"
OPEN_LINES = {
    "online-services": "online-services-adviser",
    "extra-support": "extra-support-adviser",
    "paper-forms": "form-clerk",
    "debt": "debt-adviser",
}


@pytest.fixture(scope="module")
def pack():
    return load_pack(str(PACK))


@pytest.fixture(scope="module")
def people():
    return {person.id: person for person in load_people(["control", "no-mobile", "no-speech"])}


@pytest.fixture(scope="module")
def rings(pack, people):
    """The call of somebody who rings a line for something."""

    def rings(line, intent=None, saying=None, who="control"):
        wants = [intent] if intent else []
        return make_call(pack, line, Caller(people[who], wants, lambda _: saying))

    return rings


def from_here(pack, start):
    """Every step that some call can come to from a step."""
    seen, waiting = set(), [start]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += [edge.to for edge in pack.phone.steps[name].edges()]
    return seen


def test_nobody_answers_the_closed_line(pack):
    """From the number that people know, no step of the summer leads to a human."""
    kinds = {pack.phone.steps[name].kind for name in from_here(pack, pack.phone.lines["summer"].starts)}
    assert not kinds & {"queue", "transfer", "callback"}


def test_the_closed_line_names_the_three_that_callers_are_sent_to_and_the_day(pack):
    """Guidance, digital assistant and webchat, until 4 September; a mobile gets a text with it."""
    said = pack.phone.steps["closed-for-the-summer"].says
    assert all(word in said for word in ("guidance", "digital assistant", "webchat", "4 September"))
    assert pack.phone.steps["summer-from-a-mobile"].cases == {"mobile": "summer-text"}


def test_a_landline_gets_no_text(rings):
    """Only a mobile is sent one."""
    assert rings("summer", "return-help", "I need help with my tax return.").texts
    assert not rings("summer", "return-help", "I need help with my tax return.", who="no-mobile").texts


@pytest.mark.parametrize(("line", "human"), OPEN_LINES.items())
def test_the_lines_that_stayed_open_lead_to_their_human(rings, line, human):
    """Each of the exceptions is answered, without a word or a key."""
    ended = rings(line).ended
    assert (ended.how, ended.human) == ("human", human)


def test_payment_callers_are_told_of_both_lines(rings):
    """The Online Services Helpline, and Debt Management."""
    call = rings("summer", "payment", "I want to ask about my payment on account.")
    assert [number.number for number in call.numbers] == ["03069 990360", "03069 990370"]


@pytest.mark.parametrize(
    ("intent", "saying"),
    [
        ("filing", "I want to send my return."),
        ("return-help", "I need help with my return."),
        ("payment", "I want to pay."),
        ("repayment", "I am waiting for a repayment."),
        ("needs-support", "I cannot go online."),
        ("needs-support", "I need extra support."),
    ],
)
def test_at_the_peak_what_has_priority_comes_to_an_adviser(rings, intent, saying):
    """Filing, paying, repayments, and whoever cannot go online or needs support: by voice, and by key."""
    assert rings("peak", intent, saying).ended.human == "adviser"
    assert rings("peak", intent, who="no-speech").ended.human == "adviser"


def test_at_the_peak_everything_else_is_sent_online(rings):
    """With the two lines for those who cannot."""
    call = rings("peak", "find-utr", "I have lost my UTR.")
    assert call.ended.how == "hung-up"
    assert [number.number for number in call.numbers] == ["03069 990360", "03069 990444"]


def test_no_line_is_named_of_documents_that_are_not_held(pack):
    """Their texts are not here, so that nobody can look a line up; their addresses are known."""
    assert all(document.url and not document.sha256 for document in pack.service.documents.values())
    assert all(claim.quote.line is None for claim in pack.claims.values())


def test_the_claims_are_those_of_the_register_and_two_more(pack):
    """P3-4 and P3-5 are said in the beginning of the assessment; P6-1 and P7-1 are of services that no pack models."""
    assert [*pack.claims] == ["P3-1", "P3-2", "P3-3", "P3-4", "P3-5", "P4-1", "P6-1", "P7-1"]
    assert all(pack.claims[name].question and not pack.claims[name].holds_when.selects for name in ("P6-1", "P7-1"))
