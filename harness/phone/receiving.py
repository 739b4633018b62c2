"""What of a call reaches one person: heard, heard in part, typed for them by a relay assistant, or not at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from harness.language.timing import word_count
from harness.model.persona import Persona, Relay
from harness.model.questions import Option
from harness.phone.turns import Asking, Spoken

_DIGITS = r"\d[\d ]*\d|\d"
_FOREIGN = "It is in a language that this person does not understand; only the digits were caught."


@dataclass(frozen=True, slots=True)
class Received:
    """What of a stretch of the voice reached the caller.

    Attributes:
        spoken: What was said.
        words: What reached them; none when nothing did.
        at: When the last of it reached them.
        missed: Why not all of it did; none when all did.
        keys: Whether the keys and digits in it reached them.
        understood: Whether the words mean something to them.
        audible: Whether they noticed that something was said.
    """

    spoken: Spoken
    words: str | None
    at: int
    missed: str | None = None
    keys: bool = True
    understood: bool = True
    audible: bool = True

    @property
    def whole(self) -> bool:
        """Whether all of it came to them, digits and all, and means something to them."""
        return self.understood and self.keys and self.words is not None


@dataclass(frozen=True, slots=True)
class ReceivedQuestion:
    """What of a question reached the caller.

    Attributes:
        parts: Every stretch of it.
        at: When the last of it reached them.
        understood: Whether all of it means something to them.
        offered: The options whose keys reached them and mean something to them, each with when.
    """

    parts: Sequence[Received]
    at: int
    understood: bool
    offered: Sequence[tuple[Option, int]]


class Receiver:
    """One person's end of one call. Remembers what was said, and what was typed for them."""

    def __init__(self, person: Persona) -> None:
        self.person = person
        self._said: dict[str, set[int]] = {}
        self._typed: dict[tuple[str, str], int] = {}
        self._typed_until = 0

    def receive(self, spoken: Spoken) -> Received:
        """What of a stretch that was said to its end reaches this person."""
        perceives = self.person.perceives
        times = self._said.setdefault(spoken.words, set())
        times.add(spoken.start)
        at = spoken.end
        if perceives.relay is not None:
            at = self._type(spoken, perceives.relay)
        elif perceives.sound == "none":
            return Received(spoken, None, at, "Nothing spoken is heard.", keys=False, understood=False, audible=False)
        elif perceives.sound == "part" and len(times) < 2 and re.search(_DIGITS, spoken.words):
            heard = re.sub(_DIGITS, "…", spoken.words)
            return Received(spoken, heard, at, "The digits were not caught the first time.", keys=False)
        if spoken.language not in self.person.understands.languages:
            digits = " ".join(re.findall(_DIGITS, spoken.words)) or None
            return Received(spoken, digits, at, _FOREIGN, understood=False)
        return Received(spoken, spoken.words, at)

    def receive_question(self, turn: Asking) -> ReceivedQuestion | None:
        """What of a question reached this person; none when nothing did."""
        received = [self.receive(spoken) for spoken in turn.spoken]
        reached = [heard for heard in received if heard.words or heard.audible]
        if not reached:
            return None
        return ReceivedQuestion(
            parts=received,
            at=max(heard.at for heard in reached),
            understood=all(heard.understood for heard in received),
            offered=[(o, h.at) for h in received if (o := h.spoken.option) and o.key and h.keys and h.understood],
        )

    def interrupt(self, at: int) -> None:
        """The assistant stops typing, to give an answer."""
        self._typed_until = min(self._typed_until, at)

    def _type(self, spoken: Spoken, relay: Relay) -> int:
        """When the assistant has typed a stretch. What was typed before is not typed again, only said to come again."""
        key = (spoken.step, spoken.words)
        if key not in self._typed:
            takes = word_count(spoken.words) * 60_000 / relay.typed_words_a_minute.value
            self._typed_until = max(spoken.end, max(self._typed_until, spoken.start) + round(takes))
            self._typed[key] = self._typed_until
        return max(self._typed[key], spoken.start)
