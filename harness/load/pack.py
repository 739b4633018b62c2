"""Loads a pack: its files into one model, and every reference between them checked."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from harness.load.claims import load_claims
from harness.load.crossing import commitment_crossings, crossings
from harness.load.extending import extends, load_extending
from harness.load.problems import LoadError, Problem, did_you_mean
from harness.load.shipped import ship_folder as ship_folder
from harness.load.yaml_file import YamlFile
from harness.model.callflow import CallFlow
from harness.model.journey import Journey
from harness.model.pack import Lock, Pack
from harness.model.service import Service, Text

MAY_BE_EMPTY = ("texts.yaml", "journeys.yaml")
FILES = ("service.yaml", "phone.yaml", "texts.yaml", "journeys.yaml")
LOCK = "prompts.lock.yaml"
T = TypeVar("T")


def find_pack(given: str) -> Path:
    """The folder of a pack: a path, a name in the working folder's ``journeys``, or the name of one that ships.

    Raises:
        LoadError: There is no such folder.
    """
    for folder in (Path(given), Path("journeys") / given, ship_folder("journeys") / given):
        if folder.is_dir():
            return folder
    known = names_of_packs()
    hint = did_you_mean(given, known) or f" Give a folder, or the name of one of: {', '.join(known) or 'none'}."
    raise LoadError([Problem(given, 0, 0, f"There is no pack here.{hint}")])


def names_of_packs() -> list[str]:
    """The packs there are, by name: those that ship, and those of the working folder."""
    own = [file.parent.name for file in Path("journeys").glob("*/service.yaml")]
    return sorted({*names_that_ship(), *own})


def names_that_ship(*, twins: bool = True) -> list[str]:
    """The packs that ship, by name.

    Args:
        twins: Whether those are named too that only extend another.
    """
    found = sorted(ship_folder("journeys").glob("*/service.yaml"))
    return [file.parent.name for file in found if twins or not extends(YamlFile(file, file.parent.name))]


def twins_of(pack: Pack) -> list[Path]:
    """The folders of the packs beside a pack that extend it."""
    beside = sorted(pack.path.resolve().parent.glob("*/service.yaml"))
    return [
        file.parent
        for file in beside
        if extends(found := YamlFile(file, file.parent.name)) and found.data["extends"] == pack.name
    ]


def load_pack(given: str) -> Pack:
    """Loads a pack by its path or its name.

    Raises:
        LoadError: Something in it is not right; every mistake of one stage is listed.
    """
    folder = find_pack(given)
    shown = shown_as(folder)
    if (folder / "service.yaml").is_file():
        _keep_within(folder, shown)
        service = YamlFile(folder / "service.yaml", f"{shown}/service.yaml")
        if extends(service):
            problems: list[Problem] = []
            pack = load_extending(folder, shown, service, _base_beside(folder), _lock(folder, shown, problems))
            if problems:
                raise LoadError(problems)
            return pack
    files: dict[str, YamlFile] = {}
    problems = []
    for name in FILES:
        try:
            files[name] = YamlFile(folder / name, f"{shown}/{name}")
        except LoadError as error:
            problems += error.problems
    if problems:
        raise LoadError(problems)
    for name in MAY_BE_EMPTY:
        # Nothing but comments: a pack that is still being written, such as one that was imported.
        files[name].data = {} if files[name].data is None else files[name].data
    pack = _assemble(folder, shown, files)
    problems = list(crossings(pack, folder, files))
    if problems:
        raise LoadError(problems)
    pack = pack.model_copy(update={"claims": load_claims(pack, folder, shown)})
    problems = list(commitment_crossings(pack, files["service.yaml"]))
    if problems:
        raise LoadError(problems)
    return pack


def _keep_within(folder: Path, shown: str) -> None:
    """Lets nobody's pack show files of whoever loads it: what is read, hashed and handed on lies in its own folder."""
    own = folder.resolve()
    astray = [path for path in sorted(folder.rglob("*")) if not path.resolve().is_relative_to(own)]
    if astray:
        said = "It is a link that leads out of the pack. Put the file itself there."
        raise LoadError([Problem(f"{shown}/{path.relative_to(folder).as_posix()}", 0, 0, said) for path in astray])


def _base_beside(folder: Path) -> Callable[[str, YamlFile], Pack]:
    """Loads the pack that another extends: the one that lies beside it, or one of that name that ships."""

    def load(name: str, file: YamlFile) -> Pack:
        beside = folder.resolve().parent / name
        base = beside if beside.is_dir() else ship_folder("journeys") / name
        if not (base / "service.yaml").is_file():
            known = [entry.parent.name for entry in folder.resolve().parent.glob("*/service.yaml")]
            said = f"There is no pack '{name}' to extend.{did_you_mean(name, {*known, *names_that_ship()})}"
            raise LoadError([file.problem(("extends",), said)])
        if extends(YamlFile(base / "service.yaml", f"{shown_as(base)}/service.yaml")):
            raise LoadError([file.problem(("extends",), f"The pack '{name}' extends another itself. Extend that one.")])
        return load_pack(str(base))

    return load


def _assemble(folder: Path, shown: str, files: dict[str, YamlFile]) -> Pack:
    problems: list[Problem] = []
    service = _part(files["service.yaml"], Service, _SERVICE_PLACES, problems)
    phone = _part(files["phone.yaml"], CallFlow, (("lines", "*"), ("steps", "*")), problems)
    texts = _part(files["texts.yaml"], dict[str, Text], (("*",), ("*", "parts", "*")), problems)
    journeys = _part(files["journeys.yaml"], dict[str, Journey], (("*",),), problems)
    lock = _lock(folder, shown, problems)
    if service is None or phone is None or texts is None or journeys is None or problems:
        raise LoadError(problems)
    return Pack(
        name=folder.resolve().name,
        path=folder,
        folder=shown,
        sha256=hash_of(folder, files_in(folder)),
        service=service,
        phone=phone,
        texts=texts,
        journeys=journeys,
        lock=lock,
    )


def _part(file: YamlFile, kind: type[T], places: Sequence[Sequence[str]], problems: list[Problem]) -> T | None:
    try:
        return file.as_model(kind, places)
    except LoadError as error:
        problems += error.problems
        return None


def _lock(folder: Path, shown: str, problems: list[Problem]) -> Lock | None:
    if not (folder / LOCK).exists():
        return None
    try:
        return YamlFile(folder / LOCK, f"{shown}/{LOCK}").as_model(Lock)
    except LoadError as error:
        problems += error.problems
        return None


_SERVICE_PLACES = tuple((group, "*") for group in ("ways_in", "means", "humans", "pages"))


def shown_as(path: Path) -> str:
    """A pack or a file as findings name it: the same on every machine where it is in the working folder or ships."""
    resolved = path.resolve()
    for base in (ship_folder("journeys").resolve().parent, Path.cwd()):
        if resolved.is_relative_to(base):
            return resolved.relative_to(base).as_posix()
    return resolved.name


def hash_of(folder: Path, files: Iterable[Path]) -> str:
    """One hash over files, by their names below a folder and what they hold."""
    digest = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def files_in(folder: Path) -> Iterator[Path]:
    """The files of a pack, in the order in which they are hashed."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
