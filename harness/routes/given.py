"""Proves what somebody names: a pack, or what another system exported."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.load import load_pack, load_people
from harness.load.exported import as_pack, read
from harness.load.pack import find_pack
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.property import FlowProof
from harness.routes.prove import prove, unproved


@dataclass(frozen=True)
class Proved:
    """What was proved, with what it was proved of.

    Attributes:
        pack: The pack, or the exported flow as one.
        people: Whom it was proved for.
        proof: What was proved.
    """

    pack: Pack
    people: tuple[Persona, ...]
    proof: FlowProof


def prove_given(given: str, people: Sequence[str]) -> Iterator[FlowProof]:
    """Proves what somebody names; as ``prove_each``, without what it was proved of."""
    return (each.proof for each in prove_each(given, people))


def prove_each(given: str, people: Sequence[str]) -> Iterator[Proved]:
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
        pack, chosen = load_pack(given), tuple(load_people(() if everybody else people))
        yield Proved(pack, chosen, prove(pack, chosen))
        return
    chosen = tuple(load_people(() if everybody else people or ("control",)))
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


def _exported(given: str, people: tuple[Persona, ...]) -> Iterator[Proved]:
    imported = read(given)
    pack = as_pack(imported, given)
    for file in imported.files:
        named = pack.model_copy(update={"name": file.line})
        if file.entered == "caller":
            proof = prove(named, people, lines=[file.line], source=file.source, form=file.format)
        else:
            about = unproved(named, [file.line], source=file.source, form=file.format)
            proof = about.model_copy(update={"entered": file.entered})
        yield Proved(named, people, proof)
