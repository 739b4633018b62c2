"""What every call to a pack shares: the lengths of its prompts, its flow, and the facts of its questions.

A pack never changes once loaded, and neither do these, so they are worked out once and kept for later calls. They are
kept by which pack it is, not by what is in it: comparing two packs whole would take longer than a call.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from harness.model.pack import Pack
from harness.phone.facts import Facts
from harness.phone.lengths import Lengths
from harness.phone.simulator import Simulator
from harness.phone.turns import Outside

_PACKS, _CONDITIONS = 8, 128


@dataclass(frozen=True, slots=True, eq=False)
class _This:
    """One pack, and no other that happens to be alike. Holding it keeps its place in memory from being used again."""

    pack: Pack

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and other.pack is self.pack

    def __hash__(self) -> int:
        return id(self.pack)


def prepared(pack: Pack, outside: Outside) -> Facts:
    """The simulator and the facts for calls to a pack under outside conditions."""
    return _facts(_This(pack), outside.line, _items(outside.happens), _items(outside.values))


def lengths_of(pack: Pack) -> Lengths:
    """The lengths of a pack's prompts."""
    return _lengths(_This(pack))


_Items = tuple[tuple[str, str], ...]


def _items(values: Mapping[str, str]) -> _Items:
    return tuple(sorted(values.items()))


@lru_cache(_PACKS)
def _lengths(this: _This) -> Lengths:
    return Lengths(this.pack)


@lru_cache(_CONDITIONS)
def _facts(this: _This, line: str, happens: _Items, values: _Items) -> Facts:
    outside = Outside(line=line, happens=dict(happens), values=dict(values))
    lengths = _lengths(this)
    return Facts.of(Simulator(this.pack.phone, lengths, outside), lengths)
