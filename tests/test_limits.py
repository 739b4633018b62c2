"""Every limit of a person changes something: in a walk through a tiny service, or in what a check says of it."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from harness.load import load_pack
from harness.model.pack import Pack
from harness.model.persona import Persona, Relay, effect_of, limits
from harness.model.trace import Trace
from harness.walk import walk
from harness.web.channel import Browser
from harness.web.site import Site

SERVICE = """
name: A tiny service
about: Made for tests.
ways_in:
  desk-line: {kind: phone, name: the desk, number: 01632 960777, line: desk}
humans:
  clerk: {name: a clerk, gives: [sorted]}
pages:
  help: {url: "https://www.example.com/help", file: help.html}
"""
PHONE = """
voice: {words_a_minute: {value: 150, assumption: true}}
platform:
  wait: {value: 12, assumption: true}
  between_keys: {value: 3, assumption: true}
  end_of_speech: {value: 1, assumption: true}
lines:
  main: {name: Main, number: 01632 960100, starts: reason}
  desk: {name: Desk, number: 01632 960777, starts: desk}
  claims: {name: Claims, number: 01632 960200, starts: nino}
phrases:
  - {words: [lost, letter], for: [letter]}
steps:
  reason:
    kind: ask
    asks: Why are you calling?
    accepts: [speech]
    answers: [{for: [letter], to: choice}]
    silence: {again: 1, then: over}
    not_understood: {again: 1, then: over}
  choice:
    kind: menu
    asks: Please choose.
    keys:
      "1": {for: [person], says: "To speak to a clerk, press 1.", to: sending}
      "2": {for: [opening-hours], says: "For opening hours, press 2.", to: over}
      "3": {for: [address], says: "For our address, press 3.", to: over}
    silence: {again: 1, then: over}
    not_understood: {again: 1, then: over}
  sending: {kind: text, sends: link, to: number}
  number: {kind: say, says: "The desk is on 01632 960777.", to: over}
  over: {kind: hang_up, says: Goodbye.}
  desk: {kind: transfer, human: clerk, failed: over}
  nino:
    kind: menu
    asks: Do you have a National Insurance number?
    about: has-nino
    keys:
      "1": {for: ["yes"], says: "For yes, press 1.", to: over}
      "2": {for: ["no"], says: "For no, press 2.", to: desk}
    silence: {again: 1, then: over}
    not_understood: {again: 1, then: over}
"""
TEXTS = """
link:
  sender: TINY
  parts: [{words: "Help is at https://www.example.com/help."}]
"""
JOURNEYS = """
lost-letter:
  goal: I have lost a letter.
  met_by: [sorted]
  do:
    - {call: main}
    - {answer: letter, saying: I have lost the letter.}
    - {answer: person}
    - read_text
    - {open_link: the text}
straight-to-the-desk:
  goal: I want a clerk.
  met_by: [sorted]
  do: [{call: desk}]
claim:
  goal: I want to claim.
  met_by: [sorted]
  do: [{call: claims}]
"""


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """A service with one question, one menu, one text, one spoken number and one human."""
    folder = tmp_path_factory.mktemp("packs") / "tiny"
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "help.html").write_text("<title>Help</title>", encoding="utf-8")
    for name, content in {"service": SERVICE, "phone": PHONE, "texts": TEXTS, "journeys": JOURNEYS}.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return load_pack(str(folder))


def _walk(tiny: Pack, person: Persona, journey: str = "lost-letter") -> Trace:
    site = Site.of(tiny.path, tiny.service)
    (walked,) = walk(tiny, journey, person, browser=None, site=site, no_browser="No browser in this test.")
    return walked.trace


def _person(limit: str | None = None, value: Any = None) -> Persona:
    limited: dict[str, Any] = {}
    if limit:
        group, _, name = limit.partition(".")
        limited = {group: {name: value}}
    return Persona.model_validate({"id": "p", "name": "P", "about": "Made for a test.", **limited})


def _ours(value: float) -> dict[str, Any]:
    return {"value": value, "assumption": True}


RELAY = {"typed_words_a_minute": _ours(120), "assistant": _ours(1), "types_words_a_minute": _ours(120)}


def _ready(step: str) -> Callable[[Trace], object]:
    """When this person was first ready to answer a question."""
    return lambda trace: next((q.attempts[0].ready for q in trace.questions if q.step == step), "never asked")


def _read(trace: Trace) -> object:
    """How long reading the text took, how it was read, and whether it was there to be read."""
    moment = next(moment for moment in trace.moments if moment.channel == "text")
    return round(moment.until - moment.at, 3), moment.received, moment.did


class Change(NamedTuple):
    """Another value than the control's, what of a walk it changes, and on which journey."""

    value: Any
    seen: Callable[[Trace], object]
    journey: str = "lost-letter"


