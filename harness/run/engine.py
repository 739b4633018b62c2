"""The engine: plans the walks, makes them, puts the checks to them, and keeps the record."""

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from harness.baseline import with_accepted
from harness.checks import Said, judge, judge_properties
from harness.findings import finding_of, finding_of_property, passed_at, with_evidence
from harness.flips import flips_of
from harness.load.pack import twins_of
from harness.load.people import person_files
from harness.model.acceptance import Acceptance
from harness.model.finding import Finding, Outcome
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.property import FlowProof, Property
from harness.model.record import (
    NotRun,
    PersonSeen,
    Record,
    Walk,
    digest_of,
)
from harness.model.trace import Moment, Trace
from harness.model.verdict import Verdict
from harness.model.visit import Visit
from harness.phone.sounds import Sounds, keep_sounds
from harness.routes import prove
from harness.seen import assumptions, inputs, pack_seen, pages_of, tool, uncovered
from harness.walk import KeptWalks, Walked, walk
from harness.web.channel import Browser, NoBrowser, engines
from harness.web.kept_visits import KeptVisits
from harness.web.pictures import pictures_of
from harness.web.prober import Prober
from harness.web.site import Site, page_styles
from harness.weigh import Tried, weigh

INTERRUPTED = "The run was interrupted."
"""Why walks are missing from a record that is not complete."""


@dataclass(frozen=True)
class Planned:
    """One walk that is to be made."""

    pack: Pack
    journey: str
    person: Persona


@dataclass(frozen=True)
class Made:
    """A journey was walked by a person.

    Attributes:
        number: How many have been walked.
        of: How many there are.
        journey: The journey.
        person: The person's id.
    """

    number: int
    of: int
    journey: str
    person: str


@dataclass(frozen=True)
class WalkMade(Made):
    """The same, with what happened.

    Attributes:
        walk: What happened.
    """

    walk: Walk


def plan(packs: Sequence[Pack], people: Sequence[Persona], journeys: Sequence[str] = ()) -> tuple[Planned, ...]:
    """Every walk to make, in the order of packs, journeys and people; ``journeys`` limits it to those named."""
    return tuple(
        Planned(pack, journey, person)
        for pack in packs
        for journey in pack.journeys
        if not journeys or journey in journeys
        for person in people
    )


