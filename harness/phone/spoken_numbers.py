"""The telephone numbers that a call speaks: how often each, and whether the caller has it in the end."""

from harness.language.numbers import dialled, every_number
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.questions import Ask, Menu
from harness.model.trace import SpokenNumber
from harness.phone.receiving import Received


def keeps_number(person: Persona, received: int) -> bool:
    """Whether somebody has a telephone number in the end that reached them so often in one call."""
    needed = {"first-time": 1, "second-time": 2, "never": None}[person.remembers.spoken_number]
    typed = person.perceives.relay is not None
    return (typed and received > 0) or (needed is not None and received >= needed)


class SpokenNumbers:
    """The numbers of one call, as one person meets them. A number is the same however its digits are parted."""

    def __init__(self, pack: Pack, person: Persona) -> None:
        self.pack, self.person = pack, person
        self._times: dict[str, list[tuple[int, str, Received]]] = {}

    def note(self, received: Received, moment: int) -> None:
        """Notes the numbers in a stretch of the voice.

        Args:
            received: What of it reached the person.
            moment: The place of its moment in the call.
        """
        for number in every_number(received.spoken.words):
            self._times.setdefault(dialled(number), []).append((moment, number, received))

    def record(self) -> list[SpokenNumber]:
        """Each number as it was first spoken, with what became of it."""
        return [self._record(times) for times in self._times.values()]

    def _record(self, times: list[tuple[int, str, Received]]) -> SpokenNumber:
        moment, number, first = times[0]
        step = self.pack.phone.steps[first.spoken.step]
        received = sum(heard.whole for *_, heard in times)
        again = isinstance(step, Menu | Ask) and any("again" in option.intents for option in step.options)
        return SpokenNumber(
            number=number,
            step=first.spoken.step,
            where=step.origin,
            basis=step.basis,
            moment=moment,
            times=len(times),
            can_hear_again=again,
            received=received,
            kept=keeps_number(self.person, received),
        )
