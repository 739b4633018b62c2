"""What all flows of one export share while they are made into steps."""

from dataclasses import dataclass, field

from harness.model.base import Basis, Id
from harness.model.service import Human
from harness.phone.formats.names import Ids, Values

MOST_COPIED = 20_000
"""How many blocks of modules may be copied in one export: modules within modules grow without end."""


@dataclass
class Desk:
    """What all flows of one export share while they are made into steps.

    Attributes:
        ids: The ids of steps.
        values: The names of values.
        humans: Those whom queues, transfers and call-backs stand for.
        names: What the console calls an id or an ARN, wherever the export says so.
        copied: How many blocks of modules have been copied so far.
    """

    ids: Ids = field(default_factory=Ids)
    values: Values = field(default_factory=Values)
    humans: dict[Id, Human] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    copied: int = 0

    def human(self, wanted: str, name: str) -> Id:
        """Somebody who answers, if answered by a person: a file shows a queue, not who is in it."""
        self.humans.setdefault(wanted, Human(name=name, if_answered=True, basis=Basis.SUPPLIED))
        return wanted
