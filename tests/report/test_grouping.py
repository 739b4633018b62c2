"""Findings grouped by what to fix."""

import random

from harness.model.finding import Outcome, Severity, Where
from harness.report.grouping import group


def test_one_place_is_one_group(record):
    """The same check at the same place is one thing to fix, on however many journeys it is met."""
    speech = next(each for each in group(record.findings) if each.check == "speech-only-question")
    assert speech.journeys == (
        ("hmrc-sms-deflection", "help-with-return"),
        ("hmrc-sms-deflection", "lost-utr"),
    )
    assert speech.people == ("deaf-relay",)


def test_another_place_is_another_group(record):
    """Anything else in the place (line, step, address, element) makes another group; the moment does not."""
    first = record.findings[0]
    changed = [{"line": 1}, {"step": "x"}, {"url": "https://x/"}, {"selector": "a"}, {"file": "other.yaml"}]
    others = [first.model_copy(update={"where": first.where.model_copy(update=change)}) for change in changed]
    later = first.model_copy(update={"where": first.where.model_copy(update={"moment": 9})})
    assert len(group([first, later, *others])) == 1 + len(changed)


def test_each_person_keeps_their_own_reason(record):
    """Why it matters is said for each person in that person's words; the same reason is not said twice."""
    first = record.findings[0]
    other = first.model_copy(update={"person": "blind-screen-reader", "why": "Another reason."})
    again = first.model_copy(update={"journey": "other"})
    affected = group([first, other, again])[0].affected
    assert [(one.person, one.why, len(one.findings)) for one in affected] == [
        ("blind-screen-reader", "Another reason.", 1),
        ("deaf-relay", first.why, 2),
    ]


def test_failures_come_before_questions_and_the_worst_first(record):
    """The order is by what is known, then by how bad it is, then by how many people it meets."""
    ranks = [(each.outcome, each.severity) for each in group(record.findings)]
    assert ranks[0] == (Outcome.FAILED, Severity.SHUT_OUT)
    assert ranks[-1] == (Outcome.CANNOT_TELL, Severity.MODERATE)


def test_a_question_is_another_group_than_a_failure(record):
    """What failed for one person may be a question for another: each is told apart, with its own severity."""
    failed = record.findings[0].model_copy(update={"severity": Severity.ADVICE})
    asked = failed.model_copy(
        update={"outcome": Outcome.CANNOT_TELL, "severity": Severity.SHUT_OUT, "person": "control"}
    )
    first, second = group([asked, failed])
    assert (first.outcome, first.severity, first.people) == (Outcome.FAILED, Severity.ADVICE, ("deaf-relay",))
    assert (second.outcome, second.severity, second.people) == (
        Outcome.CANNOT_TELL,
        Severity.SHUT_OUT,
        ("control",),
    )


def test_order_does_not_depend_on_the_order_of_findings(record):
    """Shards that come in another order give the same groups."""
    shuffled = list(record.findings)
    random.Random(7).shuffle(shuffled)  # noqa: S311 -- no secret
    assert group(shuffled) == group(record.findings)


def test_absent_places_compare(record):
    """Findings without a file, a line or a step are grouped like any others."""
    nowhere = record.findings[0].model_copy(update={"where": Where()})
    assert len(group([nowhere, *record.findings])) == 1 + len(group(record.findings))
