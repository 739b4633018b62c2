"""The draft of an accessibility statement: HMRC's keys, never *full*, and nothing invented."""

import pytest
import yaml

from harness.model.base import Basis, Channel
from harness.model.finding import Outcome
from harness.report.bundle import statement

KEYS = [
    "serviceName", "serviceHeaderName", "serviceDescription", "serviceDomain", "serviceUrl", "contactFrontendServiceId",
    "complianceStatus", "accessibilityProblems", "milestones", "automatedTestingOnly", "automatedTestingDetails",
    "statementVisibility", "serviceLastTestedDate", "statementCreatedDate", "statementLastUpdatedDate",
]  # fmt: skip
"""The fields of the statements in hmrc/accessibility-statement-frontend."""


@pytest.fixture
def with_barrier(run):
    """A page that fails a success criterion for two people, and one that fails level AAA only."""
    found = run.findings[0].model_copy(update={"channel": Channel.WEB, "outcome": Outcome.FAILED})
    made = [
        found.model_copy(update={"id": f"{check}-{person}", "check": check, "person": person, "standards": standards})
        for check, standards in (("page-without-title", ("WCAG 2.2 2.4.2",)), ("contrast-aaa", ("WCAG 2.2 1.4.6",)))
        for person in ("control", "deaf-relay")
    ]
    return run.model_copy(update={"findings": tuple(made)})


def test_it_has_exactly_those_keys_and_is_a_draft(run, claimed):
    """In order; it says DRAFT at its head and in the key that keeps it from being shown."""
    told = statement.as_yaml(run, claimed)
    read = yaml.safe_load(told)
    assert list(read) == KEYS
    assert told.startswith("# DRAFT")
    assert (read["statementVisibility"], read["automatedTestingOnly"]) == ("draft", True)


def test_nothing_found_is_not_full(run, claimed):
    """Automated results alone can never show it: a person decides."""
    read = yaml.safe_load(statement.as_yaml(run.model_copy(update={"findings": ()}), claimed))
    assert read["complianceStatus"] is None
    assert (read["accessibilityProblems"], read["milestones"]) == ([], [])


def test_a_barrier_on_a_page_is_a_problem_and_a_milestone_without_a_day(with_barrier, claimed):
    """The criterion is named with its number; who mends it by when is not for a machine to say."""
    read = yaml.safe_load(statement.as_yaml(with_barrier, claimed))
    assert read["complianceStatus"] == "partial"
    assert len(read["accessibilityProblems"]) == len(read["milestones"]) == 1
    assert "control, deaf-relay" in read["accessibilityProblems"][0]
    assert "WCAG 2.2: 2.4.2 Page Titled (level A)" in read["milestones"][0]["description"]
    assert read["milestones"][0]["date"] is None


def test_a_call_and_a_text_are_no_barrier_of_a_website(with_barrier, claimed):
    """The regulations cover websites and apps."""
    spoken = tuple(each.model_copy(update={"channel": Channel.PHONE}) for each in with_barrier.findings)
    read = yaml.safe_load(statement.as_yaml(with_barrier.model_copy(update={"findings": spoken}), claimed))
    assert read["accessibilityProblems"] == []


def test_where_no_page_was_visited_nothing_is_said_of_pages(run, claimed):
    """An empty list would say that there are no problems."""
    read = yaml.safe_load(statement.as_yaml(run.model_copy(update={"visits": {}, "findings": ()}), claimed))
    assert (read["accessibilityProblems"], read["milestones"]) == (None, None)


@pytest.mark.parametrize(("basis", "day"), [(Basis.ILLUSTRATIVE, None), (Basis.SUPPLIED, "2026-11-22")])
def test_a_model_of_the_pages_is_no_test_of_the_service(run, claimed, basis, day):
    """The day of the last test is told only where the pages are the service's own."""
    visits = {name: visit.model_copy(update={"basis": basis}) for name, visit in run.visits.items()}
    read = yaml.safe_load(statement.as_yaml(run.model_copy(update={"visits": visits}), claimed))
    assert str(read["serviceLastTestedDate"] or "") == (day or "")
