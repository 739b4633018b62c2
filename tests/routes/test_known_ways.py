"""Known answers about the ways on that a call names, the ways without hearing and speech, and the time to a human."""

import pytest

from harness.model.persona import Persona

SURE = {"closing": "human", "full": "human"}
MAIN, OTHER = "01632 960000", "01632 960001"
"""The numbers of the lines ``main`` and ``other``, as ``flows.flow`` gives them."""


def somebody(**limits):
    return Persona.model_validate({"id": "somebody", "name": "Somebody", "about": "Made up.", **limits})


def phone(name, number, line=None):
    return {name: {"kind": "phone", "name": name, "number": number, **({"line": line} if line else {})}}


def test_a_circle_back_to_the_line_that_cut_them_off_leads_nobody_to_a_human(flows, proved):
    """The number that is said is the one that was rung."""
    steps = {"sorry": flows.hang_up(f"Please ring {MAIN}.")}
    found = proved("human-reachable", steps, of=flows.service(ways_in=phone("main", MAIN, "main")))
    assert found.verdict == "refuted"
    assert found.failing_steps == ("sorry",)


def test_a_number_of_a_line_that_leads_to_a_human_is_a_way_to_one(flows, proved):
    """The other line is answered; whoever never gets a number written down has no such way."""
    steps = {"sorry": flows.hang_up(f"Please ring {OTHER}."), "human": flows.queue(**SURE)}
    more = {"of": flows.service(ways_in=phone("other", OTHER, "other")), "lines": {"other": "human"}}
    assert proved("human-reachable", steps, **more).verdict == "proved"
    forgets = somebody(remembers={"spoken_number": "never"})
    assert proved("human-reachable", steps, person=forgets, **more).failing_steps == ("sorry",)


def test_two_lines_that_name_one_another_lead_nobody_to_a_human(flows, proved):
    """A circle of two is a circle."""
    steps = {"sorry": flows.hang_up(f"Please ring {OTHER}."), "pardon": flows.hang_up(f"Please ring {MAIN}.")}
    ways = phone("main", MAIN, "main") | phone("other", OTHER, "other")
    found = proved("human-reachable", steps, of=flows.service(ways_in=ways), lines={"other": "pardon"})
    assert found.verdict == "refuted"


def test_where_a_number_leads_that_is_not_modelled_cannot_be_told(flows, proved):
    """It may be answered; the verdict names what is missing."""
    steps = {"sorry": flows.hang_up(f"Please ring {OTHER}.")}
    found = proved("human-reachable", steps, of=flows.service(ways_in=phone("other", OTHER)))
    assert found.verdict == "cannot-tell"
    assert found.supply


def test_a_number_said_once_is_no_way_for_somebody_who_needs_it_twice(flows, proved):
    """Said a second time before the call ends, it is one."""
    words = f"Please ring {OTHER}."
    more = {"of": flows.service(ways_in=phone("other", OTHER, "other")), "lines": {"other": "human"}}
    twice = somebody(remembers={"spoken_number": "second-time"})
    once = {"sorry": flows.hang_up(words), "human": flows.queue(**SURE)}
    assert proved("human-reachable", once, person=twice, **more).verdict == "refuted"
    again = {"first": flows.say(words, "sorry"), **once}
    assert proved("human-reachable", again, person=twice, **more).verdict == "proved"


def test_without_hearing_and_speech_a_human_is_had_through_a_relay_by_keys(flows, proved):
    """The relay types the menu and presses the key."""
    relayed = flows.service(means={"relay": {"name": "a relay", "prefix": "18001"}})
    steps = {"menu": flows.menu({"1": flows.option("a", "human", says="For help, press 1.")})}
    steps["human"] = flows.queue(**SURE)
    assert proved("no-hearing-no-speech", steps, of=relayed).verdict == "proved"


def test_without_hearing_and_speech_no_human_is_had_where_the_telephone_is_all_there_is(flows, proved):
    """Nobody types what is said, and there is no page."""
    steps = {"menu": flows.menu({"1": flows.option("a", "human", says="For help, press 1.")})}
    steps["human"] = flows.queue(**SURE)
    found = proved("no-hearing-no-speech", steps, failures=0)
    assert found.verdict == "refuted"
    assert found.counterexample[0].does == "Says and presses nothing."
    assert found.play.ends == "bye"


def test_what_a_way_in_without_hearing_leads_to_is_not_known_where_it_is_not_modelled(flows, proved):
    """A webchat might do; its name is what to supply."""
    webchat = {"kind": "webchat", "name": "Webchat", "url": "https://example.org/chat"}
    steps = {"menu": flows.menu({"1": flows.option("a", "human")}), "human": flows.queue(**SURE)}
    found = proved("no-hearing-no-speech", steps, of=flows.service(ways_in={"webchat": webchat}))
    assert found.verdict == "cannot-tell"
    assert any("Webchat" in what for what in found.supply)


def test_a_human_who_shares_no_language_is_none(flows, proved):
    """An interpreter makes up for it."""
    steps = {"human": flows.queue(**SURE)}
    welsh = somebody(says={"languages": ["cy"]})
    found = proved("human-reachable", steps, person=welsh)
    assert found.verdict == "refuted"
    assert "shares no language" in found.why
    interpreted = flows.service(humans={"adviser": {"name": "an adviser", "interpreter": True}})
    assert proved("human-reachable", steps, person=welsh, of=interpreted).verdict == "proved"


@pytest.mark.parametrize(("limit", "verdict"), [(66, "proved"), (65, "refuted")])
def test_a_limit_on_the_time_to_a_human_is_held_to_the_shortest_way(flows, proved, limit, verdict):
    """A greeting of a second, two of menu, 2.6 to decide and press, and a minute's wait: 65.6 seconds."""
    steps = {
        "hello": flows.say("Hello.", "menu"),
        "menu": flows.menu({"1": flows.option("a", "human", says="For help, press 1.")}),
        "human": flows.queue(**SURE),
    }
    assert proved("time-to-human", steps, limit=limit).verdict == verdict


def test_the_shortest_and_the_longest_time_to_a_human_can_be_counted_on_fingers(flows, prove_flow):
    """The longest lets the menu pass twice, five seconds each time, with what is said before it the second time."""
    human = flows.retry("human", 1, ("Pardon?",))
    steps = {
        "hello": flows.say("Hello.", "menu"),
        "menu": flows.menu({"1": flows.option("a", "human", says="For help, press 1.")}, silence=human),
        "human": flows.queue(**SURE),
    }
    time = prove_flow(steps, failures=0).time_to_human["control"]
    assert (time.shortest, time.longest) == (1 + 2 + 2.6 + 60, 1 + (2 + 5) + (1 + 2 + 5) + 60)


def test_where_no_way_leads_to_a_human_there_is_no_time_to_one(flows, prove_flow):
    """Neither a shortest nor a longest."""
    time = prove_flow({"bye": flows.hang_up()}).time_to_human["control"]
    assert (time.shortest, time.longest) == (None, None)
