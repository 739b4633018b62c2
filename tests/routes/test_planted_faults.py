"""A sound flow, of which everything is proved, and one fault planted in it for each property: found, and named."""

from copy import deepcopy

import pytest

from harness.model.persona import Persona

LIMIT = 60
"""Seconds within which a human is to be reached."""
PROPERTIES = (
    "human-reachable",
    "human-whatever-happens",
    "silent-caller",
    "wrong-key-caller",
    "unrecognised-caller",
    "keypad-only-caller",
    "no-hearing-no-speech",
    "bounded-retries",
    "no-livelock",
    "same-outcome",
    "time-to-human",
)
LANDLINE = Persona.model_validate({"id": "landline", "name": "L", "about": "Made up.", "has": {"line": "landline"}})


@pytest.fixture
def service(flows):
    """With an adviser, a manager, and a relay."""
    humans = {"adviser": {"name": "an adviser", "gives": ["help"]}, "manager": {"name": "a manager"}}
    return flows.service(humans=humans, means={"relay": {"name": "a relay", "prefix": "18001"}})


@pytest.fixture
def sound(flows):
    """Every way leads to somebody, whoever rings and whatever happens."""
    to_reason, to_operator = flows.retry("reason"), flows.retry("operator")
    own_line = {"closing": "last", "full": "last", "usual": 30}
    return {
        "welcome": flows.say("Welcome.", "hours"),
        "hours": flows.branch("open", "line", no="closed"),
        "closed": flows.say("We are closed.", "ring-back"),
        "ring-back": flows.callback(no_number="last"),
        "line": flows.branch("line", "topic", withheld="reason"),
        "topic": flows.ask(flows.option("tax", "tax"), silence=to_reason, not_understood=to_reason),
        "reason": flows.menu(
            {
                "1": flows.option("tax", "tax", says="For tax, press 1."),
                "2": flows.option("pay", "number", says="To pay, press 2."),
                "9": flows.option("again", "reason", says="To hear this again, press 9."),
            },
            silence=to_operator,
            not_understood=to_operator,
        ),
        "number": flows.entry("tax", silence=to_operator, not_understood=to_operator, error="operator"),
        "tax": flows.queue(**own_line, longest_wait=flows.number(40), too_long="operator"),
        "operator": flows.transfer("last", human="manager", says="Putting you through."),
        "last": flows.queue(20, "last", "last"),
    }


def proved_of(proved, service, name, steps, person=None):
    more = {"person": person} if person else {}
    return proved(name, steps, of=service, phrases={"tax": "tax"}, limit=LIMIT, **more)


@pytest.mark.parametrize("name", PROPERTIES)
def test_of_the_sound_flow_everything_is_proved(proved, service, sound, name):
    """For the control and for somebody on a landline: so what a fault flips, the fault flips."""
    for person in (None, LANDLINE):
        found = proved_of(proved, service, name, sound, person)
        assert found.verdict == "proved", found.why


def hang_up_when_closed(flows, steps):
    steps["closed"] = flows.hang_up("We are closed. Goodbye.")


def hang_up_when_a_transfer_and_a_queue_fail(flows, steps):
    steps["sorry"] = flows.hang_up("Sorry, all our advisers are busy.")
    steps["tax"]["full"] = steps["operator"]["failed"] = "sorry"


def hang_up_on(edge, step):
    def plant(flows, steps):
        steps["goodbye"] = flows.hang_up("Goodbye.")
        steps[step][edge] = flows.retry("goodbye")

    return plant


def listen_for_ever(flows, steps):
    steps["topic"] |= {"silence": flows.retry("topic", 0), "error": "topic"}


def leave_a_relay_no_time(flows, steps):
    steps["line"]["otherwise"] = steps["line"]["cases"]["withheld"] = "topic"
    steps["goodbye"] = flows.hang_up("Goodbye.")
    steps["topic"] |= {"silence": flows.retry("goodbye", 0), "not_understood": flows.retry("goodbye", 0)}
    steps["hours"] = flows.go_to("line")


def ask_again_on_a_wrong_key(flows, steps):
    steps["reason"]["not_understood"] = flows.retry("reason")


def go_round_between_two_announcements(flows, steps):
    steps["number"]["digits"]["to"] = "moment"
    steps["moment"] = flows.say("One moment, please.", "still")
    steps["still"] = flows.say("We are still looking.", "moment")


def keep_the_manager_for_mobiles(flows, steps):
    steps["who"] = flows.branch("line", "last", mobile="operator")
    for step in ("reason", "number"):
        steps[step] |= {"silence": flows.retry("who"), "not_understood": flows.retry("who"), "error": "who"}
    steps["tax"]["too_long"] = "who"


def say_the_news_first(flows, steps):
    steps["welcome"] = flows.voicemail("The news.", seconds=flows.number(90), to="hours")


FAULTS = {
    "human-reachable": (hang_up_when_closed, "closed"),
    "human-whatever-happens": (hang_up_when_a_transfer_and_a_queue_fail, "sorry"),
    "silent-caller": (hang_up_on("silence", "reason"), "goodbye"),
    "wrong-key-caller": (hang_up_on("not_understood", "reason"), "goodbye"),
    "unrecognised-caller": (hang_up_on("not_understood", "topic"), "goodbye"),
    "keypad-only-caller": (listen_for_ever, "topic"),
    "no-hearing-no-speech": (leave_a_relay_no_time, "goodbye"),
    "bounded-retries": (ask_again_on_a_wrong_key, "reason"),
    "no-livelock": (go_round_between_two_announcements, "moment"),
    "same-outcome": (keep_the_manager_for_mobiles, "operator"),
    "time-to-human": (say_the_news_first, None),
}
"""The fault for each property, and the step that it is named by; a limit on time is about no one step."""


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_fault_that_is_planted_is_found_and_named(flows, proved, service, sound, name):
    """One change to a sound flow refutes the property that it is a fault of, and the step is told."""
    plant, step = FAULTS[name]
    steps = deepcopy(sound)
    plant(flows, steps)
    found = proved_of(proved, service, name, steps, LANDLINE if name == "same-outcome" else None)
    assert found.verdict == "refuted", found.why
    if step is None:
        assert "seconds away" in found.why
        return
    shown = {exchange.step for exchange in found.counterexample}
    assert step in {*found.failing_steps, *shown}
    assert found.where is not None