CHANGES = {
    "perceives.sound": Change("none", lambda trace: [moment.received for moment in trace.moments]),
    "perceives.screen": Change("by-screen-reader", _read),
    "perceives.relay": Change(RELAY, _ready("reason")),
    "says.recognised": Change("never", lambda trace: [attempt.result for attempt in trace.questions[0].attempts]),
    "says.words_a_minute": Change(_ours(60), lambda trace: trace.questions[1].attempts[0].asked),
    "says.languages": Change(["pl"], lambda trace: trace.human, "straight-to-the-desk"),
    "says.open_questions": Change(False, _ready("reason")),
    "understands.languages": Change(["pl"], lambda trace: [moment.received for moment in trace.moments]),
    "presses.decides": Change(_ours(6), _ready("reason")),
    "presses.each_key": Change(_ours(3), _ready("choice")),
    "remembers.options": Change(_ours(1), _ready("choice")),
    "remembers.spoken_number": Change("second-time", lambda trace: [number.kept for number in trace.numbers]),
    "reads.words_a_minute": Change(_ours(50), _read),
    "reads.longest_sentence": Change(_ours(2), _read),
    "has.line": Change("landline", lambda trace: trace.texts[0].arrived),
    "has.browser": Change(False, lambda trace: [moment.did for moment in trace.moments]),
    "proves.nino": Change(False, lambda trace: trace.human, "claim"),
}

PROVED_ON_A_PAGE = {"proves.identity", "presses.pointing"}
"""Shown where the pages are: tests/web/test_channel.py sends a form as somebody whose identity check fails, and
tests/web/test_ways.py uses pages without pointing, and with an unsteady pointer."""


def test_the_table_holds_every_limit_and_no_other():
    assert sorted([*CHANGES, *PROVED_ON_A_PAGE]) == sorted(limits())


@pytest.mark.parametrize("limit", CHANGES)
def test_a_limit_changes_what_a_walk_records(tiny: Pack, limit: str):
    value, seen, journey = CHANGES[limit]
    limited = _person(limit, value)
    assert limited.limited_in(limit)
    assert [other for other in limits() if limited.limited_in(other)] == [limit]
    assert seen(_walk(tiny, limited, journey)) != seen(_walk(tiny, _person(), journey))


@pytest.mark.parametrize("part", Relay.model_fields)
def test_each_part_of_a_relay_changes_when_its_user_is_ready(tiny: Pack, part: str):
    slower = RELAY | {part: _ours(9 if part == "assistant" else 60)}
    ready = _ready("reason")
    assert ready(_walk(tiny, _person("perceives.relay", slower))) > ready(
        _walk(tiny, _person("perceives.relay", RELAY))
    )


@pytest.mark.parametrize(
    ("limit", "value", "results"),
    [
        ("says.recognised", "always", ["answered"]),
        ("says.recognised", "second-try", ["not-understood", "answered"]),
        ("says.recognised", "never", ["not-understood", "not-understood"]),
    ],
)
def test_each_degree_of_being_recognised_is_another_call(tiny: Pack, limit: str, value: str, results: list[str]):
    question = _walk(tiny, _person(limit, value)).questions[0]
    assert [attempt.result for attempt in question.attempts] == results


@pytest.mark.parametrize("line", ["landline", "withheld", "international"])
def test_only_a_mobile_gets_texts(tiny: Pack, line: str):
    assert _walk(tiny, _person()).texts[0].arrived is not None
    assert _walk(tiny, _person("has.line", line)).texts[0].arrived is None


def test_a_human_who_shares_no_language_with_the_caller_does_not_connect_them(tiny: Pack):
    reached = {
        language: _walk(tiny, _person("says.languages", [language]), "straight-to-the-desk").human
        for language in ("en", "pl")
    }
    assert reached == {"en": "connected", "pl": "none"}


@pytest.mark.parametrize(
    ("screen", "way"),
    [
        ("by-eye", ("pointer", "plain")),
        ("by-screen-reader", ("screen-reader", "plain")),
        ("enlarged", ("pointer", "enlarged")),
        ("own-colours", ("pointer", "own-colours")),
        ("own-spacing", ("pointer", "own-spacing")),
    ],
)
def test_how_a_screen_is_perceived_decides_how_a_page_is_met(
    tiny: Pack, monkeypatch: pytest.MonkeyPatch, screen: str, way: tuple[str, str]
):
    places: list[Any] = []
    monkeypatch.setattr("harness.web.channel.Tab", lambda _, place: places.append(place))
    Browser().tab(Site.of(tiny.path, tiny.service), tiny.service, _person("perceives.screen", screen))
    assert places[0].way == way


def test_a_number_with_another_source_but_the_same_value_is_no_limit():
    control = _person().presses.decides.value
    same = _person("presses.decides", {"value": control, "source": "A study."})
    assert not same.limited_in("presses.decides")


@pytest.mark.parametrize("limit", limits())
def test_each_limit_states_its_effect(limit: str):
    assert effect_of(limit).endswith(".")
