"""Pages that belong together: what only several of them, side by side, can show."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import Self
from urllib.parse import urldefrag, urlsplit

from harness.model.base import Basis, Frozen, weakest
from harness.model.trace import Trace
from harness.model.visit import Visit

FEWEST = 2
"""Pages that it takes to compare any."""


class Visits(Frozen):
    """The service's own pages that one walk came to, each once, in the order in which it came to them.

    Attributes:
        visits: The pages, as each was met first.
        did: By what the person went on from each, in sentences; of pages that nobody walked through, nothing at all.
    """

    visits: tuple[Visit, ...]
    did: tuple[str, ...] = ()

    @classmethod
    def of_walk(cls, trace: Trace, visits: Mapping[str, Visit]) -> Self:
        """The pages of a walk, and what was done on each."""
        met: dict[str, Visit] = {}
        did: dict[str, str] = {}
        here = ""
        for moment in trace.moments:
            if moment.visit is None:
                continue
            visit = visits[moment.visit]
            there = urldefrag(visit.url)[0] if visit.page is not None else ""
            if here and there != here:
                did[here] = f"{did.get(here, '')} {moment.did or ''}".strip()
            if there:
                met.setdefault(there, visit)
            here = there
        return cls(visits=tuple(met.values()), did=tuple(did.get(address, "") for address in met))

    def having(self, parts: Iterable[str]) -> Self:
        """Those of the pages that could be visited, and of which these parts were recorded."""
        kept = [
            visit.untested is None and all(getattr(visit.probed, part) is not None for part in parts)
            for visit in self.visits
        ]
        did = tuple(compress(self.did, kept))
        return self.model_copy(update={"visits": tuple(compress(self.visits, kept)), "did": did})

    @property
    def id(self) -> str:
        """What tells it from other pages, or other doings on them."""
        return "\0".join((*(visit.id for visit in self.visits), *self.did))

    @property
    def basis(self) -> Basis:
        """The weakest that any of them stands on."""
        return weakest(visit.basis for visit in self.visits)

    @property
    def sites(self) -> Sequence[Sequence[Visit]]:
        """The pages by host, each host's in order: pages of different sites need not look alike."""
        found: dict[str, list[Visit]] = {}
        for visit in self.visits:
            found.setdefault(urlsplit(visit.url).netloc.lower(), []).append(visit)
        return list(found.values())
