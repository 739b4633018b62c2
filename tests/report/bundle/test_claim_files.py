"""The table of claims: four forms that say the same, with what was not tried beside what was."""

import csv
import io
import re
from dataclasses import replace

import pytest

from harness.report.bundle import claim_files
from harness.report.bundle.claims import rows

TITLE = "The service"


@pytest.fixture
def table(run, claimed):
    return rows(run, claimed)


def forms(table, run):
    return {
        "text": claim_files.as_text(table, run, TITLE),
        "markdown": claim_files.as_markdown(table, run, TITLE),
        "csv": claim_files.as_csv(table),
        "page": claim_files.as_page(table, run, TITLE),
    }


def test_every_form_has_every_claim_its_verdict_its_gaps_and_its_place(table, run):
    """Whatever one form says of a claim, the others do."""
    said = (
        "British Sign Language.",
        "What do deaf callers say of it?",
        "Deaf, calls through a relay",
        "lines 43 and 49",
    )
    for name, form in forms(table, run).items():
        for row in table:
            assert row.verdict.id in form, name
            assert row.verdict.says in form, name
        for words in said:
            assert words in form, (name, words)


def test_it_reads_as_it_should(table, run, snapshot):
    """The table in words, whole."""
    assert claim_files.as_text(table, run, TITLE) == snapshot


def test_nothing_is_told_as_tried_to_the_last(table):
    """What was not tried is never left empty: where there is no gap, it says what kind of try there was."""
    untried = {row.verdict.id: row.untried for row in table}
    assert untried["H1"] == ("British Sign Language.",)
    assert "people make of the service was not asked" in untried["H2"][0]
    assert untried["H3"] == ("All of it.",)
    assert "not looked into" in untried["H4"][0]


def test_who_it_fails_is_told_only_where_something_speaks_against_it(table):
    """A supported claim names those with whom it was tried, and nobody whom it fails."""
    assert [row.failing for row in table[:2]] == [("Deaf, calls through a relay",), ()]
    assert table[0].people == ("Deaf, calls through a relay", "Control")
    assert table[0].replay.endswith("--person deaf-relay --journey lost-utr")


def test_where_all_are_meant_that_is_said_instead_of_twenty_names(table):
    """And the few who are left out are named; the sheet names everybody all the same."""
    names = tuple(f"Person {number}" for number in range(8))
    everybody = (frozenset(names), frozenset())
    assert replace(table[0], people=names, everybody=everybody).with_whom == "all 8 people"
    most = replace(table[0], people=names[2:], everybody=everybody)
    assert most.with_whom == "all 8 people but Person 0; Person 1"
    assert "Person 2; Person 3" in claim_files.as_csv([most])
    assert replace(table[0], people=names[:2], everybody=everybody).with_whom == "Person 0; Person 1"


def test_no_cell_of_the_sheet_starts_a_formula(table):
    """The document's words may begin with any character; they stay words."""
    sheet = list(csv.DictReader(io.StringIO(claim_files.as_csv(table))))
    assert [row["claim"] for row in sheet] == ["H1", "H2", "H3", "H4"]
    assert sheet[0]["words of the document"] == "'=reach | an adviser"
    assert all(not re.match(r"[=+\-@\t\r\n]", cell) for row in sheet for cell in row.values())
    assert sheet[0]["verdict"] == "contradicted"


def test_markdown_keeps_a_table_a_table(table, run):
    """A stroke in the words ends no cell: every row has as many cells as the heading."""
    lines = [line for line in claim_files.as_markdown(table, run, TITLE).splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {6}
    assert len(lines) == 2 + len(table)


def test_the_page_runs_nothing_and_takes_words_as_words(claimed, run):
    """What a document says is never code."""
    wrong = "<script>alert(1)</script>"
    verdict = run.verdicts[0].model_copy(update={"says": wrong})
    page = claim_files.as_page(rows(run.model_copy(update={"verdicts": (verdict,)}), claimed), run, wrong)
    assert wrong not in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_a_pack_without_claims_says_so_in_every_form(claimed, run):
    """And no form breaks."""
    bare = run.model_copy(update={"verdicts": ()})
    for name, form in forms(rows(bare, claimed), bare).items():
        assert name == "csv" or "This pack has no claims" in form
