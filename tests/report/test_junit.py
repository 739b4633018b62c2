"""JUnit XML, as the systems that read it see it."""

from datetime import date
from pathlib import Path

import pytest
from junitparser import Failure, JUnitXml, Skipped

from harness.findings import ALL_ROUTES
from harness.model.finding import Accepted, Outcome
from harness.report import junit


def called(*parts):
    """The name of a case."""
    return " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join(parts)


@pytest.fixture
def cases(record, folder):
    """The test cases by name."""
    found = [case for suite in JUnitXml.fromfile(str(junit.write(record, folder))) for case in suite]
    named = {case.name: case for case in found}
    assert len(named) == len(found)
    return named


def test_junit_reads_as_it_should(record, folder, snapshot):
    """The whole file, word for word."""
    assert junit.write(record, folder).read_text(encoding="utf-8") == snapshot


def test_totals_add_up(record, folder):
    """The totals in the file are those of its cases."""
    xml = JUnitXml.fromfile(str(junit.write(record, folder)))
    stated = (xml.tests, xml.failures, xml.errors, xml.skipped)
    xml.update_statistics()
    assert stated == (xml.tests, xml.failures, xml.errors, xml.skipped)


def test_a_failure_carries_what_is_needed_to_act(cases):
    """A failed finding says what happened, why it matters, what to do, how to replay it, and the moment itself."""
    result = cases[called("lost-utr", "deaf-relay", "speech-only-question")].result[0]
    assert isinstance(result, Failure)
    assert result.message.startswith("The question takes only a spoken answer")
    for part in ("The relay needs 26 seconds", "Take a key", "--person deaf-relay", "offered: In a few words"):
        assert part in result.text


def test_an_accepted_failure_is_one_still_and_says_by_whom(record, folder):
    """The one line that every system shows names who accepted it and until when; the rest says why."""
    by = Accepted(by="A. Person", why="The new line opens in spring.", until=date(2027, 1, 1))
    marked = [each.model_copy(update={"accepted": by}) for each in record.findings if each.outcome is Outcome.FAILED]
    [first, *_] = [
        case.result[0]
        for suite in JUnitXml.fromfile(str(junit.write(record.model_copy(update={"findings": marked}), folder)))
        for case in suite
        if case.result and isinstance(case.result[0], Failure)
    ]
    assert first.message.endswith("Accepted by A. Person until 1 January 2027.")
    assert "The new line opens in spring. It counts all the same." in first.text


def test_a_question_is_skipped_with_its_reason(cases):
    """What could not be told is skipped, and the reason begins with those words."""
    result = cases[called("help-with-return", "blind-screen-reader", "way-in-not-modelled")].result[0]
    assert isinstance(result, Skipped)
    assert result.message.startswith("cannot tell: ")


@pytest.mark.parametrize("name", ["Claims", called("help-with-return", "blind-screen-reader", "untested")])
def test_what_was_not_run_is_skipped(cases, name):
    """What the run or a walk left out is a skipped case, and the reason begins with untested."""
    result = cases[name].result[0]
    assert isinstance(result, Skipped)
    assert result.message.startswith("untested: ")


def test_only_a_walk_without_failures_passes(cases):
    """A walk in which something failed has no case of its own, so that nothing has two outcomes."""
    assert cases[called("lost-utr", "control", "walk")].is_passed
    assert "works: 9" in cases[called("lost-utr", "control", "walk")].system_out
    assert called("lost-utr", "deaf-relay", "walk") not in cases


def test_a_stuck_walk_never_passes(record, folder):
    """A stuck walk of which no check speaks is skipped, not passed."""
    bare = record.model_copy(update={"findings": ()})
    cases = {case.name: case for suite in JUnitXml.fromfile(str(junit.write(bare, folder))) for case in suite}
    assert (
        cases[called("lost-utr", "deaf-relay", "walk")].result[0].message.startswith("cannot tell: the walk ends stuck")
    )


def test_several_findings_of_one_check_have_names_of_their_own(record, folder):
    """One check that found several things in one walk makes several cases, each named after its place."""
    first = record.findings[0]
    elsewhere = first.model_copy(update={"where": first.where.model_copy(update={"step": "other"}), "id": "b"})
    twice = record.model_copy(update={"findings": (first, elsewhere, elsewhere.model_copy(update={"id": "c"}))})
    names = [case.name for suite in JUnitXml.fromfile(str(junit.write(twice, folder))) for case in suite]
    start = called("lost-utr", "deaf-relay", "speech-only-question at")
    assert [name for name in names if name.startswith(start)] == [
        f"{start} reason",
        f"{start} other",
        f"{start} other (2)",
    ]


