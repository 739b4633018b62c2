"""The properties of DESIGN section 4 on an enumerated call, by naive iteration, straight from their definitions.

Points are judged with every unknown step taken for the worst, and with every one taken for the best.
"""

from collections.abc import Callable

FREE = frozenset({"silence", "wrong-key", "unclear", "key", "digits", "speech"})
KEYPAD = FREE - {"unclear", "speech"}
RETRY = frozenset({"silence", "wrong-key", "unclear"})
BEHAVIOURS = {
    "silent-caller": ("silence",),
    "wrong-key-caller": ("wrong-key", "silence"),
    "unrecognised-caller": ("unclear", "silence"),
}
"""What a fixed behaviour does at a question: the first of these that can be done there."""
NAMES = (
    "human-reachable",
    "human-whatever-happens",
    *BEHAVIOURS,
    "keypad-only-caller",
    "bounded-retries",
    "no-livelock",
    "same-outcome",
)
"""The properties that this judges."""


class Judge:
    """The properties of one person's calls.

    ``calls`` is an ``Enumerator``; ``control`` judges the calls of the control, and is none for the control.
    """

    def __init__(self, calls, control: "Judge | None" = None):
        self.pack, self.person = calls.pack, calls.person
        self.nodes, self.start = calls.nodes, calls.start
        self.control = control or self

    def verdict(self, name: str) -> str:
        """Proved where it holds with every unknown step for the worst, refuted where not even with all for the best."""
        if self._holds(name, hopeful=False):
            return "proved"
        return "cannot-tell" if self._holds(name, hopeful=True) else "refuted"

    def _holds(self, name: str, *, hopeful: bool) -> bool:
        good = {key for key, node in self.nodes.items() if self._good(node, hopeful=hopeful)}
        if name == "human-reachable":
            return self.reached(FREE) <= self.some_way(FREE, good)
        if name == "keypad-only-caller":
            return self.reached(KEYPAD) <= self.some_way(KEYPAD, good)
        if name == "human-whatever-happens":
            return self.start in self.forced(self._all, good)
        if name in BEHAVIOURS:
            return self.start in self.forced(lambda node: self._one_of(node, BEHAVIOURS[name]), good)
        if name == "same-outcome":
            return self._same_outcome(hopeful=hopeful)
        if not hopeful and any(self.nodes[key].kind == "unknown" for key in self.reached(FREE)):
            return False  # behind an unknown step anything may be asked for ever
        return not self.asks_for_ever() if name == "bounded-retries" else not self.stuck_for_ever(good)

    def _good(self, node, *, hopeful: bool) -> bool:
        if node.kind == "unknown":
            return hopeful
        return node.human is not None and self._serves(node.human)

    def _serves(self, human: str) -> bool:
        deaf = self.person.perceives.sound == "none" and self.person.perceives.relay is None
        languages = self.person.says.languages
        served = self.pack.service.humans[human].serves(languages)
        return served and not deaf

    def _all(self, node) -> list[tuple]:
        return [to for _, to in node.onward]

    def _one_of(self, node, tags: tuple[str, ...]) -> list[tuple]:
        """Where a fixed behaviour leads: by the first of its acts that can be done, or by all that may happen."""
        if node.kind != "asks":
            return self._all(node)
        does = next(tag for tag in tags if any(tag == other for other, _ in node.onward))
        return [to for tag, to in node.onward if tag == does]

    def onward(self, key: tuple, tags: frozenset[str]) -> list[tuple]:
        """Where one can go from a point by acts of these kinds, and by whatever happens outside."""
        node = self.nodes[key]
        return [to for tag, to in node.onward if node.kind == "forks" or tag in tags]

    def reached(self, tags: frozenset[str], *starts: tuple) -> set[tuple]:
        """Every point that one can come to."""
        found, waiting = set(), list(starts or (self.start,))
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += self.onward(key, tags)
        return found

    def some_way(self, tags: frozenset[str], good: set[tuple]) -> set[tuple]:
        """Every point from which some way leads to a good one (EF), by iteration until nothing changes."""
        found, before = set(good), None
        while found != before:
            before = set(found)
            found |= {key for key in self.nodes if any(to in before for to in self.onward(key, tags))}
        return found

    def forced(self, onward: Callable[[object], list[tuple]], good: set[tuple]) -> set[tuple]:
        """Every point from which a good one comes about: one act will do at a question, all that may happen must."""
        won, before = set(good), None
        while won != before:
            before = set(won)
            for key, node in self.nodes.items():
                to = onward(node)
                enough = any if node.kind == "asks" else all
                if to and enough(other in before for other in to):
                    won.add(key)
        return won

    def asks_for_ever(self) -> bool:
        """Whether some question comes round again on silence or misunderstanding alone."""
        asked = (key for key in self.reached(FREE) if self.nodes[key].kind == "asks")
        return any(key in self.reached(RETRY, *self.onward(key, RETRY)) for key in asked)

    def stuck_for_ever(self, good: set[tuple]) -> bool:
        """Whether a call can go on for ever among points from which no way leads to a good one."""
        lost = self.reached(FREE) - self.some_way(FREE, good)
        if any(self.nodes[key].kind == "endless" for key in lost):
            return True
        return any(key in self.reached(FREE, *onward) for key in lost if (onward := self.onward(key, FREE)))

    def outcomes(self) -> set[str]:
        """What this person can get, surely."""
        ends = (self.nodes[key].human for key in self.reached(FREE))
        humans = {human for human in ends if human is not None and self._serves(human)}
        return {f"human {h}" for h in humans}.union(*(self.pack.service.humans[h].gives for h in humans))

    def _same_outcome(self, *, hopeful: bool) -> bool:
        if self is self.control:
            return True
        unknown = any(node.kind == "unknown" for node in (self if hopeful else self.control).nodes.values())
        if unknown:
            return hopeful  # what is behind it may be everything, or what only the control can get
        return self.control.outcomes() <= self.outcomes()
