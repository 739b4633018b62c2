"""A pack that extends another: it names the other and holds only what changes.

The rest comes from the other pack: voice, timers, lines, ways in, humans, pages and claims. Steps, texts and journeys
of the same name are replaced, others added; nothing is taken away.
"""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from pydantic import Field

from harness.load.claims import CLAIMS, load_claims
from harness.load.crossing import changed_crossings
from harness.load.problems import LoadError
from harness.load.yaml_file import YamlFile
from harness.model.base import Frozen, Id
from harness.model.callflow import Step
from harness.model.journey import Journey
from harness.model.pack import Lock, Pack
from harness.model.service import Text


class _Service(Frozen):
    """What a pack says of itself that extends another."""

    extends: Id
    name: str
    short: str | None = None
    about: str


class _Phone(Frozen):
    """The steps that are replaced or added."""

    steps: Mapping[Id, Step] = Field(min_length=1)


def extends(file: YamlFile) -> bool:
    """Whether a pack's ``service.yaml`` names another pack that it extends."""
    return isinstance(file.data, dict) and "extends" in file.data


def load_extending(
    folder: Path, shown: str, service_file: YamlFile, base_of: Callable[[str, YamlFile], Pack], lock: Lock | None
) -> Pack:
    """The pack: the other one, with what changes laid over it.

    Args:
        folder: Its folder.
        shown: What errors call the folder.
        service_file: Its ``service.yaml``.
        base_of: Loads the pack that is named.
        lock: Its own measured prompts; none takes those of the other pack.

    Raises:
        LoadError: Something in it is not right.
    """
    service = service_file.as_model(_Service)
    base = base_of(service.extends, service_file)
    files = {
        name: YamlFile(folder / name, f"{shown}/{name}")
        for name in ("phone.yaml", "texts.yaml", "journeys.yaml")
        if (folder / name).is_file()
    }
    steps = files["phone.yaml"].as_model(_Phone, (("steps", "*"),)).steps if "phone.yaml" in files else {}
    texts = (
        files["texts.yaml"].as_model(dict[str, Text], (("*",), ("*", "parts", "*"))) if "texts.yaml" in files else {}
    )
    journeys = files["journeys.yaml"].as_model(dict[str, Journey], (("*",),)) if "journeys.yaml" in files else {}
    pack = base.model_copy(
        update={
            "name": folder.resolve().name,
            "path": folder,
            "folder": shown,
            "sha256": _hash(folder, base),
            "service": base.service.model_copy(update=service.model_dump(exclude={"extends"})),
            "phone": base.phone.model_copy(update={"steps": {**base.phone.steps, **steps}}),
            "texts": {**base.texts, **texts},
            "journeys": {**base.journeys, **journeys},
            "lock": lock or base.lock,
            "extends": base.name,
            "pages_from": base.pages_from or base.path,
        }
    )
    problems = list(changed_crossings(pack, files))
    if problems:
        raise LoadError(problems)
    if (folder / CLAIMS).is_file():
        pack = pack.model_copy(update={"claims": load_claims(pack, folder, shown)})
    return pack


def _hash(folder: Path, base: Pack) -> str:
    digest = hashlib.sha256(base.sha256.encode())
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
