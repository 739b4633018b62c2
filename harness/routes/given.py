"""Proves what somebody names: a pack, or what another system exported."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from harness.load import load_pack, load_people
from harness.load.exported import as_pack, read
from harness.load.pack import find_pack
from harness.model.persona import Persona
from harness.model.property import FlowProof
from harness.routes.prove import prove, unproved


def prove_given(given: str, people: Sequence[str]) -> Iterator[FlowProof]:
    """Proves a pack, an exported flow, or each flow of a folder of them, linked to one another.

    Args:
        given: A pack's folder or name, or a file or folder that another system exported.
        people: The ids of those whom to prove it for; none takes everybody for a pack, and for an export the control,
            who has no limits; ``all`` takes everybody.

    Raises:
        LoadError: It is neither, or not right.
    """
    everybody = list(people) == ["all"]
    if is_pack(given):
        yield prove(load_pack(given), load_people(() if everybody else people))
        return
    chosen = load_people(() if everybody else people or ("control",))
    yield from _exported(given, chosen)


def is_pack(given: str) -> bool:
    """Whether something is a pack, or at least not there as anything else."""
    path = Path(given)
    if (path / "service.yaml").exists():
        return True
    if path.exists():
        return False
    find_pack(given)  # says what packs there are, where it is none of them
    return True


def _exported(given: str, people: Sequence[Persona]) -> Iterator[FlowProof]:
    imported = read(given)
    pack = as_pack(imported, given)
    for file in imported.files:
        named = pack.model_copy(update={"name": file.line})
        if file.entered == "caller":
            yield prove(named, people, lines=[file.line], source=file.source, form=file.format)
        else:
            about = unproved(named, [file.line], source=file.source, form=file.format)
            yield about.model_copy(update={"entered": file.entered})
