"""What a record keeps of what went in: the packs as reports show them, the assumptions, and what ran."""

import hashlib
import platform
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from harness import __version__
from harness.model.finding import Evidence
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.record import Assumption, Inputs, JourneySeen, NotRun, PackSeen, Tool
from harness.model.visit import Visit
from harness.phone import voice
from harness.standards.characteristics import characteristics
from harness.web.channel import engines
from harness.web.kept_visits import write_probed
from harness.web.pictures import evidence_of
from harness.web.site import page_styles


def pack_seen(pack: Pack, walked: Collection[str]) -> PackSeen:
    """What a report needs to know of a pack, of whose journeys those named were walked."""
    return PackSeen(
        name=pack.service.name,
        short=pack.service.short,
        about=pack.service.about,
        documents=tuple(f"{d.title}. {d.published}. {d.url or d.publication}" for d in pack.service.documents.values()),
        journeys={name: JourneySeen(goal=journey.goal) for name, journey in pack.journeys.items() if name in walked},
        basis=pack.bases(),
        prompts_measured=(len(pack.lengths), len(pack.spoken)),
    )


def inputs(packs: Iterable[Pack], people: Iterable[Persona], command: str) -> Inputs:
    """What goes in, by content: the same files give the same hashes on every machine."""
    return Inputs(
        packs={pack.name: pack.sha256 for pack in packs},
        people={
            person.id: hashlib.sha256(person.model_dump_json(exclude={"origin"}).encode()).hexdigest()
            for person in people
        },
        command=command,
    )


def uncovered(packs: Iterable[Pack], people: Iterable[Persona]) -> Iterator[NotRun]:
    """The groups that a pack's documents name and for which none of these people stands: one entry a pack."""
    for_whom = {group for person in people for group in person.stands_for}
    known = characteristics()
    covered = for_whom | {known[group].within for group in for_whom}
    for pack in packs:
        named = pack.service.characteristics.items()
        nobody = [f"{known[group].name} ({cited})" for group, cited in named if group not in covered]
        if nobody:
            why = "Its documents name them, and nobody who walked stands for them. People have to be asked."
            yield NotRun(what=f"{pack.name}: {', '.join(nobody)}", why=why)


def assumptions(packs: Iterable[Pack], people: Iterable[Persona]) -> Iterator[Assumption]:
    """The numbers of ours that a run with these packs and people uses."""
    for pack in packs:
        for name, number in pack.assumptions().items():
            yield Assumption(of=pack.name, name=name, value=number.value, because=number.because)
    for person in people:
        for name, number in person.assumptions():
            yield Assumption(of=person.id, name=name, value=number.value, because=number.because)


def tool() -> Tool:
    """What runs, with versions."""
    browser, axe = engines()
    return Tool(
        harness=__version__,
        python=platform.python_version(),
        browser=browser,
        axe=axe,
        voice=voice.version(),
        page_styles=page_styles(),
    )


def pages_of(folder: Path, visits: Mapping[str, Visit]) -> Iterator[tuple[str, Evidence]]:
    """What was tried on each page, in files of their own."""
    for name, visit in visits.items():
        if visit.probed.snapshot is not None:
            yield name, evidence_of(folder, write_probed(folder / "evidence", visit.probed), "page")
