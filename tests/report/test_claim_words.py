"""The words for claims: who is meant is said in the fewest names."""

import pytest

from harness.report.claim_words import people_in_words

NAMES = {"control": "Control", "deaf": "Deaf", "blind": "Blind", "anxious": "Anxious", "carer": "Carer"}


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (list(NAMES), "all 5 people"),
        (["control", "deaf", "blind", "carer"], "all 5 people but Anxious"),
        (["deaf", "blind"], "Deaf; Blind"),
        (["deaf", "somebody-else"], "Deaf; somebody-else"),
    ],
)
def test_most_of_the_people_are_told_by_who_is_not_among_them(people, told):
    assert people_in_words(people, NAMES) == told


def test_few_are_always_named():
    """With three people or fewer, nobody has to work out who is meant."""
    few = {person: NAMES[person] for person in ("control", "deaf")}
    assert people_in_words(list(few), few) == "Control; Deaf"
