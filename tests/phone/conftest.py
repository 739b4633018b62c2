"""The builders of small call flows, for every test of the telephone."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def flows() -> ModuleType:
    """The builders in ``flows.py``; tests are no package, so nothing could import them."""
    spec = importlib.util.spec_from_file_location("flows", Path(__file__).with_name("flows.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
