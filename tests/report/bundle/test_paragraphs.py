"""A paragraph for each protected characteristic: what was tried, and, where nothing was, that nothing was."""

import re

import pytest

from harness.report.bundle import paragraphs
from harness.report.bundle.claims import rows
from harness.standards.characteristics import characteristics

NINE = [each.name for each in characteristics().values() if (each.source or "").startswith("Equality Act 2010")]


@pytest.fixture
def told(run, claimed, people):
    """The paragraphs, by what each is about; nobody but the deaf caller stands for anything."""
    tried = [people[name].model_copy(update={"stands_for": ()}) for name in run.people]
    tried[-1] = tried[-1].model_copy(update={"stands_for": ("hearing",)})
    text = paragraphs.as_text(run, claimed, tried, rows(run, claimed))
    return {re.split(r" \(|\.", each)[0]: each for each in text.split("\n\n")[1:]}


def test_each_of_the_nine_has_one(told):
    """Also where nothing was tried: a gap that nobody sees is taken for a result."""
    assert len(NINE) == 9
    assert {name.capitalize() for name in NINE} <= told.keys()
    assert all("On 22 November 2026" in each for each in told.values())


def test_what_nothing_was_tried_for_is_told_as_a_gap(told):
    """Never as a finding."""
    assert "nothing was tried that is about this" in told["Religion or belief"]
    assert "That is a gap" in told["Religion or belief"]


def test_it_can_be_pasted_as_it_stands(told, snapshot):
    """With whom, on what, when, as modelled, what it came to, what was not tried, and the evidence."""
    assert told["Disability"] == snapshot


def test_a_part_of_disability_counts_for_it(told):
    """Who stands for hearing stands for disability; the claim that names hearing has a paragraph of its own too."""
    for name in ("Disability", "Hearing"):
        assert "those who stand for it (Deaf, calls through a relay)" in told[name]
        assert "1 contradicted (H1)" in told[name]


def test_claims_may_name_it_in_words(told):
    """The words of the law and the id of the look-up are one."""
    assert "1 not tested (H3)" in told["Gender reassignment"]
    assert "Only people can tell: What do deaf callers say of it?" in told["Gender reassignment"]


def test_every_one_that_tells_of_tries_says_that_people_have_not_tried_it(told):
    """And where nothing was tried, that people have to be asked."""
    for each in told.values():
        assert "A machine tried this; people have not." in each or "People have to be asked." in each


def test_what_nobody_tried_is_not_told_as_tried_with_nobody(told):
    """A claim that only a person can judge is about it all the same."""
    assert "1 claim is about this: nobody tried anything of it on HMRC text-message" in told["Gender reassignment"]
    assert "rest on nothing" not in told["Gender reassignment"]


def test_a_part_that_no_claim_names_says_where_the_whole_is_told(run, claimed, people):
    """Or its reader would take it that no claim bears on those who hear nothing."""
    verdicts = tuple(each.model_copy(update={"characteristic": ("disability",)}) for each in run.verdicts)
    record = run.model_copy(update={"verdicts": verdicts})
    tried = [people["deaf-relay"].model_copy(update={"stands_for": ("hearing",)})]
    text = paragraphs.as_text(record, claimed, tried, rows(record, claimed))
    assert "Hearing. No claim names it by itself; those about disability have a paragraph of their own." in text
