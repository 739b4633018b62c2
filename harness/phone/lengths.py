"""How long each prompt of a pack takes: recorded or measured and locked, or estimated and said so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from harness.language.timing import seconds_at
from harness.model.callflow import Voice
from harness.model.pack import Pack
from harness.phone.turns import milliseconds


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
            measured = self._measured.get(prompt)
            voice = self._spoken.get(prompt, self.pack.phone.voice)
            self._known[prompt] = milliseconds(
                seconds_at(prompt, voice.words_a_minute.value) if measured is None else measured
            )
        return self._known[prompt]

    def measured(self, prompts: Iterable[str]) -> bool:
        """Whether none of these is an estimate."""
        return all(prompt in self._measured for prompt in prompts)

    # A pack works these out each time it is asked.
    @cached_property
    def _measured(self) -> Mapping[str, float]:
        return self.pack.lengths

    @cached_property
    def _spoken(self) -> Mapping[str, Voice]:
        return self.pack.spoken
