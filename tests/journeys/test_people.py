"""The people that ship: each is limited in something, says what it does not stand for, and stands for somebody."""

import re

import pytest

from harness.load import load_people
from harness.model.persona import Persona, limits
from harness.standards.characteristics import characteristics

PEOPLE = {person.id: person for person in load_people()}
LIMITED = [pytest.param(person, id=name) for name, person in PEOPLE.items() if name != "control"]


def test_those_of_the_register_of_people_ship():
    """Domain research, people and their parameters: each of its rows has somebody."""
    assert set(PEOPLE) == {
        "control", "blind-screen-reader", "low-vision-enlarged", "dyslexic", "autistic-anxious", "learning-disability",
        "little-english", "over-65", "no-nino-18", "deaf-relay", "bsl-user", "not-recognised", "no-speech", "stammer",
        "tremor", "no-pointer", "anxious", "welsh-speaking", "no-mobile", "carer",
    }  # fmt: skip


def test_the_control_has_no_limits_and_stands_for_no_group():
    control = PEOPLE["control"]
    assert not [limit for limit in limits() if control.limited_in(limit)]
    assert not (control.stands_for or control.sources)


@pytest.mark.parametrize("person", LIMITED)
def test_each_of_them_is_limited_in_something_and_says_why(person: Persona):
    assert [limit for limit in limits() if person.limited_in(limit)]
    assert person.sources
    assert person.stands_for
    assert re.search(r"\b(not|nor|none|others|hard end|no run)\b", person.about, re.IGNORECASE), "whom it leaves out"


@pytest.mark.parametrize("person", LIMITED)
def test_no_two_of_them_have_the_same_limits(person: Persona):
    mine = [getattr(person, group) for group in ("perceives", "says", "understands", "presses", "has", "proves")]
    for other in PEOPLE.values():
        theirs = [getattr(other, group) for group in ("perceives", "says", "understands", "presses", "has", "proves")]
        assert other.id == person.id or mine != theirs, other.id


def test_every_value_of_a_limit_that_has_few_is_somebodys():
    """A way of perceiving, pointing or being understood that nobody has would be tried by nobody."""
    assert {person.says.recognised for person in PEOPLE.values()} == {"always", "second-try", "never", "silent"}
    assert {person.presses.pointing for person in PEOPLE.values()} == {"steady", "unsteady", "none"}
    assert {person.perceives.sound for person in PEOPLE.values()} == {"all", "part", "none"}


def test_a_part_of_a_characteristic_lies_within_one_that_there_is():
    assert all(each.within in (None, *characteristics()) for each in characteristics().values())
