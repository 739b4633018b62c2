"""Claims in the report: each once, under its verdict, with what rests on our own script said as such."""

from datetime import date

import pytest

from harness.model.base import Basis
from harness.model.claim import ClaimKind
from harness.model.finding import Accepted
from harness.model.verdict import AtOdds, Ruling, Verdict, VerdictEvidence, VerdictSource
from harness.report import html

PACK = "hmrc-sms-deflection"
ACCEPTED = Accepted(by="A. <Person>", why="The new line opens in spring.", until=date(2027, 1, 1))


def verdict(name, came_to, **more):
    shows = VerdictEvidence(
        kind="walk",
        shows="against",
        what="Deaf, lost-utr: <Nobody> answered.",
        person="deaf-relay",
        journey="lost-utr",
        replay="python3 -m harness run p --person deaf-relay",
        basis=Basis.ILLUSTRATIVE,
        accepted=ACCEPTED,
    )
    fields = {
        "id": name,
        "kind": ClaimKind.PROMISE,
        "says": "Everybody gets through.",
        "source": VerdictSource(document="eqia", line=7, url="https://www.gov.uk/eqia"),
        "pack": PACK,
        "verdict": Ruling(came_to),
        "rule": "As modelled: it is contradicted.",
        "basis": Basis.ILLUSTRATIVE,
        "turns_on": None,
        "evidence": (shows,),
        "gaps": ("Calls from abroad.",),
        "people": ("deaf-relay",),
        "question": "Is it so?",
    }
    return Verdict(**fields | more)


@pytest.fixture
def page(record, folder):
    """Writes the report of the sample with these verdicts."""

    def page(*verdicts, **more):
        told = record.model_copy(update={"verdicts": verdicts, **more})
        return html.write(told, folder).read_text(encoding="utf-8")

    return page


def test_each_claim_is_there_once_with_all_that_it_owes(page):
    """Rule, document and line, gaps, the question for a person, and what would make it real."""
    source = page(verdict("C1", "contradicted"), verdict("C2", "contradicted"))
    assert all(source.count(f'id="claim.{PACK}.{name}"') == 1 for name in ("C1", "C2"))
    for told in ("As modelled: it is contradicted.", "eqia, line 7", "Calls from abroad.", "Is it so?"):
        assert told in source
    assert "What to supply to make these real:" in source
    assert "2 promises: 2 contradicted" in source


def test_a_document_whose_text_is_not_held_is_said_to_be_so(page):
    """No line is made up for it, here or for the claim that says the opposite."""
    at_second_hand = VerdictSource(document="eqia", line=None, url=None)
    odds = AtOdds(claim="C2", line=None, supports=None, why="It says both.")
    source = page(verdict("C1", "contradicted", source=at_second_hand, at_odds=odds))
    assert "eqia, text not held here" in source
    assert "At odds with C2.<" in source


def test_an_accepted_failure_is_shown_with_who_accepted_it(page):
    """It is there, it counts, and who accepted it until when stands beside it; nothing of it is taken for markup."""
    source = page(verdict("C1", "contradicted"))
    assert "Accepted by A. &lt;Person&gt; until 1 January 2027" in source
    assert "<Nobody>" not in source


def test_an_accepted_finding_says_so(page, record):
    """In what to fix, too, the report says for whom it was accepted."""
    first, *rest = record.findings
    source = page(findings=(first.model_copy(update={"accepted": ACCEPTED}), *rest))
    assert "It counts all the same." in source


def test_a_document_that_is_not_there_speaks_for_nothing(page):
    """That a process is not shown is said as it is, not counted as something for it."""
    told = VerdictEvidence(kind="document", shows="for", what="The pack cites none.", basis=Basis.PUBLISHED)
    source = page(verdict("C1", "not-shown", kind=ClaimKind.PROCESS, evidence=(told,)))
    assert "The pack cites none." in source
    assert "1 thing for it" not in source


def test_claims_of_two_packs_say_whose_they_are(page):
    """A pack and its twin have the same claims: each says on which it was tried, and they are counted apart."""
    source = page(verdict("C1", "contradicted"), verdict("C1", "supported", pack="twin"))
    assert all(f"<dd>{pack}</dd>" in source for pack in (PACK, "twin"))
    assert source.count("1 promise: 1 ") == 2
    assert "Tried on" not in page(verdict("C1", "contradicted"))


def test_without_claims_there_is_no_section(page):
    """A pack without claims has nothing about them in its report."""
    assert 'id="claims"' not in page()
