"""The people of a proof as the bits of one number, so that one search serves them all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from harness.model.base import Number
from harness.model.pack import Pack
from harness.model.persona import Perceives, Persona, Relay, Says
from harness.model.property import PropertyName
from harness.model.service import Human

Mask = int
"""A set of people: bit n stands for the n-th."""

_RELAY = Relay(
    typed_words_a_minute=Number(
        value=40, source="Relay UK, published for communication providers, more than 40 words a minute"
    ),
    assistant=Number(value=5, assumption=True, because="Time for the assistant to turn to speaking or pressing."),
    types_words_a_minute=Number(value=40, assumption=True, because="As fast as the assistant's published floor."),
)


@dataclass(frozen=True)
class People:
    """Those whom routes are proved for.

    Beside each person stands the same person *without hearing and without speech*: they call through a relay where they
    have one, or where the service lists one as a means, and not at all otherwise.

    Attributes:
        asked: The people that were asked for.
        everybody: They, the control, and each of them without hearing and speech; a person's bit is their place here.
    """

    asked: tuple[Persona, ...]
    everybody: tuple[Persona, ...]
    _place: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, pack: Pack, people: Sequence[Persona]) -> "People":
        """The people of a proof about a pack."""
        control = next((person for person in people if person.id == "control"), None)
        speaking = (*people, *([] if control else [Persona(id="control", name="Control", about="")]))
        relayed = any(means.prefix for means in pack.service.means.values())
        silent = tuple(_without_hearing_or_speech(person, relayed=relayed) for person in people)
        return cls(tuple(people), (*speaking, *silent), {p.id: place for place, p in enumerate(speaking)})

    @property
    def all(self) -> Mask:
        """Everybody."""
        return (1 << len(self.everybody)) - 1

    def who(self, holds: Callable[[Persona], bool]) -> Mask:
        """Those of whom something holds."""
        return sum(1 << place for place, person in enumerate(self.everybody) if holds(person))

    def bit(self, person: Persona) -> Mask:
        """One person."""
        return 1 << self._place[person.id]

    def silent(self, person: Persona) -> Mask:
        """The same person, without hearing and without speech."""
        return 1 << (len(self.everybody) - len(self.asked) + self._place[person.id])

    @property
    def control(self) -> Mask:
        """The control."""
        return 1 << self._place["control"]

    def caller(self, name: PropertyName, person: Persona) -> Persona:
        """Who makes the call that refutes a property: what only somebody without limits can get, they show."""
        return self.everybody[self._place["control"]] if name == "same-outcome" else person

    @property
    def as_they_are(self) -> Mask:
        """Those who were asked for and the control."""
        return (1 << (len(self.everybody) - len(self.asked))) - 1

    def served_by(self, human: Human) -> Mask:
        """Those whom a human can serve who answers the telephone; nobody who does not hear, unless through a relay."""
        return self.who(lambda person: person.can_use("phone") and human.serves(person.says.languages))


def _without_hearing_or_speech(person: Persona, *, relayed: bool) -> Persona:
    relay = person.perceives.relay or (_RELAY if relayed else None)
    return person.model_copy(
        update={
            "perceives": Perceives(sound="none", screen=person.perceives.screen, relay=relay),
            "says": Says(
                recognised="never", languages=person.says.languages, open_questions=person.says.open_questions
            ),
        }
    )
