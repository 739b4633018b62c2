"""The builders of small exports, and the real files that nobody here wrote."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

CORPUS = Path(os.environ.get("HARNESS_CORPUS") or Path(__file__).parents[4] / "shared" / "corpus")


@pytest.fixture(scope="session")
def exports() -> ModuleType:
    """The builders in ``exports.py``; tests are no package, so nothing could import them."""
    spec = importlib.util.spec_from_file_location("exports", Path(__file__).with_name("exports.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for a ``real_file`` runs once for each file of the corpus, and skips where there is none."""
    if "real_file" in metafunc.fixturenames:
        files = sorted(
            path for name in ("amazon-connect", "amazon-connect-classic") for path in (CORPUS / name).glob("*.json")
        )
        skip = pytest.param(None, marks=pytest.mark.skip(reason="no corpus of flows; see HARNESS_CORPUS"))
        metafunc.parametrize("real_file", files or [skip], ids=lambda path: getattr(path, "stem", "none")[-60:])


@pytest.fixture(params=["amazon-connect", "amazon-connect-classic"])
def real_folder(request: pytest.FixtureRequest) -> Path:
    """Each folder of flows of the corpus."""
    folder: Path = CORPUS / request.param
    if not folder.is_dir():
        pytest.skip("no corpus of flows; see HARNESS_CORPUS")
    return folder
