"""Writes a pack that was imported as a folder of YAML that a person can read, and finish by hand."""

import re
import secrets
import shlex
import shutil
from pathlib import Path

from harness.load.pack import shown_as
from harness.load.pack_words import journeys_yaml, phone_yaml, service_yaml, texts_yaml
from harness.load.problems import LoadError, Problem
from harness.load.yaml_file import MOST_BYTES
from harness.model.pack import Pack
from harness.phone.formats.imported import Imported


def write_pack(pack: Pack, imported: Imported, to: Path) -> None:
    """Writes a pack to a folder that is not there yet, whole or not at all.

    Args:
        pack: The pack.
        imported: What it was made from.
        to: The folder; its name becomes the pack's name.

    Raises:
        LoadError: The folder is not a new one, or it cannot be written.
    """
    new_folder(to)
    files = {
        "service.yaml": service_yaml(pack, imported, shlex.quote(shown_as(to))),
        "phone.yaml": phone_yaml(pack, imported),
        "texts.yaml": texts_yaml(pack),
        "journeys.yaml": journeys_yaml(pack),
    }
    contents = {name: text.encode() for name, text in files.items()}
    if max(map(len, contents.values())) > MOST_BYTES:
        said = f"The pack would have a file of over {MOST_BYTES // 1_000_000} MB. Import fewer files at a time."
        raise LoadError([Problem(str(to), 0, 0, said)])
    part = to.with_name(f".{to.name}.{secrets.token_hex(4)}.part")
    try:
        part.mkdir(parents=True)
        for name, content in contents.items():
            (part / name).write_bytes(content)
        if to.is_dir():
            to.rmdir()
        part.rename(to)
    except OSError as error:
        raise LoadError([Problem(str(to), 0, 0, f"The pack cannot be written here: {error.strerror}.")]) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def new_folder(to: Path) -> None:
    """Makes sure that a folder can become a new pack.

    Raises:
        LoadError: Its name is not one that a pack can have, or something is there.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", to.name):
        better = re.sub(r"[^a-z0-9]+", "-", to.name.casefold()).strip("-")
        hint = f" Call it '{(to.parent / better).as_posix()}'." if better else " Name a new folder: journeys/NAME."
        said = f"The name of a pack is small letters, digits and hyphens.{hint}"
        raise LoadError([Problem(str(to), 0, 0, said)])
    said = "Something is here already, and nothing is ever written over. Name a folder that is not there yet."
    try:
        if to.is_symlink() or (to.exists() and not (to.is_dir() and not any(to.iterdir()))):
            raise LoadError([Problem(str(to), 0, 0, said)])
    except OSError as error:
        raise LoadError([Problem(str(to), 0, 0, f"The pack cannot be written here: {error.strerror}.")]) from None
