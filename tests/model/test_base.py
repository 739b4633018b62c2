"""What every value shares: it is frozen, strict, and says where it comes from."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from harness.model.base import Basis, Frozen, Id, Number, Origin, Rate, weakest


def test_the_bases_stand_in_order_from_ours_alone_to_the_service_owners_own():
    order = [Basis.ILLUSTRATIVE, Basis.RECONSTRUCTED, Basis.PUBLISHED, Basis.SUPPLIED]
    assert sorted(Basis, key=lambda basis: basis.strength) == order


@pytest.mark.parametrize(("weak", "strong"), list(combinations(Basis, 2)))
def test_of_two_bases_the_weaker_one_is_carried_in_whichever_order_they_come(weak: Basis, strong: Basis):
    assert weakest([weak, strong]) is weakest([strong, weak]) is weak


def test_what_rests_on_nothing_is_illustrative():
    assert weakest([]) is Basis.ILLUSTRATIVE


@given(st.lists(st.sampled_from(Basis), min_size=1))
def test_the_weakest_basis_is_one_of_those_given_and_none_is_weaker(bases: list[Basis]):
    found = weakest(bases)
    assert found in bases
    assert all(found.strength <= basis.strength for basis in bases)


@pytest.mark.parametrize(
    "given", [{"value": 5}, {"value": 5, "source": ""}, {"value": 5, "source": "A study.", "assumption": True}]
)
def test_a_number_has_a_source_or_admits_to_be_an_assumption_and_not_both(given: dict):
    with pytest.raises(ValidationError, match="a number needs a 'source', or 'assumption: true'"):
        Number.model_validate(given)


@pytest.mark.parametrize("given", [{"source": "A study."}, {"assumption": True, "because": "So it seems."}])
def test_a_number_that_owns_up_is_taken(given: dict):
    assert Number(value=5, **given).value == 5


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), 1e12])
def test_a_number_is_one_that_a_clock_can_count(value: float):
    with pytest.raises(ValidationError):
        Number(value=value, assumption=True)


@pytest.mark.parametrize(("value", "right"), [(0, False), (0.5, False), (1, True), (150, True)])
def test_a_rate_is_one_at_which_something_gets_done(value: float, right: bool):
    given = {"value": value, "assumption": True}
    if right:
        assert TypeAdapter(Rate).validate_python(given).value == value
    else:
        with pytest.raises(ValidationError, match="at least 1 a minute"):
            TypeAdapter(Rate).validate_python(given)


def test_a_value_never_changes_once_made():
    number = Number(value=5, assumption=True)
    with pytest.raises(ValidationError, match="frozen"):
        number.value = 6  # type: ignore[misc]


def test_a_value_refuses_a_key_that_it_does_not_know():
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Origin.model_validate({"file": "a.yaml", "row": 3})


def test_every_model_is_frozen_and_strict():
    def below(kind: type[Frozen]) -> set[type[Frozen]]:
        return {kind}.union(*map(below, kind.__subclasses__()))

    assert {(kind.model_config["frozen"], kind.model_config["extra"]) for kind in below(Frozen)} == {(True, "forbid")}


@pytest.mark.parametrize("name", ["cut-off", "2nd", "a"])
def test_a_name_is_small_letters_digits_and_hyphens(name: str):
    assert TypeAdapter(Id).validate_python(name) == name


@pytest.mark.parametrize("name", ["Cut", "-x", "a b", "", "a\n", "a_b", "é"])
def test_a_name_is_nothing_else(name: str):
    with pytest.raises(ValidationError):
        TypeAdapter(Id).validate_python(name)


def test_an_origin_reads_as_editors_and_terminals_take_it():
    assert str(Origin(file="pack/phone.yaml", line=14, column=7)) == "pack/phone.yaml:14:7"
