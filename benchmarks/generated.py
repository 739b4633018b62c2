"""Generated call flows of any size, the same for the same seed, for measuring what proofs take."""

import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from harness.model.callflow import CallFlow
from harness.model.pack import Pack
from harness.model.service import Service

NEAR, BACK = 40, 0.15
"""How many steps ahead or back an edge leads at most, and the share that leads back."""
KINDS = {"say": 40, "menu": 30, "open": 3, "balance": 7, "queue": 7, "transfer": 6, "hang_up": 7}
"""How often each kind of step comes, in a hundred; branches by what they are on."""
WAYS_ON = {"say": 1, "menu": 5, "open": 2, "balance": 3, "queue": 3, "transfer": 1, "hang_up": 0}
ADJECTIVES = "new old late unpaid missing wrong last first joint spare monthly yearly weekly final second lost".split()
THINGS = (
    "bill payment refund meter reading address account statement letter form claim visit appointment parcel "
    "permit licence complaint direct-debit discount reminder certificate deposit"
).split()
DOINGS = "ask about,change,report,confirm,pay,cancel,follow up,check,renew,complain about".split(",")
NUMBER = {"assumption": True, "because": "Generated."}


def generated_pack(size: int, seed: int) -> Pack:
    """A pack with one line and a call of so many steps, all of which can be come to."""
    chance = random.Random(seed)  # noqa: S311 -- the same flow for the same seed is what is wanted
    flow = {
        "voice": {"words_a_minute": {"value": 150, **NUMBER}},
        "platform": {
            name: {"value": value, **NUMBER} for name, value in (("wait", 5), ("between_keys", 3), ("end_of_speech", 1))
        },
        "lines": {"main": {"name": "The line", "starts": _name(0)}},
        "steps": {_name(n): step for n, step in enumerate(_steps(size, chance))},
    }
    service = {
        "name": f"Generated, {size} steps",
        "about": "Generated to measure what proofs take.",
        "ways_in": {"main": {"kind": "phone", "name": "the line", "line": "main"}},
        "humans": {"adviser": {"name": "an adviser", "interpreter": True}},
    }
    return Pack(
        name=f"generated-{size}",
        path=Path(),
        folder=f"generated-{size}",
        sha256="",
        service=Service.model_validate(service),
        phone=CallFlow.model_validate(flow),
        texts={},
        journeys={},
        lock=None,
    )


def _name(number: int) -> str:
    return f"s{number}"


def _steps(size: int, chance: random.Random) -> Iterator[Mapping[str, Any]]:
    kinds = _kinds(size, chance)
    ways_on = _edges(kinds, chance)
    for number, (kind, to) in enumerate(zip(kinds, ways_on, strict=True)):
        yield _step(kind, [_name(end) for end in to], _Words(number, chance), chance)


def _kinds(size: int, chance: random.Random) -> list[str]:
    """A kind for each step, so that there is always some way open on which the next step can be come to."""
    kinds, open_ways = ["menu"], WAYS_ON["menu"]
    while len(kinds) < size:
        kind = chance.choices([*KINDS], [*KINDS.values()])[0]
        # What a step takes up is the way that leads to it.
        if open_ways - 1 + WAYS_ON[kind] > 0:
            kinds.append(kind)
            open_ways += WAYS_ON[kind] - 1
    return kinds


def _edges(kinds: list[str], chance: random.Random) -> list[list[int]]:
    """Where each step leads: first one way to every step, then the ways that are left, near and mostly forward."""
    to: list[list[int]] = [[] for _ in kinds]
    open_ways: list[int] = []
    for number, kind in enumerate(kinds):
        if number:
            parent = open_ways.pop(chance.randrange(max(0, len(open_ways) - NEAR), len(open_ways)))
            to[parent].append(number)
        open_ways += [number] * WAYS_ON[kind]
    last = len(kinds) - 1
    for number in open_ways:
        back = chance.random() < BACK or number == last
        low, high = (max(0, number - NEAR), number) if back else (number + 1, min(last, number + NEAR))
        to[number].append(chance.randint(low, high))
    for ends in to:
        chance.shuffle(ends)
    return to


class _Words:
    """What a step says: realistic, and not the same as at any other step."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.number, self.chance = number, chance

    def topic(self) -> str:
        """Something that people call about."""
        doing, adjective = self.chance.choice(DOINGS), self.chance.choice(ADJECTIVES)
        return f"{doing} a {adjective} {self.chance.choice(THINGS).replace('-', ' ')}"

    def told(self) -> str:
        """A sentence."""
        return f"In part {self.number} of this service you can {self.topic()}, or {self.topic()}."


def _step(kind: str, to: list[str], words: _Words, chance: random.Random) -> Mapping[str, Any]:
    match kind:
        case "say":
            return {"kind": "say", "says": words.told(), "to": to[0]}
        case "menu":
            return _menu(to, words, chance)
        case "open":
            return {"kind": "branch", "on": "open", "cases": {"no": to[0]}, "otherwise": to[1]}
        case "balance":
            cases = {"in-credit": to[0], "in-debt": to[1]}
            return {"kind": "branch", "on": "balance", "cases": cases, "otherwise": to[2]}
        case "queue":
            waits = {"usual_wait": {"value": 300, **NUMBER}, "longest_wait": {"value": 1800, **NUMBER}}
            exits = dict(zip(("too_long", "closing", "full"), to, strict=True))
            return {"kind": "queue", "human": "adviser", "says": words.told(), **waits, **exits}
        case "transfer":
            return {"kind": "transfer", "human": "adviser", "says": words.told(), "failed": to[0]}
        case _:
            return {"kind": "hang_up", "says": f"Thank you for calling to {words.topic()}. Goodbye."}


def _menu(to: list[str], words: _Words, chance: random.Random) -> Mapping[str, Any]:
    options = {}
    for key, end in zip("123", to, strict=False):
        topic = words.topic()
        options[key] = {"for": [topic.replace(" ", "-")], "says": f"To {topic}, press {key}.", "to": end}
    silence = {"again": chance.randint(0, 3), "saying": [f"Sorry, I did not hear you. {words.told()}"], "then": to[3]}
    failed = {"again": chance.randint(0, 3), "saying": ["Sorry, that is not one of the choices."], "then": to[4]}
    return {"kind": "menu", "asks": words.told(), "keys": options, "silence": silence, "not_understood": failed}
