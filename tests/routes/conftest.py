"""The builders of small call flows, and the enumerator, for every test of the proofs."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

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