@dataclass
class Run:
    """One run. ``walks`` makes it, walk by walk; ``record`` is right at any time, and whole at the end.

    Attributes:
        planned: The walks to make.
        folder: Where sounds and pictures go; none keeps none.
        command: How the run was asked for, to be printed.
        fresh: Whether to make every walk anew.
        audio: Whether to keep what was heard of each walk's calls.
        proofs: Whether to prove the packs' routes too, once the walks are made.
        today: The day, by which dates in claims are judged and acceptances end.
        accepted: What was accepted.
        reused: How many journeys were taken from an earlier run, once the walks are made.
    """

    planned: tuple[Planned, ...]
    folder: Path | None
    command: str
    fresh: bool = False
    audio: bool = False
    proofs: bool = True
    today: date = field(default_factory=lambda: datetime.now(UTC).date())
    accepted: Sequence[Acceptance] = ()
    reused: int = 0
    started: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    _walks: list[Walk] = field(default_factory=list)
    _visits: dict[str, Visit] = field(default_factory=dict)
    _findings: dict[str, tuple[Finding, Sequence[Moment]]] = field(default_factory=dict)
    _browser: Browser | None = None
    _sites: dict[str, Site] = field(default_factory=dict)
    _no_browser: str | None = None
    _no_voice: str | None = None
    _complete: bool = False
    _proved: dict[str, FlowProof] = field(default_factory=dict)
    _said: Said = field(default_factory=dict)

    @property
    def tool_missing(self) -> bool:
        """Whether something that was asked for could not be done because a tool is not there."""
        no_page = self._no_browser is not None and any(made.untested for made in self._walks)
        return no_page or (self.audio and self._no_voice is not None)

    def walks(self) -> Generator[WalkMade, None, None]:
        """Makes the walks, one after another; those of an earlier run that would come out the same are taken as is."""
        pictures = self.folder / "evidence" if self.folder else None
        kept = KeptWalks((*engines(), page_styles()), pictures, fresh=self.fresh)
        kept_visits = KeptVisits(engines())
        with ExitStack() as stack:
            prober = Prober(lambda: self._started(stack, pictures), kept_visits, fresh=self.fresh)
            for number, todo in enumerate(self.planned, 1):
                walked = kept.get(todo.pack, todo.journey, todo.person)
                if walked is None:
                    walked = tuple(self._walk(todo, self._started(stack, pictures)))
                    kept.put(todo.pack, todo.journey, todo.person, walked)
                for each in walked:
                    for visit in each.visits:
                        if visit.id not in self._visits:
                            self._visits[visit.id] = prober.probed(self._site(todo.pack), visit)
                    made = self._check(each.trace, todo.person)
                    self._walks.append(made)
                    yield WalkMade(number, len(self.planned), todo.journey, todo.person.id, made)
        kept.tidy()
        kept_visits.tidy()
        self.reused = kept.reused
        if self.proofs:
            self._prove()
        self._complete = True

    def _started(self, stack: ExitStack, pictures: Path | None) -> Browser | None:
        """The browser, started when it is first wanted; none where there is none."""
        if self._browser is None and self._no_browser is None:
            try:
                self._browser = stack.enter_context(Browser(pictures))
            except NoBrowser as missing:
                self._no_browser = str(missing)
        return self._browser

    def _site(self, pack: Pack) -> Site:
        if pack.name not in self._sites:
            self._sites[pack.name] = Site.of(pack.pages.parent, pack.service)
        return self._sites[pack.name]

    def _walk(self, todo: Planned, browser: Browser | None) -> Iterator[Walked]:
        return walk(
            todo.pack,
            todo.journey,
            todo.person,
            browser=browser,
            site=self._site(todo.pack),
            no_browser=self._no_browser,
        )

    def _check(self, trace: Trace, person: Persona) -> Walk:
        judged = list(judge(trace, self._visits, person, self._said))
        counts = Counter(each.judgement.outcome for each in judged)
        for each in judged:
            if each.judgement.outcome in (Outcome.FAILED, Outcome.CANNOT_TELL):
                finding = finding_of(each, trace)
                # Where ambiguous words were taken in several ways, what is wrong in each of the walks is said once.
                self._findings.setdefault(finding.id, (finding, trace.moments))
        checks = {outcome: counts[outcome] for outcome in Outcome}
        return Walk(**dict(trace), checks=checks, passed=passed_at(judged))

    @property
    def _packs(self) -> dict[str, Pack]:
        return {todo.pack.name: todo.pack for todo in self.planned}

    @property
    def _people(self) -> dict[str, Persona]:
        return {todo.person.id: todo.person for todo in self.planned}

    @property
    def _properties(self) -> tuple[Property, ...]:
        return tuple(found for proof in self._proved.values() for found in proof.properties)

    def _journeys(self, pack: str) -> tuple[str, ...]:
        """The journeys of a pack that are walked."""
        return tuple(dict.fromkeys(todo.journey for todo in self.planned if todo.pack.name == pack))

    def _verdicts(self, findings: Sequence[Finding]) -> Iterator[Verdict]:
        """The claims of each pack, weighed against what was tried so far."""
        people = {name: name for name in person_files()} | {name: each.name for name, each in self._people.items()}
        for name, pack in self._packs.items():
            tried = Tried(
                pack=name,
                journeys=tuple(pack.journeys),
                people=people,
                walks=self._walks,
                findings=findings,
                properties=self._properties,
                today=self.today,
            )
            found = flips_of(pack, tried, tuple(self._people.values()))
            yield from weigh(pack.claims, replace(tried, flips=found))

    def _prove(self) -> None:
        people = self._people
        self._proved = {name: prove(pack, tuple(people.values())) for name, pack in self._packs.items()}
        for each in judge_properties(self._properties, people):
            if each.judgement.outcome in (Outcome.FAILED, Outcome.CANNOT_TELL):
                finding = finding_of_property(each)
                self._findings[finding.id] = (finding, ())

    def record(self) -> Record:
        """Everything so far."""
        packs, people = self._packs, self._people
        sounds = Sounds()
        if self.folder:
            sounds = keep_sounds(packs.values(), self._walks, people, self.folder, calls=self.audio)
        self._no_voice = sounds.missing
        pictures = dict(pictures_of(self.folder, self._visits)) if self.folder else {}
        shown = [with_evidence(found, of, sounds.prompts, pictures) for found, of in self._findings.values()]
        findings = with_accepted(shown, self.accepted, self.today)
        verdicts = tuple(self._verdicts(findings))
        return Record(
            tool=tool(),
            inputs=inputs(packs.values(), people.values(), self.command),
            complete=self._complete,
            started=self.started,
            packs={name: pack_seen(pack, self._journeys(name)) for name, pack in packs.items()},
            people={i: PersonSeen(name=p.name, about=p.about, sources=p.sources) for i, p in people.items()},
            assumptions=tuple(assumptions(packs.values(), people.values())),
            walks=tuple(self._walks),
            visits=self._visits,
            findings=findings,
            properties=self._properties,
            routes={name: proof.model_copy(update={"properties": ()}) for name, proof in self._proved.items()},
            verdicts=verdicts,
            sounds=sounds.prompts,
            pictures=pictures,
            pages=dict(pages_of(self.folder, self._visits)) if self.folder else {},
            recordings=sounds.calls,
            not_run=tuple(self._not_run()),
            digest=_digest(self._walks, findings, self._properties, verdicts),
        )

    def _not_run(self) -> Iterator[NotRun]:
        done = {(made.pack, made.journey, made.person) for made in self._walks}
        left = len(self.planned) - len(done)
        if left and not self._complete:
            yield NotRun(what=f"{left} of {len(self.planned)} walks", why=INTERRUPTED)
        for made in self._walks:
            for why in made.untested:
                yield NotRun(what=f"{made.pack}, {made.journey}, {made.person}", why=why)
        if self._no_voice:
            what = "The sound of the prompts and of the calls" if self.audio else "The sound of the prompts"
            yield NotRun(what=what, why=f"{self._no_voice} No verdict needs it.")
        if not self._proved:
            why = "Proofs are about whole packs: harness routes PACK makes them."
            why = "The run was interrupted before they were made." if self.proofs and not self._complete else why
            yield NotRun(what="Proofs that every route ends with a human", why=why)
        for pack in self._packs.values():
            for twin in twins_of(pack):
                if twin.name not in self._packs:
                    why = f"It only extends {pack.name}: `harness claims {pack.name}` weighs it beside that one."
                    yield NotRun(what=twin.name, why=why)
        unclaimed = [name for name, pack in self._packs.items() if not pack.claims]
        yield from (NotRun(what=f"The claims about {name}", why="It has no file of claims.") for name in unclaimed)
        yield from uncovered(self._packs.values(), self._people.values())


def _digest(
    walks: Sequence[Walk], findings: Sequence[Finding], properties: Sequence[Property], verdicts: Sequence[Verdict]
) -> str:
    parts = {"walks": walks, "findings": findings, "properties": properties, "verdicts": verdicts}
    return digest_of({name: [each.model_dump(mode="json") for each in part] for name, part in parts.items()})
