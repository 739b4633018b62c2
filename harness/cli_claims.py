"""The command that weighs a pack's claims."""

import shlex
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from harness.console import BAD_INPUT, COULD_NOT, FINDINGS, OK, Json, Plain, accepted, console, print_json

if TYPE_CHECKING:
    from harness.model.pack import Pack
    from harness.model.persona import Persona
    from harness.model.record import Record

commands = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@commands.command(
    epilog="Examples: harness claims journeys/hmrc-sms-deflection\n\n"
    "harness claims journeys/hmrc-sms-deflection --person deaf-relay --json"
)
def claims(
    given: Annotated[str, typer.Argument(metavar="PACK", help="A pack with a file claims.yaml.")],
    person: Annotated[list[str] | None, typer.Option(help="Only what this person tries; may be given again.")] = None,
    twins: Annotated[
        bool, typer.Option(help="Weigh the packs that extend this one too, to show their verdicts beside.")
    ] = True,
    allow_untested: Annotated[
        bool, typer.Option("--allow-untested", help="Do not exit with 3 where a tool was missing.")
    ] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Walk again what has not changed.")] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Weighs what an assessment says against what happens to scripted people, claim by claim.

    Each verdict says what it rests on and what was not tried. On material of ours it is one on the model, never on the
    live service.
    """
    from harness.baseline import open_contradictions
    from harness.load import load_pack, load_people
    from harness.load.pack import twins_of

    pack, people = load_pack(given), load_people(person or ())
    if not pack.claims:
        print(f"There are no claims in {pack.folder}: write them in {pack.folder}/claims.yaml.", file=sys.stderr)
        raise typer.Exit(BAD_INPUT)
    beside = [load_pack(str(folder)) for folder in twins_of(pack)] if twins else []
    record, missing = _weighed([pack, *beside], people, fresh=fresh, plain=plain)
    verdicts = [each for each in record.verdicts if each.pack == pack.name]
    theirs = {twin.name: {each.id: each for each in record.verdicts if each.pack == twin.name} for twin in beside}
    if json:
        told = {name: [each.model_dump(mode="json") for each in found.values()] for name, found in theirs.items()}
        print_json({"pack": pack.name, "claims": [each.model_dump(mode="json") for each in verdicts], "twins": told})
    else:
        from harness.report.claims_terminal import print_claims

        names = {each.id: each.name for each in people}
        print_claims(pack.service.name, verdicts, console(plain=plain), plain=plain, names=names, twins=theirs)
    if missing and not allow_untested:
        raise typer.Exit(COULD_NOT)
    raise typer.Exit(FINDINGS if any(open_contradictions(verdicts)) else OK)


def _weighed(
    packs: "Sequence[Pack]", people: "Sequence[Persona]", *, fresh: bool, plain: bool
) -> "tuple[Record, bool]":
    """What the walks come to, and whether a tool was missing."""
    from harness.progress import watched
    from harness.run import RunOfPacks, plan

    command = shlex.join(["python3", "-m", "harness", *sys.argv[1:]])
    going = RunOfPacks(plan(packs, people), folder=None, command=command, fresh=fresh, accepted=accepted())
    return watched(going, plain=plain), going.tool_missing
