"""The sheets: every number with its source, and every check with what it came to."""

import csv
import io

from harness.report.bundle import sheets


def read(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_every_number_has_a_source_or_says_that_it_is_assumed_and_why(claimed, people):
    """Those of the pack and those of each person."""
    found = read(sheets.numbers(claimed, people.values()))
    assert {row["of"] for row in found} == {claimed.name, *people}
    assert all((row["assumed"] == "yes") != bool(row["source"]) for row in found)
    assert ("deaf-relay", "perceives.relay.typed_words_a_minute") in {(row["of"], row["number"]) for row in found}


def test_the_sheet_has_every_assumption_that_a_record_of_them_would(claimed):
    """None of the pack's is left out."""
    found = [row["value"] for row in read(sheets.numbers(claimed, ())) if row["assumed"] == "yes"]
    assert len(found) >= len(claimed.assumptions())


def test_every_check_says_what_it_looks_at_and_what_it_came_to(run):
    """The counts are those of the record."""
    found = {row["check"]: row for row in read(sheets.checks(run))}
    failed = [each.check for each in run.findings if each.outcome == "failed"]
    for check in set(failed) & found.keys():
        assert found[check]["failed"] == str(failed.count(check))
        assert found[check]["what it checks"]
