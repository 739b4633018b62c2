"""What is said of one message."""

from decimal import Decimal

import pytest

from harness.language.rules import all_rules
from harness.load import load_people
from harness.message import Given, Settings, analyse
from harness.message.judgements import JUDGEMENTS
from harness.message.quickly import quickly
from harness.model.finding import Finding, Outcome, Severity
from harness.model.message import Message

GOOD = "HMRC: Your letter is on its way. You will get it by 14 January. If you need help, call us on 0300 200 3310."
HARD = (
    "HMRC: Notwithstanding the aforementioned correspondence, entitlement to supplementary remuneration necessitates "
    "substantiation of residency, pursuant to regulations governing eligibility, prior to the commencement of any "
    "disbursement whatsoever by the department, which may be contested before a tribunal. Call 0300 200 3310."
)


def checks(message):
    return {finding.check: finding for finding in message.findings}


def test_a_good_message_passes():
    """A plain message that says who sends it and whom to call has nothing that fails."""
    assert analyse(Given("x", GOOD)).verdict.outcome is not Outcome.FAILED


def test_what_is_made_quickly_is_what_checking_would_make():
    """Every message and finding, made without checks, is equal to the one that is read back with them."""
    given = Given("x", f"{HARD} – Siân Łukasz ((name))", twin="Ffoniwch 0300 200 3311.", sender="x")
    settings = Settings(price=Decimal("2.4"), prefix="HMRC", person=load_people(["deaf-relay"])[0])
    for each in (analyse(given, settings), analyse(Given("y", "Press 1 for tax.", kind="prompt"), settings)):
        assert set(each.__dict__) == set(Message.model_fields)
        assert Message.model_validate_json(each.model_dump_json()) == each
        assert all(set(finding.__dict__) == set(Finding.model_fields) for finding in each.findings)


def test_hard_words_fail_only_above_the_range():
    """The reading age fails where even the low end is above the target, and else a range is for a person to judge."""
    hard = analyse(Given("x", HARD))
    assert hard.reading_age.low > 9
    assert checks(hard)["reading-age"].outcome is Outcome.FAILED
    middle = analyse(Given("x", HARD), Settings(target=hard.reading_age.age, own_target=True))
    assert checks(middle)["reading-age"].outcome is Outcome.CANNOT_TELL
    assert "reading-age" not in checks(analyse(Given("x", HARD), Settings(target=hard.reading_age.high + 0.1)))


def test_a_target_of_ones_own_is_a_promise():
    """Missing GOV.UK's age, which no source gives for texts, is moderate; missing one's own is serious."""
    assert checks(analyse(Given("x", HARD)))["reading-age"].severity is Severity.MODERATE
    own = analyse(Given("x", HARD), Settings(target=9, own_target=True))
    assert checks(own)["reading-age"].severity is Severity.SERIOUS


def test_too_little_text_has_no_age():
    """Under twenty words there is no age and no finding about it, and the message says so."""
    short = analyse(Given("x", "HMRC: Call us on 0300 200 3310."))
    assert short.reading_age.age is None
    assert "Not enough text" in short.reading_age.because[0]
    assert "reading-age" not in checks(short)


@pytest.mark.parametrize(("language", "says"), [("cy", "No Welsh reading age exists"), ("pl", "no reading age")])
def test_other_languages_are_not_scored(language, says):
    """Neither Welsh nor any other language gets an age or classic scores."""
    found = analyse(Given("x", "Ffoniwch ni ar 0300 200 1900 os oes angen help arnoch chi.", language=language))
    assert found.reading_age.age is None
    assert says in found.reading_age.because[0]
    assert found.classic is None


def test_letters_that_become_question_marks_are_serious():
    """A letter that arrives as a question mark is serious, one that loses a stroke is moderate, both by name."""
    found = checks(analyse(Given("x", "HMRC: Zażółć, Ļoti 😀. Call 0300 200 3310."), Settings(languages=False)))
    assert found["letters-lost"]
    every = analyse(Given("x", "HMRC: Łukasz 😀. Call 0300 200 3310.")).findings
    said = {finding.message: finding.severity for finding in every if finding.check == "letters-lost"}
    assert said == {
        "These arrive as “?”: 😀.": Severity.SERIOUS,
        "Letters change: “Ł” becomes “L”.": Severity.MODERATE,
    }


