"""The commands that make a pack or add to it."""

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harness.console import COULD_NOT, Json, Plain, console, print_json
from harness.load import load_pack

if TYPE_CHECKING:
    from harness.phone.formats.imported import Imported, ImportedFile

commands = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@commands.command(epilog="Example: harness lock journeys/hmrc-sms-deflection")
def lock(
    pack: Annotated[str, typer.Argument(help="A folder, or the name of a pack that ships.")],
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Measures every prompt of a pack with the voice and keeps the lengths in the pack."""
    from harness.lock import write_lock
    from harness.phone.voice import VoiceUnavailable

    try:
        path, prompts = write_lock(load_pack(pack))
    except VoiceUnavailable as missing:
        print(f"The prompts were not measured. {missing}", file=sys.stderr)
        raise typer.Exit(COULD_NOT) from None
    if json:
        print_json({"path": path, "prompts": prompts})
    else:
        console(plain=plain).print(f"Measured {prompts} prompts: {path}")


@commands.command(name="import", epilog="Example: harness import exported-flows --to journeys/my-service")
def import_(
    exported: Annotated[str, typer.Argument(help="A file that another system exported, or a folder of them.")],
    to: Annotated[Path, typer.Option("--to", help="The folder of the new pack, such as journeys/my-service.")],
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Makes a pack of a call flow from another system (Amazon Connect), as YAML to be finished by hand."""
    from harness.load.exported import FORMATS, as_pack, read
    from harness.load.write_pack import new_folder, write_pack

    new_folder(to)
    imported = read(exported)
    write_pack(as_pack(imported, exported), imported, to)
    if json:
        print_json(_imported(imported, to))
        return
    terminal = console(plain=plain, wrap=False)
    terminal.print(f"Made the pack {to.as_posix()} of {_count(imported.files, 'exported flow')}.")
    for file in imported.files:
        told = f"{_count(file.steps, 'step')}, {_edges(imported, file)} edges, {len(file.unknown)} not known"
        terminal.print(f"\n{file.source}: {told}. {FORMATS[file.format]}.")
        for unknown in file.unknown:
            place = imported.flow.steps[unknown.step].origin
            terminal.print(f"  Not known, {place.file}:{place.line}, step {unknown.step}: {unknown.what}")
    if imported.refused:
        terminal.print(f"\nNot read, {_count(imported.refused, 'file')}:")
        for refused in imported.refused:
            terminal.print(f"  {refused}")
    terminal.print("\nNext")
    terminal.print(f"  Read the top of {to.as_posix()}/service.yaml: it lists what to finish by hand.")
    terminal.print(
        f"  See which routes lead to a person: {shlex.join(['python3', '-m', 'harness', 'routes', str(to)])}"
    )


def _imported(imported: "Imported", to: Path) -> dict[str, object]:
    steps = imported.flow.steps
    return {
        "pack": to.as_posix(),
        "files": [
            {
                "source": file.source,
                "format": file.format,
                "steps": len(file.steps),
                "edges": _edges(imported, file),
                "unknown": [
                    {"step": each.step, "what": each.what, "where": str(steps[each.step].origin)}
                    for each in file.unknown
                ],
                "line": file.line,
            }
            for file in imported.files
        ],
        "refused": [refused.model_dump() for refused in imported.refused],
    }


def _edges(imported: "Imported", file: "ImportedFile") -> int:
    return sum(1 for name in file.steps for _ in imported.flow.steps[name].edges())


def _count(things: Sequence[object], what: str) -> str:
    return f"{len(things)} {what}{'' if len(things) == 1 else 's'}"