def test_packs_with_the_same_journey_do_not_clash(record, folder):
    """With several packs the pack is part of the name, because a name that comes twice is ignored by some systems."""
    other = tuple(walk.model_copy(update={"pack": "other"}) for walk in record.walks)
    both = record.model_copy(update={"walks": record.walks + other})
    names = [case.name for suite in JUnitXml.fromfile(str(junit.write(both, folder))) for case in suite]
    assert len(set(names)) == len(names)
    assert called("other", "lost-utr", "control", "walk") in names


def test_attachments_are_named_from_where_the_run_was_started(record, tmp_path, monkeypatch):
    """A picture or sound is attached by its path from the working folder, and no path names a machine's folders."""
    monkeypatch.chdir(tmp_path)
    told = junit.write(record, Path("report")).read_text(encoding="utf-8")
    assert "[[ATTACHMENT|report/sounds/5.wav]]" in told
    assert tmp_path.as_posix() not in told


def test_hostile_text_does_not_break_the_file(record, folder):
    """Markup and control characters in a finding leave the file well formed."""
    bad = record.findings[0].model_copy(update={"message": "<a> & ]]> \x00\x1b[2J", "why": "\x0b\ud800"})
    xml = JUnitXml.fromfile(str(junit.write(record.model_copy(update={"findings": (bad,)}), folder)))
    messages = [case.result[0].message for suite in xml for case in suite if case.result]
    assert "<a> & ]]> \ufffd\ufffd[2J" in messages


def test_a_finding_without_its_walk_is_not_lost(record, folder):
    """A finding whose walk is not in the record still has its case."""
    xml = JUnitXml.fromfile(str(junit.write(record.model_copy(update={"walks": ()}), folder)))
    assert xml.failures == sum(finding.outcome is Outcome.FAILED for finding in record.findings)


def test_a_proof_has_no_walk_to_make_again(record, folder):
    """What was proved of every call has a suite of its own, and names the command that proves it again."""
    finding = record.findings[0].model_copy(update={"journey": ALL_ROUTES})
    xml = JUnitXml.fromfile(str(junit.write(record.model_copy(update={"findings": (finding,)}), folder)))
    suite = next(suite for suite in xml if suite.name == "hmrc-sms-deflection/all routes")
    (case,) = suite
    assert case.name == called("all routes", finding.person, finding.check)
    assert f"harness routes hmrc-sms-deflection --person {finding.person}" in case.result[0].text
    assert "--journey" not in case.result[0].text


def test_an_untested_finding_is_not_told_as_a_question(record, folder):
    """A finding that was never tested is skipped as untested."""
    finding = record.findings[0].model_copy(update={"outcome": Outcome.UNTESTED})
    xml = JUnitXml.fromfile(str(junit.write(record.model_copy(update={"findings": (finding,)}), folder)))
    messages = [case.result[0].message for suite in xml for case in suite if case.result]
    assert f"untested: {finding.message}" in messages


def test_readings_have_names_of_their_own(cases):
    """Each way in which words were taken is a case of its own; the one in which something failed is its finding."""
    heard = "where “I do not have a number” was taken as"
    assert cases[called("no-nino", f"blind-screen-reader, {heard} never-had-nino", "walk")].is_passed
    assert cases[called("no-nino", f"blind-screen-reader, {heard} lost-nino", "walk")].is_passed
    assert cases[called("no-nino", f"control, {heard} never-had-nino", "walk")].is_passed
    assert called("no-nino", f"control, {heard} lost-nino", "walk") not in cases
    assert "At 0:10.4" in cases[called("no-nino", "control", "no-human-from-here")].result[0].text


def test_a_question_is_not_told_as_a_failure(cases):
    """What could not be told says that a person must judge, and what it would be if it fails."""
    text = cases[called("help-with-return", "blind-screen-reader", "way-in-not-modelled")].result[0].text
    assert "Outcome: A person must judge" in text
    assert "Severity, if it fails: Moderate" in text