def test_placeholders_are_counted_at_both_ends():
    """Of a template the shortest and the longest are counted, and a text that may be two parts is for a person."""
    body = f"HMRC: Dear ((name)), {'x' * 110} Call 0300 200 3310."
    found = analyse(Given("x", body), Settings(price=Decimal("2.4")))
    assert (found.shortest.fragments, found.longest.fragments) == (1, 2)
    assert (found.shortest.price_pence, found.longest.price_pence) == (2.4, 4.8)
    assert checks(found)["text-fragments"].outcome is Outcome.CANNOT_TELL


def test_sent_as_has_the_prefix():
    """What is sent has the sender's name before it, and its characters are those that are counted."""
    found = analyse(Given("x", "Call us – now."), Settings(prefix="HMRC"))
    assert found.sent_as == "HMRC: Call us - now."
    assert found.characters == len(found.sent_as)
    assert "no-sender" not in checks(found)


def test_a_text_that_notify_refuses():
    """A text over 918 characters is serious: it is not sent at all."""
    assert checks(analyse(Given("x", "word " * 200)))["text-too-long"].severity is Severity.SERIOUS


def test_what_is_no_text_has_no_parts():
    """A prompt, page or letter has no encoding, parts or cost."""
    for kind in ("prompt", "page", "letter"):
        found = analyse(Given("x", GOOD, kind=kind), Settings(price=Decimal(2)))
        assert (found.encoding, found.fragments, found.sent_as, found.price_pence) == (None, None, None, None)
        assert found.characters == len(GOOD)
        assert (found.spoken is not None) == (kind == "prompt")


def test_a_twin_that_differs():
    """A number that the Welsh gives otherwise is serious and named."""
    found = analyse(Given("x", "HMRC: Call 0300 200 3310.", twin="CThEF: Ffoniwch 0300 200 1900."))
    assert "0300 200 1900" in checks(found)["twin-differs"].message
    assert found.twin.differences


def test_a_sentence_in_another_language():
    """A Welsh sentence in a message that is declared English is named."""
    found = analyse(Given("x", "HMRC: Call us today. Mae angen i chi ffonio'r swyddfa dreth cyn diwedd y mis."))
    assert "Welsh" in checks(found)["language-differs"].message


def test_for_somebody_without_the_language():
    """A message in a language that a person does not know gives them nothing, and the finding is theirs."""
    person = load_people(["control"])[0]
    found = analyse(Given("x", "Ffoniwch ni ar 0300 200 1900.", language="cy"), Settings(person=person))
    assert found.received.received is None
    assert {finding.person for finding in found.findings} == {"control"}
    assert checks(found)["not-received"].severity is Severity.SHUT_OUT


def test_a_text_to_a_landline_never_comes():
    """Whoever has no mobile gets no text, but does get the letter."""
    person = load_people(["control"])[0]
    person = person.model_copy(update={"has": person.has.model_copy(update={"line": "landline"})})
    assert analyse(Given("x", GOOD), Settings(person=person)).received.received is None
    assert analyse(Given("x", GOOD, kind="letter"), Settings(person=person)).received.received == GOOD


def test_marks_quote_the_text():
    """Each mark points at the very words that it quotes, the prefix counted, and at a finding that is there."""
    found = analyse(Given("x", "In order to pay, please utilise the link below."), Settings(prefix="HMRC"))
    assert found.marks
    for mark in found.marks:
        assert found.text[mark.start : mark.end] == mark.text
        assert mark.finding in {finding.id for finding in found.findings}


def test_ids_are_all_different_and_stay():
    """Two findings of one message never share an id, and the same message gives the same ids."""
    body = "Please utilise it, or utilise that. Utilise all, utilise each."
    first, again = (analyse(Given("x", body)) for _ in range(2))
    ids = [finding.id for finding in first.findings]
    assert len(set(ids)) == len(ids)
    assert ids == [finding.id for finding in again.findings]


def test_every_finding_can_be_explained():
    """No judgement of ours has the name of a rule, so that a name always means one thing."""
    assert not set(JUDGEMENTS) & set(all_rules())


def test_worst_first():
    """Findings come worst first, and what is sure before what is not."""
    found = analyse(Given("x", f"{HARD} 😀 Łukasz"), Settings(target=9, own_target=True))
    weights = [finding.severity.weight for finding in found.findings]
    assert weights == sorted(weights, reverse=True)


def test_quickly_is_frozen():
    """What is made quickly cannot be changed either."""
    found = analyse(Given("x", GOOD))
    with pytest.raises(Exception, match="frozen"):
        found.id = "y"
    assert quickly(type(found), **found.__dict__) == found
