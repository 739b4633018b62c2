"""An exported call flow as a pack in memory: what ``import`` writes, and what ``routes`` proves as it is."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from harness.load.pack import hash_of, shown_as
from harness.load.problems import LoadError, Problem
from harness.model.base import Id, Origin
from harness.model.callflow import CallFlow
from harness.model.pack import Pack
from harness.model.service import Part, Service, Sourced, Text, WayIn
from harness.model.steps import SendText
from harness.phone.formats import ExportError, read_export
from harness.phone.formats.imported import Imported

FORMATS = {"amazon-connect": "Amazon Connect", "amazon-connect-classic": "Amazon Connect (classic format)"}
S = TypeVar("S", bound=Sourced)


def read(given: str) -> Imported:
    """Reads a file that another system exported, or a folder of such files.

    Raises:
        LoadError: Nothing of it could be read as a call flow.
    """
    path = Path(given)
    try:
        return read_export(path, shown_as(path))
    except ExportError as error:
        raise LoadError([Problem(bad.source, bad.line, bad.column, bad.why) for bad in error.problems]) from None


def load_export(given: str) -> Pack:
    """Loads an export as a pack. What its steps point at are the lines of the exported files.

    Raises:
        LoadError: Nothing of it could be read as a call flow.
    """
    return as_pack(read(given), given)


def as_pack(imported: Imported, given: str) -> Pack:
    """What was read of an export as a pack with a way in for each flow that callers enter.

    Args:
        imported: What was read.
        given: The file or folder it was read from.
    """
    path = Path(given)
    folder = path if path.is_dir() else path.parent
    flow = imported.flow
    cited = CallFlow(
        **dict(flow)
        | {
            "lines": {name: _cited(line) for name, line in flow.lines.items()},
            "steps": {name: _cited(step) for name, step in flow.steps.items()},
        }
    )
    return Pack(
        name=imported.name,
        path=folder,
        folder=shown_as(path),
        sha256=hash_of(folder, _files(path)),
        service=Service(
            name=imported.name,
            about=about(imported),
            ways_in=_ways_in(imported, cited),
            humans={name: _cited(human) for name, human in imported.humans.items()},
        ),
        phone=cited,
        texts=_texts(cited),
        journeys={},
        lock=None,
    )


def about(imported: Imported) -> str:
    """What the pack is, in a sentence: where it was imported from, and that nobody has confirmed it."""
    formats = " and ".join(dict.fromkeys(FORMATS[file.format] for file in imported.files))
    count = len(imported.files)
    return (
        f"Imported from {count} exported {'flow' if count == 1 else 'flows'} of {formats}; nobody has confirmed it yet."
    )


def citation(origin: Origin) -> str:
    """A place in an export as the ``source`` of what was made from it; the loader reads the block's id out of it."""
    block = f", block {origin.block}" if origin.block else ""
    return f"{origin.file}, line {origin.line}{block}"


def _cited(thing: S) -> S:
    if not thing.origin.file:
        return thing
    place = citation(thing.origin)
    return thing.model_copy(update={"source": f"{thing.source} In {place}" if thing.source else place})


def _ways_in(imported: Imported, flow: CallFlow) -> Mapping[Id, WayIn]:
    found = {}
    for file in imported.files:
        if file.entered == "caller":
            line = flow.lines[file.line]
            found[file.line] = WayIn(
                kind="phone",
                name=file.name,
                line=file.line,
                basis=line.basis,
                source=line.source,
                origin=line.origin,
            )
    return found


def _texts(flow: CallFlow) -> Mapping[Id, Text]:
    """A text for each that is sent; a call flow holds no words of texts."""
    sent = dict.fromkeys(step.sends for step in flow.steps.values() if isinstance(step, SendText))
    unknown = Part(words="((words that the export does not hold))", note="Put in what the text says.")
    return {name: Text(sender="((sender))", parts=(unknown,)) for name in sent}


def _files(path: Path) -> Iterator[Path]:
    """The exported files: those that the readers of exports look at."""
    if path.is_file():
        return iter([path])
    found = (file for file in sorted(path.rglob("*")) if file.suffix.casefold() == ".json" and not file.is_symlink())
    return (file for file in found if file.is_file() and os.access(file, os.R_OK))
