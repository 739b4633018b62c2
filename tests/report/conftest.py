"""The sample record, and what several tests of the writers need."""

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser

from harness.model.record import JourneySeen, PersonSeen, Record
from harness.web import browser
from harness.web.driver import driver


def _load(name: str) -> ModuleType:
    # Tests are no package, so that a module beside this file is not importable by name.
    spec = importlib.util.spec_from_file_location(f"report_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_SAMPLE = _load("sample")
_ROUTES = _load("route_sample")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The report's folder, in which the sample's evidence lies."""
    return tmp_path / "report"


@pytest.fixture
def record(folder: Path) -> Record:
    """A small but complete record."""
    made = _SAMPLE.sample(folder)
    proof = _ROUTES.proof(properties=())
    return made.model_copy(update={"routes": {_ROUTES.PACK: proof}, "properties": _ROUTES.properties()})


@pytest.fixture
def route_sample() -> ModuleType:
    """Route maps and proofs to draw and to print."""
    return _ROUTES


@pytest.fixture
def many(record: Record) -> Callable[..., Record]:
    """Makes a large record: the sample's stuck walk and its findings, again for many people and journeys."""

    def make(people: int = 20, journeys: int = 10) -> Record:
        walk = next(walk for walk in record.walks if walk.stuck)
        found = [finding for finding in record.findings if finding.person == walk.person]
        names = {
            f"person-{number}": PersonSeen(name=f"Person {number}", about="", sources=()) for number in range(people)
        }
        goals = {f"journey-{number}": JourneySeen(goal=f"Goal {number}.") for number in range(journeys)}
        pairs = [(person, journey) for person in names for journey in goals]
        pack = next(iter(record.packs.values())).model_copy(update={"journeys": goals})
        return record.model_copy(
            update={
                "people": names,
                "packs": {walk.pack: pack},
                "walks": tuple(walk.model_copy(update={"person": p, "journey": j}) for p, j in pairs),
                "findings": tuple(
                    finding.model_copy(update={"person": p, "journey": j, "id": f"{finding.id}-{p}-{j}"})
                    for p, j in pairs
                    for finding in found
                ),
            }
        )

    return make


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A real Chromium."""
    found = browser.find()
    if found is None:
        pytest.skip(f"no browser was found. {browser.HOW_TO_MEND}")
    with driver() as playwright:
        running = playwright.chromium.launch(executable_path=found.path, args=browser.launch_arguments())
        yield running
        running.close()
