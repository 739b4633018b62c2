"""Visits pages, puts the checks to what was recorded, and says what came of it, page by page."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from harness import __version__
from harness.checks import Check, Judged
from harness.checks.registry import Judgement
from harness.findings import finding_of_page
from harness.language.numbers import find_numbers
from harness.message.found import ANYBODY
from harness.model.finding import Finding, Outcome
from harness.model.page_report import AxeCounts, PageReport
from harness.model.persona import Persona
from harness.model.probed import PARTS, Probed
from harness.model.visit import View, Visit
from harness.model.visits import Visits
from harness.page.sources import Given
from harness.page.steps import Script, StepFailed
from harness.web.channel import PATIENCE, Browser, NoBrowser, engines
from harness.web.kept_visits import KeptVisits
from harness.web.live import Live
from harness.web.local import Local
from harness.web.pictures import pictures_of, stops
from harness.web.visitor import Visitor
from harness.web.ways import Way, way_of

AGENT = f"journey-harness/{__version__}"
"""What the tool calls itself to the sites that it visits, after the browser's own name."""
_BESIDE = 5  # pages, the first of those given, that each page is put beside: what moves about shows among so many
_WHOLE = 6  # times the patience: what one visit may take, with everything that is tried
_CONTROL = Persona(id="control", name="Somebody without limits", about="")


@dataclass(frozen=True)
class Asking:
    """How pages are to be visited.

    Attributes:
        people: Whose findings are wanted; none asks for everything, of nobody in particular.
        checks: The checks to put.
        script: What is done on each page before it is visited.
        state: A file of cookies and storage that Playwright saved.
        also: Further origins that may be reached.
        sends_to: Origins and addresses to which forms may really be sent.
        patience: Seconds that a page may take over one thing.
        fresh: Whether to visit every page anew.
        out: The folder of a report, for which pictures are taken; none takes none.
    """

    people: Sequence[Persona] = ()
    checks: Sequence[Check] = ()
    script: Script | None = None
    state: Path | None = None
    also: Sequence[str] = ()
    sends_to: Sequence[str] = ()
    patience: float = PATIENCE
    fresh: bool = False
    out: Path | None = None

    @property
    def ways(self) -> Mapping[Way, tuple[Persona, ...]]:
        """The people by how they meet a page; the control where nobody in particular is asked about."""
        found: dict[Way, tuple[Persona, ...]] = {}
        for person in self.people or (_CONTROL,):
            found[way_of(person)] = (*found.get(way_of(person), ()), person)
        return found

    @property
    def wanted(self) -> Sequence[Check]:
        """The checks that concern any of the people."""
        if not self.people:
            return self.checks
        return [each for each in self.checks if any(each.concerns(person) for person in self.people)]

    def live(self, pages: Sequence[Given]) -> Live:
        """The live web, as far as these pages open it."""
        origins = (*(page.url for page in pages if page.url), *self.also)
        return Live(origins, sends_to=self.sends_to, patience=self.patience, agent=AGENT)


