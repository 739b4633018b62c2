"""What is said of a finding on a page that stands under its own name, in every report."""

from collections.abc import Iterator, Mapping, Sequence

from harness.checks import all_checks
from harness.model.finding import Finding
from harness.model.page_report import PageReport
from harness.report.words import capital, listed

_DIFFERS = frozenset({"page-wcag"})
"""Checks whose findings each concern other people, so that the check cannot say whom."""


def alike(findings: Sequence[Finding]) -> Iterator[tuple[Finding, ...]]:
    """The findings, those that differ in the person alone together."""
    by_what: dict[tuple[str, str, str, str | None], list[Finding]] = {}
    for finding in findings:
        key = (finding.outcome, finding.check, finding.message, finding.where.selector)
        by_what.setdefault(key, []).append(finding)
    yield from map(tuple, by_what.values())


def what(finding: Finding, report: PageReport) -> str:
    """The message without the name of the page that it stands under."""
    for name in (report.title, report.url):
        for opening in (f"On “{name}”, ", f"On “{name}”: "):
            if finding.message.startswith(opening):
                return capital(finding.message.removeprefix(opening))
    return finding.message


def who(same: Sequence[Finding], report: PageReport, names: Mapping[str, str]) -> str | None:
    """Whom something concerns; none where nobody can say.

    Args:
        same: The findings, alike but for the person.
        report: The page's.
        names: What the people are called, by id.
    """
    if report.people:
        return f"{listed(dict.fromkeys(names.get(each.person, each.person) for each in same))}."
    check = all_checks().get(same[0].check)
    if check is None or check.id in _DIFFERS:
        return None
    return check.sections["Who is shut out"]
