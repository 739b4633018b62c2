"""The command that proves routes."""

from contextlib import nullcontext
from typing import Annotated

import typer
from rich.console import Console

from harness.console import FINDINGS, OK, Json, Plain, console, print_json

commands = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@commands.command(
    epilog="Examples: harness routes journeys/hmrc-sms-deflection\n\n"
    "harness routes exported-flows --person control --json"
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
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Proves that every route ends with a human, or shows the shortest call that does not."""
    from harness.load import load_people
    from harness.routes import prove_given

    proofs = []
    stderr = Console(stderr=True)
    watched = stderr.is_terminal and not plain
    with stderr.status("Reading the call flow.") if watched else nullcontext() as told:
        for proof in prove_given(given, person or ()):
            proofs.append(proof)
            if told is not None:
                told.update(f"Proved {len(proofs)}: {proof.source}")
    if json:
        print_json({"flows": [proof.model_dump(mode="json", exclude={"map"}) for proof in proofs]})
    else:
        from harness.report.routes_terminal import print_proofs

        names = {each.id: each.name for each in load_people(())}
        print_proofs(proofs, console(plain=plain), plain=plain, names=names)
    refuted = any(found.verdict == "refuted" for proof in proofs for found in proof.properties)
    raise typer.Exit(FINDINGS if refuted else OK)
