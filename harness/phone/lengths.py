"""How long each prompt of a pack takes: recorded or measured and locked, or estimated and said so."""

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
    """

    pack: Pack
    _known: dict[str, int] = field(default_factory=dict)

    def __call__(self, prompt: str) -> int:
        """How long a prompt takes: as recorded or measured, else its words over the rate of the voice."""
        if prompt not in self._known:
            measured = self.pack.lengths.get(prompt)
            voice = self.pack.spoken.get(prompt, self.pack.phone.voice)
            self._known[prompt] = milliseconds(
                seconds_at(prompt, voice.words_a_minute.value) if measured is None else measured
            )
        return self._known[prompt]

    def measured(self, prompts: Iterable[str]) -> bool:
        """Whether none of these is an estimate."""
        return all(prompt in self.pack.lengths for prompt in prompts)
