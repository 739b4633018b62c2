"""How long prompts take: what the lock says, and words over rate where it says nothing."""

import pytest

from harness.phone.lengths import Lengths


@pytest.fixture
def steps(flows):
    return {
        "welcome": flows.say("Welcome to us.", "menu"),
        "menu": flows.menu(
            {"1": flows.option("tax", "bye", says="For tax, press 1.")},
            silence=flows.retry(saying=("Pardon?",)),
            not_understood=flows.retry(saying=("Pardon?", "Once more.")),
        ),
        "bye": flows.hang_up("Welcome to us."),
    }


def test_a_locked_prompt_takes_what_the_lock_says_to_the_millisecond(flows, steps):
    lengths = Lengths(flows.pack(steps, seconds={"Welcome to us.": 1.2345}))
    assert lengths("Welcome to us.") == 1234
    assert lengths.measured(["Welcome to us."])


def test_a_prompt_that_the_lock_lacks_takes_its_words_at_the_rate_of_the_voice_and_is_not_measured(flows, steps):
    """Three words at 120 words a minute."""
    lengths = Lengths(flows.pack(steps, seconds={}))
    assert lengths("Welcome to us.") == 1500
    assert not lengths.measured(["Welcome to us."])


def test_each_digit_of_a_telephone_number_counts_as_a_word(flows, steps):
    assert Lengths(flows.pack(steps, seconds={}))("Call 01632 960123.") == (1 + 11) * 500


@pytest.mark.parametrize("changed", [{"voice": "cy"}, {"words_a_minute": 150}], ids=["another voice", "another rate"])
def test_a_lock_of_another_voice_or_rate_serves_for_nothing(flows, steps, changed):
    pack = flows.pack(steps)
    (measured,) = pack.lock.voices
    lock = pack.lock.model_copy(update={"voices": (measured.model_copy(update=changed),)})
    lengths = Lengths(pack.model_copy(update={"lock": lock}))
    assert lengths("Welcome to us.") == 1500
    assert not lengths.measured(["Welcome to us."])


def test_without_a_lock_nothing_is_measured(flows, steps):
    lengths = Lengths(flows.pack(steps).model_copy(update={"lock": None}))
    assert lengths("Welcome to us.") == 1500
    assert not lengths.measured(["Welcome to us."])


def test_prompts_are_measured_only_when_every_one_is(flows, steps):
    lengths = Lengths(flows.pack(steps, seconds={"Choose.": 1, "Pardon?": 1}))
    assert lengths.measured(["Choose.", "Pardon?"])
    assert not lengths.measured(["Choose.", "Once more."])


def test_the_prompts_of_a_pack_are_each_listed_once_in_the_order_of_its_steps(flows, steps):
    assert tuple(flows.pack(steps).spoken) == (
        "Welcome to us.",
        "Choose.",
        "For tax, press 1.",
        "Pardon?",
        "Once more.",
    )
