"""The command that proves routes."""

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from harness.console import COULD_NOT, FINDINGS, OK, Json, Plain, console, print_json
from harness.model.property import FlowProof

if TYPE_CHECKING:
    from harness.routes.given import Proved

commands = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@commands.command(
    epilog="Examples: harness routes journeys/hmrc-sms-deflection\n\n"
    "harness routes exported-flows --person all --json\n\n"
    "harness routes journeys/hmrc-sms-deflection --audio --out reports/routes"
)
def routes(
    given: Annotated[
        str,
        typer.Argument(metavar="PACK|FILE|FOLDER", help="A pack, or a file or folder that another system exported."),
    ],
    person: Annotated[
        list[str] | None,
        typer.Option(help="Only this person, or 'all'; none takes everybody for a pack, the control for an export."),
    ] = None,
    audio: Annotated[
        bool, typer.Option("--audio", help="Keep each refuting call as a sound file, and say which is which.")
    ] = False,
    out: Annotated[Path, typer.Option(file_okay=False, help="The folder that --audio writes to.")] = Path(
        "reports/routes"
    ),
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Proves that every route ends with a human, or shows the shortest call that does not."""
    from harness.routes import prove_each

    proved, silent = [], None
    stderr = Console(stderr=True)
    watched = stderr.is_terminal and not plain
    with stderr.status("Reading the call flow.") if watched else nullcontext() as told:
        for each in prove_each(given, person or ()):
            proved.append(each)
            if told is not None:
                told.update(f"Proved {len(proved)}: {each.proof.source}")
        proofs = [each.proof for each in proved]
        if audio:
            if told is not None:
                told.update("Speaking the calls that refute something.")
            proofs, silent = _with_audio(proved, out)
    _tell(proofs, json=json, plain=plain, out=out if audio and not silent else None)
    refuted = any(found.verdict == "refuted" for proof in proofs for found in proof.properties)
    if silent:
        print(f"The calls cannot be listened to. {silent}", file=sys.stderr)
    raise typer.Exit(COULD_NOT if silent else FINDINGS if refuted else OK)


def _with_audio(proved: "Sequence[Proved]", out: Path) -> tuple[list[FlowProof], str | None]:
    """What was proved with the sound of its calls; without it, why there is none."""
    from harness.phone.voice import VoiceError, VoiceUnavailable
    from harness.report.files import write_whole
    from harness.routes import with_audio

    try:
        return list(with_audio(proved, lambda name, file: write_whole(out / name, file))), None
    except (VoiceUnavailable, VoiceError) as failure:
        return [each.proof for each in proved], str(failure)


def _tell(proofs: Sequence[FlowProof], *, json: bool, plain: bool, out: Path | None) -> None:
    """Prints what was proved, and which file is which where there are sounds in a folder."""
    from harness.load import load_people

    if json:
        print_json({"flows": [proof.model_dump(mode="json", exclude={"map"}) for proof in proofs]})
    else:
        from harness.report.route_sounds import print_sounds
        from harness.report.routes_terminal import print_proofs

        names = {each.id: each.name for each in load_people(())}
        terminal = console(plain=plain)
        print_proofs(proofs, terminal, plain=plain, names=names)
        if out is not None:
            print_sounds(proofs, terminal, plain=plain, names=names, folder=out)
