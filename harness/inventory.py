"""What there is: packs, people and checks; and what this machine has to run them with."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass

from harness import __version__
from harness.checks import all_checks
from harness.load import load_pack, load_people
from harness.load.pack import names_of_packs
from harness.model.journey import Journey
from harness.model.pack import Pack
from harness.phone import voice
from harness.web import browser
from harness.web.channel import engines
from harness.web.site import page_styles


@dataclass(frozen=True)
class Part:
    """One thing that a run may use.

    Attributes:
        part: What it is.
        found: What was found; none when it is not there.
        without: What is untested or missing without it, and how to mend that; none when all is well.
    """

    part: str
    found: str | None
    without: str | None = None


def inventory() -> Mapping[str, Mapping[str, str]]:
    """Names and one line about each, by sort.

    Raises:
        LoadError: A pack or a person is not right.
    """
    packs = {name: load_pack(name) for name in names_of_packs()}
    return {
        "packs": {name: _called(pack) for name, pack in packs.items()},
        "journeys": {
            f"{name}/{each}": journey.goal
            for name, pack in packs.items()
            for each, journey in pack.journeys.items()
            if not _taken(journey, packs.get(pack.extends or ""))
        },
        "people": {person.id: f"{person.name}. {person.about}" for person in load_people()},
        "checks": {name: check.title for name, check in all_checks().items()},
    }


def _called(pack: Pack) -> str:
    if pack.extends is None:
        return pack.service.name
    return f"{pack.service.name}. It extends {pack.extends}, and has its journeys too."


def _taken(journey: Journey, base: Pack | None) -> bool:
    """Whether a pack has a journey from the one that it extends, where it is listed already."""
    return base is not None and journey in base.journeys.values()


def examine() -> tuple[Part, ...]:
    """Looks at the machine."""
    found = browser.find()
    version, axe = engines()
    return (
        Part("harness", __version__),
        Part("Python", platform.python_version()),
        Part(
            "Browser",
            f"{found.path}, found {found.how}, version {version or 'not told'}" if found else None,
            None if found else f"Pages are untested. {browser.HOW_TO_MEND}",
        ),
        Part("axe", axe),
        Part("Page styles", page_styles()),
        Part(
            "Voice",
            f"espeak-ng {voice.version()}" if voice.available() else None,
            None if voice.available() else f"Reports have no sound; the locked lengths serve. {voice.why_not()}",
        ),
    )
