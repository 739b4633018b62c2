"""Small call flows for tests, as a pack's YAML would hold them. Tests get this module as the fixture ``flows``.

A step is a dictionary; ``flow`` gives each the line of its place, so that a test can tell what a record points at.
Every prompt takes one second with ``SECOND`` as the length function, so times can be counted on fingers.
"""

from collections.abc import Mapping
from pathlib import Path

from harness.model.base import Basis, Number
from harness.model.callflow import CallFlow
from harness.model.journey import Journey
from harness.model.pack import Lock, Measured, Pack
from harness.model.persona import Persona
from harness.model.service import Service, Text
from harness.phone.caller import Caller
from harness.phone.simulator import Simulator
from harness.phone.turns import Keys, Outside, Speech

WAIT, BETWEEN, QUIET = 5_000, 3_000, 1_000
"""The platform's timers in milliseconds: silence after a prompt, between two keys, quiet that ends an answer."""
VOICE, RATE = "gmw/en", 120
"""At 120 words a minute an unmeasured word takes half a second."""


def SECOND(_: str) -> int:  # noqa: N802 -- it reads as the constant it is
    """Every prompt takes a second."""
    return 1_000


def number(value: float) -> dict:
    return {"value": value, "assumption": True}


# Steps, as phone.yaml holds them.


def say(words: str, to: str, **more: object) -> dict:
    return {"kind": "say", "says": words, "to": to, **more}


def hang_up(says: str | None = None) -> dict:
    return {"kind": "hang_up", **({"says": says} if says else {})}


def go_to(to: str) -> dict:
    return {"kind": "go_to", "to": to}


def set_values(to: str, **values: str) -> dict:
    return {"kind": "set", "values": values, "to": to}


def branch(on: str, otherwise: str, **cases: str) -> dict:
    return {"kind": "branch", "on": on, "cases": cases, "otherwise": otherwise}


def text(sends: str, to: str, **more: object) -> dict:
    return {"kind": "text", "sends": sends, "to": to, **more}


def transfer(failed: str, human: str = "adviser", **more: object) -> dict:
    return {"kind": "transfer", "human": human, "failed": failed, **more}


def queue(usual: float = 60, closing: str = "bye", full: str = "bye", human: str = "adviser", **more: object) -> dict:
    return {
        "kind": "queue",
        "human": human,
        "usual_wait": number(usual),
        "closing": closing,
        "full": full,
        **more,
    }


def voicemail(says: str = "Leave a message.", **more: object) -> dict:
    return {"kind": "voicemail", "says": says, **more}


def callback(says: str = "We will ring you back.", human: str = "adviser", no_number: str = "bye") -> dict:
    return {"kind": "callback", "says": says, "human": human, "no_number": no_number}


def retry(then: str = "bye", again: int = 1, saying: tuple[str, ...] = ()) -> dict:
    return {"again": again, "saying": list(saying), "then": then}


def option(intent: str, to: str, says: str | None = None, key: str | None = None) -> dict:
    """An answer; of a menu leave out the key, which is the one it stands under."""
    given = {"for": intent.split(), "to": to, "says": says, "key": key}
    return {name: value for name, value in given.items() if value is not None}


def menu(keys: Mapping[str, dict], asks: str = "Choose.", **more: object) -> dict:
    return {"kind": "menu", "asks": asks, "keys": keys, "silence": retry(), "not_understood": retry(), **more}


def ask(*answers: dict, asks: str = "Why are you calling?", **more: object) -> dict:
    return {
        "kind": "ask",
        "asks": asks,
        "accepts": ["speech"],
        "answers": list(answers),
        "silence": retry(),
        "not_understood": retry(),
        **more,
    }


def entry(to: str, least: int = 3, most: int = 3, **more: object) -> dict:
    """A question that takes digits, kept as ``typed-in``."""
    digits = {"least": least, "most": most, "keeps": "typed-in", "to": to}
    digits |= {name: more.pop(name) for name in ("end_key", "keeps") if name in more}
    return ask(asks="Type your number.", accepts=["keys"], digits=digits, **more)


