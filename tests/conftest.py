"""What many tests share: the pack and the people that ship."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from harness.load import load_pack, load_people, ship_folder
from harness.model.pack import Pack
from harness.model.persona import Persona

PACK = "hmrc-sms-deflection"


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The first pack that ships."""
    return load_pack(str(ship_folder("journeys") / PACK))


@pytest.fixture(scope="session")
def people() -> Mapping[str, Persona]:
    """The people who ship, by id."""
    files = sorted(ship_folder("personas").glob("*.yaml"))
    return {person.id: person for person in load_people([str(file) for file in files])}


@pytest.fixture
def pack_copy(tmp_path: Path) -> Path:
    """A copy of the pack that ships, to be changed."""
    return Path(shutil.copytree(ship_folder("journeys") / PACK, tmp_path / PACK))
