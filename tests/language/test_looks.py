"""What a text points at by looks is found, and what only sounds like it is not."""

import time

import pytest

from harness.language.looks import pointed_at


@pytest.mark.parametrize(
    ("text", "thing", "telling"),
    [
        ("Select the green button.", "button", "green"),
        ("Use the menu on the right.", "menu", "menu"),
        ("Use the right-hand menu.", "menu", "menu"),
        ("The artist on the right won.", "artist", "artist"),
        ("Press the big arrow.", "arrow", "big"),
        ("Required fields are marked in red.", "", ""),
        ("Look underneath the star.", "star", "star"),
        ("On the right, choose a service.", "", ""),
    ],
)
def test_a_thing_is_pointed_at(text: str, thing: str, telling: str):
    assert [(each.thing, each.telling) for each in pointed_at(text)] == [(thing, telling)]


@pytest.mark.parametrize(
    "text",
    [
        "You are on the right track.",
        "Check that you are on the right form.",
        "Send it to the right person.",
        "What is left of the money is yours.",
        "Apply for a Blue Badge.",
        "A large table is shown below.",
        "Select “Save” on the right.",
        "Select the button below.",
    ],
)
def test_other_senses_and_what_has_a_name_are_left_alone(text: str):
    assert not list(pointed_at(text))


def test_several_things_are_told_from_one():
    (found,) = pointed_at("Select the round buttons.")
    assert (found.thing, found.many, found.asked) == ("button", True, True)


@pytest.mark.parametrize("piece", ["the a ", "the ", "x-", "on the right ", '"'])
def test_a_hostile_text_takes_no_long_time(piece: str):
    start = time.perf_counter()
    list(pointed_at(piece * 5_000))
    assert time.perf_counter() - start < 5
