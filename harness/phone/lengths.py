"""How long each prompt of a pack takes: measured and locked, or estimated and said so."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from harness.language.timing import seconds_at
from harness.model.pack import Pack
from harness.phone.simulator import milliseconds


@dataclass
class Lengths:
    """The lengths of a pack's prompts, in milliseconds.

    Attributes:
        pack: The pack.
        estimated: The prompts that the lock lacks and whose length was reckoned from words and rate.
    """

    pack: Pack
    estimated: dict[str, int] = field(default_factory=dict)

    def __call__(self, prompt: str) -> int:
        """How long a prompt takes."""
        measured = self.pack.measured(prompt)
        if measured is not None:
            return milliseconds(measured)
        if prompt not in self.estimated:
            rate = self.pack.phone.voice.words_a_minute.value
            self.estimated[prompt] = milliseconds(seconds_at(prompt, rate))
        return self.estimated[prompt]

    def measured(self, prompts: Iterable[str]) -> bool:
        """Whether all of these were measured."""
        return all(self.pack.measured(prompt) is not None for prompt in prompts)


def prompts_of(pack: Pack) -> tuple[str, ...]:
    """Every prompt that a pack can play, each once, in the order of its steps."""
    return tuple(dict.fromkeys(prompt for step in pack.phone.steps.values() for prompt in step.prompts()))
