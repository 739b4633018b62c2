"""What many tests share: a small pack, kept apart so that the one that ships can grow, and the people that ship."""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from harness.load import load_pack, load_people, ship_folder
from harness.model.pack import Pack
from harness.model.persona import Persona

PACKS = Path(__file__).parent / "packs"
PACK = "hmrc-sms-deflection"


@pytest.fixture(scope="session", autouse=True)
def no_walks_of_others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test takes up a walk or a visit that was made outside this run of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("harness.walk.kept", "harness.web.kept_visits"):
            patch.setattr(f"{module}.cache_folder", lambda: tmp_path_factory.getbasetemp() / "cache")
        patch.setattr("harness.run.kept.cache_folder", lambda: tmp_path_factory.getbasetemp() / _this_test())
        yield


def _this_test() -> str:
    """A folder for each test: a pack that is taken whole would hide what a test has taken away, such as the voice."""
    name = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]
    return f"cache-{hashlib.sha256(name.encode()).hexdigest()[:12]}"


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The small pack."""
    return load_pack(str(PACKS / PACK))


@pytest.fixture(scope="session")
def people() -> Mapping[str, Persona]:
    """The people who ship, by id."""
    files = sorted(ship_folder("personas").glob("*.yaml"))
    return {person.id: person for person in load_people([str(file) for file in files])}


@pytest.fixture
def pack_copy(tmp_path: Path) -> Path:
    """A copy of the small pack, to be changed."""
    return Path(shutil.copytree(PACKS / PACK, tmp_path / PACK))