def flow(
    steps: Mapping[str, dict],
    *,
    phrases: Mapping[str, str] | None = None,
    lines: Mapping[str, str] | None = None,
    **platform: object,
) -> CallFlow:
    """A flow whose line ``main`` is answered by the first step. ``bye`` is there when nobody gave it.

    Args:
        steps: By name.
        phrases: The words listened for, and the intents they mean, both split at blanks.
        lines: More lines: name and first step. Their numbers are 01632 960001, 01632 960002, ...
        platform: What differs from the timers above.
    """
    steps = {**steps} if "bye" in steps else {**steps, "bye": hang_up()}
    all_lines = {"main": next(iter(steps)), **(lines or {})}
    timers = {"wait": WAIT, "between_keys": BETWEEN, "end_of_speech": QUIET}
    return CallFlow.model_validate(
        {
            "voice": {"name": VOICE, "words_a_minute": number(RATE)},
            "platform": {name: number(value / 1000) for name, value in timers.items()} | platform,
            "lines": {
                name: {"name": name, "number": f"01632 96000{i}", "starts": starts}
                for i, (name, starts) in enumerate(all_lines.items())
            },
            "phrases": [{"words": w.split(), "for": means.split()} for w, means in (phrases or {}).items()],
            "steps": {
                name: {"origin": {"file": "phone.yaml", "line": i}, "basis": Basis.SUPPLIED, **step}
                for i, (name, step) in enumerate(steps.items(), 1)
            },
        }
    )


def simulator(steps: Mapping[str, dict] | CallFlow, outside: Outside | None = None, **more: object) -> Simulator:
    made = steps if isinstance(steps, CallFlow) else flow(steps, **more)
    return Simulator(made, SECOND, outside or Outside())


def service(**more: object) -> Service:
    """A service with one English-speaking human, the adviser, who gives what people come for."""
    given = {"name": "A service", "about": "Made up.", "humans": {"adviser": {"name": "an adviser", "gives": ["help"]}}}
    return Service.model_validate({**given, **more})


def pack(
    phone: CallFlow | Mapping[str, dict],
    *,
    seconds: Mapping[str, float] | None = None,
    texts: Mapping[str, str] | None = None,
    journeys: Mapping[str, dict] | None = None,
    of: Service | None = None,
) -> Pack:
    """A pack round a flow, in which every prompt is locked at one second.

    Args:
        phone: The flow, or its steps.
        seconds: The lock's lengths, where not every prompt takes a second.
        texts: Bodies by name.
        journeys: As journeys.yaml holds them.
        of: The service.
    """
    made = phone if isinstance(phone, CallFlow) else flow(phone)
    prompts = {prompt: 1.0 for step in made.steps.values() for prompt in step.prompts()}
    measured = Measured(voice=VOICE, words_a_minute=RATE, seconds=prompts if seconds is None else seconds)
    lock = Lock(engine="none", voices=(measured,))
    bodies = {
        name: Text.model_validate(
            {"sender": "SERVICE", "parts": [{"words": body, "basis": "supplied"}], "origin": {"file": "texts.yaml"}}
        )
        for name, body in (texts or {}).items()
    }
    found = {name: Journey.model_validate(journey) for name, journey in (journeys or {}).items()}
    return Pack(
        name="made-up",
        path=Path("made-up"),
        folder="made-up",
        sha256="0" * 64,
        service=of or service(),
        phone=made,
        texts=bodies,
        journeys=found,
        lock=lock,
    )


# People and what they do.


def person(**limits: object) -> Persona:
    """The control, with the limits given: ``person(says={"recognised": "never"})``."""
    return Persona.model_validate({"id": "somebody", "name": "Somebody", "about": "Made up.", **limits})


def relay(typed: float = 60, assistant: float = 2, types: float = 60) -> dict:
    """``perceives`` of somebody who calls through a relay; at 60 words a minute a word takes a second."""
    speeds = {"typed_words_a_minute": typed, "assistant": assistant, "types_words_a_minute": types}
    return {"sound": "none", "relay": {name: number(value) for name, value in speeds.items()}}


def caller(who: Persona, *wants: str, saying: str | None = None) -> Caller:
    """Somebody who wants these, and says ``saying`` for every one of them."""
    return Caller(who, wants, lambda _: saying)


def keys(pressed: str, at: int, apart: int = 100) -> Keys:
    """Keys one after another."""
    return Keys(tuple((key, at + place * apart) for place, key in enumerate(pressed)))


def speech(words: str, at: int, takes: int = 500, **more: object) -> Speech:
    return Speech(words, at, at + takes, **more)


def assumed(value: float) -> Number:
    return Number(value=value, assumption=True)
