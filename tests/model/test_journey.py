"""A journey is written once, in intentions."""

from typing import Any

import pytest
from pydantic import ValidationError

from harness.model.journey import Intention, Journey


@pytest.mark.parametrize("word", ["read_text", "ask_for_person"])
def test_an_intention_without_particulars_is_one_bare_word(word: str):
    assert Intention.model_validate(word) == Intention.model_validate({word: True})


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "this gives none"),
        ({"call": "main", "answer": "yes"}, "this gives call and answer"),
        ({"call": "main", "saying": "Hello."}, "'saying' goes with 'answer'"),
    ],
)
def test_an_intention_is_one_thing(given: dict[str, Any], says: str):
    with pytest.raises(ValidationError, match=says):
        Intention.model_validate(given)


def test_a_journey_gives_what_its_caller_wants_most_wanted_first_and_in_their_own_words():
    do = [{"call": "main"}, {"answer": "letter", "saying": "I lost it."}, {"answer": "person"}, "read_text"]
    journey = Journey.model_validate({"goal": "I have lost a letter.", "met_by": ["sorted"], "do": do})
    assert journey.wants == ("letter", "person")
    assert journey.words_for("letter") == "I lost it."
    assert journey.words_for("person") is None
    assert journey.words_for("anything else") is None
