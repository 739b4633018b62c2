"""Why callers miss the option that fits: the published shares, what each stands for, and that a wish is no error."""

import os
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from harness.standards.caller_errors import WISH, CallerErrors, caller_errors

SEED = "001_2d3f3a97f6c48404.txt"
reasons = pytest.mark.parametrize("reason", caller_errors().reasons.values(), ids=list(caller_errors().reasons))


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """The lines of the assessment, counted from 1."""
    named = os.environ.get("HARNESS_SEEDS")
    folder = Path(named) if named else Path(__file__).parents[3] / "shared" / "seeds"
    if not (folder / SEED).is_file():
        pytest.skip("The source documents are not here. Name their folder in HARNESS_SEEDS.")
    return ["", *(folder / SEED).read_text(encoding="utf-8").splitlines()]


@reasons
def test_each_row_is_the_one_that_was_published(reason, lines):
    """Its words and both of its shares stand on the line that it names."""
    cells = re.sub(r"[ \t]+", " ", lines[reason.line])
    given = " ".join(f"{reason.per_cent[survey]:g}%" for survey in caller_errors().surveys)
    assert cells.strip() == f"{reason.said} {given}"


@pytest.mark.parametrize(
    ("effect", "low", "central", "high"),
    [
        ("attention-lapse", 21, 26, 31),
        ("label-ambiguity", 37, 43.5, 50),
        ("memory", 4, 5, 6),
        ("input-fault", 7, 8, 9),
        ("asks-for-a-person", 4, 17.5, 31),
    ],
)
def test_an_effect_has_the_share_of_the_reasons_that_stand_for_it(effect, low, central, high):
    share = caller_errors().share(effect)
    assert (share.low, share.central, share.high) == (low, central, high)


def test_the_central_shares_are_of_one_whole():
    errors = caller_errors()
    assert sum(errors.share(effect).central for effect in errors.effects) == 100


def test_somebody_who_wants_to_talk_has_made_no_error():
    """Only that reason is a wish; every other is an error, the service's or the caller's."""
    assert [name for name, reason in caller_errors().reasons.items() if not reason.error] == ["wanted-to-talk"]
    assert caller_errors().reasons["wanted-to-talk"].stands_for == WISH


def test_every_effect_is_told_and_stood_for():
    assert {reason.stands_for for reason in caller_errors().reasons.values()} == set(caller_errors().effects)


def test_shares_that_are_not_of_one_whole_are_refused():
    given = caller_errors().model_dump()
    given["reasons"]["missed"]["per_cent"]["2023"] = 5
    with pytest.raises(ValidationError, match="come to 101 per cent"):
        CallerErrors.model_validate(given)
