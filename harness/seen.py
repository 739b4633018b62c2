"""What a record keeps of what went in: the packs as reports show them, the assumptions, and what ran."""

import platform
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from harness import __version__
from harness.model.finding import Evidence
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.record import Assumption, JourneySeen, PackSeen, Tool
from harness.model.visit import Visit
from harness.phone import voice
from harness.web.channel import engines
from harness.web.kept_visits import write_probed
from harness.web.pictures import evidence_of
from harness.web.site import page_styles


def pack_seen(pack: Pack, walked: Collection[str]) -> PackSeen:
    """What a report needs to know of a pack, of whose journeys those named were walked."""
    return PackSeen(
        name=pack.service.name,
        about=pack.service.about,
        documents=tuple(f"{d.title}. {d.published}. {d.url or d.publication}" for d in pack.service.documents.values()),
        journeys={name: JourneySeen(goal=journey.goal) for name, journey in pack.journeys.items() if name in walked},
        basis=pack.bases(),
        prompts_measured=(len(pack.lengths), len(pack.spoken)),
    )


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