@dataclass
class PageRun:
    """The visits to some pages. ``reports`` makes them, page by page.

    Attributes:
        pages: Which.
        asking: How.
        step_failed: The step of the script that could not be done, of each page where one could not; with its place.
        no_browser: Why nothing could be visited; none where there is a browser.
        reused: How many pages had not changed since an earlier run.
    """

    pages: Sequence[Given]
    asking: Asking
    step_failed: list[str] = field(default_factory=list)
    no_browser: str | None = None
    reused: int = 0
    _visitors: dict[tuple[bool, Way], Visitor] = field(default_factory=dict)
    _said: dict[tuple[str, str], list[Judgement]] = field(default_factory=dict)
    _first: dict[View, list[Visit]] = field(default_factory=dict)

    def reports(self) -> Iterator[PageReport]:
        """Visits each page and says what came of it."""
        asking = self.asking
        # What somebody sees who is signed in is nobody else's business, a later run's not either.
        kept = None if asking.fresh or asking.state else KeptVisits(engines())
        with ExitStack() as stack:
            try:
                browser = stack.enter_context(Browser(patience=asking.patience, whole=_WHOLE * asking.patience))
            except NoBrowser as missing:
                self.no_browser = str(missing)
                yield from (PageReport(name=p.name, url=p.url or p.name, untested=(str(missing),)) for p in self.pages)
                return
            live, local = asking.live(self.pages), Local(page.file for page in self.pages if page.file)
            for page in self.pages:
                report = self._report(page, live, local, lambda *way: self._visitor(stack, browser, kept, *way))
                self.reused += report.reused
                yield report
        if kept:
            kept.tidy()

    def _visitor(
        self, stack: ExitStack, browser: Browser, kept: KeptVisits | None, site: Live | Local, way: Way
    ) -> Visitor:
        key = (isinstance(site, Live), way)
        if key not in self._visitors:
            asking = self.asking
            needs = {part for check in asking.wanted for part in check.needs}
            options = [asking.script.digest if asking.script else "", *asking.sends_to]
            self._visitors[key] = stack.enter_context(
                Visitor(
                    browser,
                    site,
                    parts=[part for part in PARTS if part in needs],
                    # Only checks of what the visit itself holds read what axe said.
                    with_axe=any(not check.needs for check in asking.wanted),
                    way=way,
                    state=asking.state,
                    prepare=asking.script,
                    kept=kept,
                    options=options,
                    beyond=asking.live(()) if asking.also or asking.sends_to else None,
                    pictures=asking.out / "evidence" if asking.out else None,
                )
            )
        return self._visitors[key]

    def _report(
        self, page: Given, live: Live, local: Local, visitor: Callable[[Live | Local, Way], Visitor]
    ) -> PageReport:
        self._said.clear()
        made: dict[str, Visit] = {}
        refused: dict[str, None] = {}
        unsent: dict[str, None] = {}
        reused = True
        for view in dict.fromkeys(way.view for way in self.asking.ways):
            # What is tried on a page does not turn on the hands, so those who are shown it alike share a visit.
            by = visitor(local if page.file else live, Way(view=view))
            before = by.reused
            made[view] = self._visit(by, local.address(page.file) if page.file else str(page.url), page.name)
            reused &= by.reused > before
            refused |= dict.fromkeys(by.refused)
            unsent |= dict.fromkeys(by.unsent)
            by.close()  # the next page is met with nothing remembered
        visits = {visit.id: visit for visit in made.values()}
        pictures = dict(pictures_of(self.asking.out, visits)) if self.asking.out else {}
        findings: list[Finding] = []
        counts: Counter[Outcome] = Counter()
        for judged, person in self._all_judged(made):
            counts[judged.judgement.outcome] += 1
            if judged.judgement.outcome in (Outcome.FAILED, Outcome.CANNOT_TELL):
                finding = _finding(judged, page, local, person)
                evidence = [pictures[judged.subject.id]] if judged.subject.id in pictures else []
                findings.append(finding.model_copy(update={"evidence": tuple(evidence)}))
        self._keep_first(made.values())
        first = next(iter(made.values()))
        return PageReport(
            name=page.name,
            url=page.file.as_posix() if page.file else first.url,
            title=first.title,
            people=tuple(person.id for person in self.asking.people),
            findings=tuple(sorted(findings, key=_worst_first)),
            untested=tuple(dict.fromkeys(why for visit in made.values() for why in _untested(visit))),
            axe=_axe(first),
            checks={outcome: counts[outcome] for outcome in Outcome},
            visits=tuple(visits),
            reused=reused,
            refused=tuple(refused),
            unsent=tuple(unsent),
            pictures=pictures,
            met=tuple(_to_show(visit) for visit in visits.values()),
        )

    def _all_judged(self, made: Mapping[str, Visit]) -> Iterator[tuple[Judged[Visit], str]]:
        """Each judgement, and the id of the person whose it is."""
        for way, people in self.asking.ways.items():
            visit = _as(made[way.view], way)
            for person in people:
                for judged in self._judged(visit, person):
                    yield judged, person.id if self.asking.people else ANYBODY

    def _visit(self, by: Visitor, url: str, name: str) -> Visit:
        try:
            return by.visit(url, name)
        except StepFailed as why:
            self.step_failed.append(str(why))
            return by.not_visited(url, name, str(why))

    def _judged(self, visit: Visit, person: Persona) -> Iterator[Judged[Visit]]:
        anybody = not self.asking.people
        for check in self.asking.checks:
            if check.kind in ("page", "pages") and (anybody or check.concerns(person)):
                # What is said of a page is the same for everybody whom it concerns.
                known = (check.id, visit.id)
                if known not in self._said:
                    self._said[known] = check.of_page(visit) if check.kind == "page" else self._beside(check, visit)
                said = self._said[known]
            else:
                said = list(check.function(visit, person)) if anybody else check.judge(visit, person)
            for judgement in said:
                yield Judged(check, visit, judgement)

    def _beside(self, check: Check, visit: Visit) -> list[Judgement]:
        """What a check of several pages says of this one, beside the first of those that came before it."""
        before = [each for each in self._first.get(visit.view, ()) if each.url != visit.url]
        if not before:
            return []
        said = check.of_pages(Visits(visits=(*before, visit)))
        return [each for each in said if each.visit is None or each.visit.id == visit.id]

    def _keep_first(self, visits: Iterable[Visit]) -> None:
        for visit in visits:
            first = self._first.setdefault(visit.view, [])
            if len(first) < _BESIDE and visit.untested is None:
                first.append(visit)


def _finding(judged: Judged[Visit], page: Given, local: Local, person: str) -> Finding:
    """A judgement as a finding. A file is visited under an address of ours, so its own name stands for that."""
    if page.file is None:
        return finding_of_page(judged, page.name, None, person)
    finding = finding_of_page(judged, page.name, page.file.as_posix(), person)
    address = local.address(page.file)
    own = finding.message.replace(address, page.file.as_posix())
    beside = own.replace(address.rpartition("/")[0], page.file.parent.as_posix())
    return finding.model_copy(update={"message": beside})


def _untested(visit: Visit) -> Iterable[str]:
    return [visit.untested] if visit.untested else visit.probed.untested.values()


def _to_show(visit: Visit) -> Visit:
    """What a report shows of a visit; what was tried is too much to hold for many pages at once."""
    return visit.model_copy(update={"probed": Probed(), "stops": tuple(stops(visit.probed))})


def _as(visit: Visit, way: Way) -> Visit:
    """The visit as somebody with other hands makes it: what they get of it is what they read its numbers from."""
    if visit.operating == way.operating:
        return visit
    words = "\n".join(visit.exposed) if way.operating == "screen-reader" else visit.words
    return visit.model_copy(update={"operating": way.operating, "numbers": find_numbers(words)})


def _axe(visit: Visit) -> AxeCounts:
    said = Counter(result.outcome for result in visit.axe)
    return AxeCounts(passes=visit.axe_passes, violations=said["violation"], needs_review=said["needs-review"])


def _worst_first(finding: Finding) -> tuple[bool, int, str, str]:
    return (finding.outcome is not Outcome.FAILED, -finding.severity.weight, finding.check, finding.id)
