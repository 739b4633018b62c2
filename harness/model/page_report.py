"""What came of the visits to one page, for everybody who was asked about."""

from collections.abc import Mapping

from pydantic import Field

from harness.model.base import Frozen
from harness.model.finding import Evidence, Finding, Outcome
from harness.model.visit import Visit


class AxeCounts(Frozen):
    """How many of axe's rules passed, found a violation, and ask a person."""

    passes: int = 0
    violations: int = 0
    needs_review: int = 0


class PageReport(Frozen):
    """One page.

    Attributes:
        name: What it was given as: an address, or a file.
        url: The address that it stands at, redirects followed.
        title: Its title.
        people: The ids of the people whose findings these are; none where nobody in particular was asked about.
        findings: What failed, worst first, then what a person has to judge.
        untested: Why it, or a part of it, was not tested; in sentences.
        axe: What axe came to.
        checks: How many judgements came to what.
        visits: The ids of the visits that it rests on.
        reused: Whether all of those were kept from an earlier run, since nothing had changed.
        refused: The addresses that it asked for and did not get, since only the origins that were given are reached.
        unsent: Where it meant to send something, and nothing was sent.
        pictures: The screenshots, where they were asked for: by visit id, those at 320 CSS pixels by visit id and
            ``record.NARROW``.
        met: The visits themselves, without what was tried, for a report to show; they are not written out.
    """

    name: str
    url: str
    title: str = ""
    people: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    untested: tuple[str, ...] = ()
    axe: AxeCounts = AxeCounts()
    checks: Mapping[Outcome, int] = {}
    visits: tuple[str, ...] = ()
    reused: bool = False
    refused: tuple[str, ...] = ()
    unsent: tuple[str, ...] = ()
    pictures: Mapping[str, Evidence] = {}
    met: tuple[Visit, ...] = Field(default=(), exclude=True, repr=False)

    @property
    def visited(self) -> bool:
        """Whether it was visited at all, be it in one way only."""
        return any(not visit.untested for visit in self.met)
