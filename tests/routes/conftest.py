"""The builders of small call flows, and the enumerator, for every test of the proofs."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from harness.model.callflow import Bounds
from harness.model.persona import Persona
from harness.model.property import FlowProof, Property
from harness.routes import prove
from harness.routes.plays import replay

CONTROL = Persona(id="control", name="Control", about="Nobody in particular.")
HERE = Path(__file__).parent


def _module(path: Path) -> ModuleType:
    """A module beside the tests; they are no package, so nothing could import it."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def flows() -> ModuleType:
    """The builders in ``tests/phone/flows.py``."""
    return _module(HERE.parent / "phone" / "flows.py")


@pytest.fixture(scope="session")
def enumerator() -> ModuleType:
    """The enumerator in ``enumerator.py``."""
    return _module(HERE / "enumerator.py")


@pytest.fixture(scope="session")
def definitions() -> ModuleType:
    """The definitions in ``definitions.py``."""
    return _module(HERE / "definitions.py")


@pytest.fixture(scope="session")
def small() -> ModuleType:
    """The random flows and the people in ``small_flows.py``."""
    return _module(HERE / "small_flows.py")


@pytest.fixture(scope="session")
def prove_flow(flows) -> Callable[..., FlowProof]:
    """Proves a flow for one person, and plays every refutation again; its first step answers the line ``main``.

    By name it takes ``person``, ``failures`` and ``limit`` (the bounds), ``of`` (the service), ``phrases``, ``lines``.
    """

    def prove_flow(steps, *, person=CONTROL, failures=2, limit=None, of=None, **more):
        made = flows.flow(steps, **more)
        time_to_human = None if limit is None else flows.assumed(limit)
        bounds = Bounds(failures=failures, time_to_human=time_to_human)
        pack = flows.pack(made.model_copy(update={"bounds": bounds}), of=of)
        found = prove(pack, [person])
        for one in found.properties:
            if one.play is not None:
                caller = CONTROL if one.property == "same-outcome" else person
                assert replay(pack, caller, one.play).exchanges == one.counterexample
        return found

    return prove_flow


@pytest.fixture(scope="session")
def proved(prove_flow) -> Callable[..., Property]:
    """One property of a flow, by its name and the flow's steps; by name it takes what ``prove_flow`` takes."""

    def proved(name, steps, **more):
        return next(each for each in prove_flow(steps, **more).properties if each.property == name)

    return proved
