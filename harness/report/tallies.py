"""How many of each person's journeys in each pack end well, for tables that have room for numbers only."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from harness.model.record import PackSeen, Record
from harness.report import words
from harness.report.readings import tried

GOT_ON = "got what they came for, or reached a human or the way to one"
"""What it is to get on."""


@dataclass(frozen=True)
class Tally:
    """One person's journeys in one pack, each by how it ends at worst."""

    ends: Counter[words.Ending] = field(default_factory=Counter)

    @property
    def of(self) -> int:
        """How many they tried."""
        return self.ends.total()

    @property
    def stuck(self) -> int:
        """In how many they were stuck."""
        return self.ends[words.STUCK]

    @property
    def unknown(self) -> int:
        """Of how many nobody can say how they end."""
        return self.ends[words.UNKNOWN]

    @property
    def got_on(self) -> int:
        """In how many they got what they came for, or reached a human or the way to one."""
        return self.of - self.stuck - self.unknown


def tallies(record: Record) -> Mapping[tuple[str, str], Tally]:
    """A tally for each person and pack, where nobody walked an empty one."""
    found = {(person, pack): Tally() for pack in record.packs for person in record.people}
    for (pack, _, person), one in tried(record.walks).items():
        found.setdefault((person, pack), Tally()).ends[one.ending] += 1
    return found


def what_happened(record: Record, counts: Mapping[tuple[str, str], Tally]) -> tuple[str, ...]:
    """The sentences that a report on several packs opens with."""
    told = () if record.complete else (words.INTERRUPTED,)
    of, stuck, unknown = (sum(getattr(each, part) for each in counts.values()) for part in ("of", "stuck", "unknown"))
    if not of:
        return (*told, "Nothing was walked, so nothing is known.")
    journeys = words.count(len({(walk.pack, walk.journey) for walk in record.walks}), "journey")
    people = words.count(len({walk.person for walk in record.walks}), "person", "people")
    left = f", and of {unknown:,} nobody can say how they end" if unknown else ""
    return (
        *told,
        f"{people} tried {journeys} with {words.count(len(record.packs), 'service')}, as modelled: {of:,} tries.",
        f"In {of - stuck - unknown:,} they got on, {stuck:,} end stuck{left}.",
    )


def heading(name: str, pack: PackSeen) -> str:
    """A pack's name for a narrow column: its own short one, or the first two words of its id."""
    return words.one_line(pack.short or " ".join(name.split("-")[:2]))
