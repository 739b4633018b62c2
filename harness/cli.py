"""The commands. What is heavy is imported where it is used, so that the first words come at once."""

import importlib.util
import shlex
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from harness import cli_claims, cli_evidence, cli_message, cli_pack, cli_page, cli_routes
from harness.console import BAD_INPUT, COULD_NOT, FINDINGS, INTERRUPTED, OK, Json, Plain, accepted, console, print_json
from harness.load import LoadError, load_pack, load_people
from harness.load.pack import names_that_ship
from harness.model.finding import Severity
from harness.model.pack import Pack

app = typer.Typer(
    name="harness",
    help="Puts scripted people through a phone menu, the text it sends and the page that opens, as one journey.\n\n"
    "Without a command: walks the packs that ship and writes reports/latest.",
    epilog="Example: harness run journeys/hmrc-sms-deflection --person deaf-relay",
    no_args_is_help=False,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """The reports that a run can write; record.json is always written."""

    HTML = "html"
    JUNIT = "junit"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command.

    Args:
        arguments: What follows the program's name; none takes the program's own.

    Returns:
        The exit code: 0 nothing found, 1 findings, 2 bad input, 3 a tool is missing, 130 interrupted.
    """
    try:
        app(args=None if arguments is None else list(arguments), prog_name="harness")
    except LoadError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return BAD_INPUT
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else BAD_INPUT
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return INTERRUPTED
    return OK


@app.callback(invoke_without_command=True)
def _no_command(context: typer.Context, plain: Plain = False) -> None:
    if plain and context.invoked_subcommand:
        # `harness --plain COMMAND` means the same as `harness COMMAND --plain`.
        context.default_map = {context.invoked_subcommand: {"plain": True}}
    if context.invoked_subcommand is None:
        code = _run(names_that_ship(twins=False), plain=plain, one_screen=True)
        raise typer.Exit(code if code in (BAD_INPUT, INTERRUPTED) else OK)


@app.command(epilog="Example: harness run journeys/hmrc-sms-deflection --person blind-screen-reader --fail-on serious")
def run(
    packs: Annotated[
        list[str] | None, typer.Argument(help="Folders, or names of packs that ship; none walks all.")
    ] = None,
    person: Annotated[list[str] | None, typer.Option(help="Only this person; may be given again.")] = None,
    journey: Annotated[list[str] | None, typer.Option(help="Only this journey; may be given again.")] = None,
    out: Annotated[Path, typer.Option(help="The folder that reports are written to.")] = Path("reports/latest"),
    formats: Annotated[
        list[Format] | None, typer.Option("--format", help="Only this report beside record.json; may be given again.")
    ] = None,
    fail_on: Annotated[
        Severity, typer.Option(help="Exit with 1 when a finding is at least this severe.")
    ] = Severity.SERIOUS,
    allow_untested: Annotated[
        bool, typer.Option("--allow-untested", help="Do not exit with 3 where a tool was missing.")
    ] = False,
    audio: Annotated[
        bool, typer.Option("--audio", help="Keep what each caller heard: a sound file for each walk with a call.")
    ] = False,
    aloud: Annotated[
        bool, typer.Option("--aloud", help="Play what each caller hears, with the desktop's voice.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Walk again what has not changed since an earlier run.")
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Walks packs as people, checks what was recorded, and writes the reports."""
    raise typer.Exit(
        _run(
            packs or names_that_ship(twins=False),
            people=person or (),
            journeys=journey or (),
            out=out,
            formats=tuple(formats or Format),
            fail_on=fail_on,
            allow_untested=allow_untested,
            audio=audio,
            aloud=aloud,
            fresh=fresh,
            json=json,
            plain=plain,
        )
    )


def _run(
    packs: Sequence[str],
    *,
    people: Sequence[str] = (),
    journeys: Sequence[str] = (),
    out: Path = Path("reports/latest"),
    formats: Sequence[Format] = tuple(Format),
    fail_on: Severity = Severity.SERIOUS,
    allow_untested: bool = False,
    audio: bool = False,
    aloud: bool = False,
    fresh: bool = False,
    json: bool = False,
    plain: bool = False,
    one_screen: bool = False,
) -> int:
    loaded = [load_pack(pack) for pack in packs]
    chosen = load_people(people)
    if not _walkable(loaded, journeys):
        return BAD_INPUT
    from harness.baseline import worst_open
    from harness.phone.aloud import Aloud
    from harness.progress import Progress
    from harness.report import overview_terminal, terminal
    from harness.report.html import write_pack
    from harness.report.parts import page_of
    from harness.report.writing import write_all
    from harness.run import Page, RunOfPacks, WalkMade, plan

    planned = plan(loaded, chosen, journeys)
    going = RunOfPacks(
        planned,
        folder=out,
        command=_command(),
        fresh=fresh,
        audio=audio,
        proofs=not journeys,
        accepted=accepted(),
        page=Page(page_of, write_pack) if Format.HTML in formats and len(loaded) > 1 else None,
        one_by_one=aloud,
    )
    player = Aloud(loaded, chosen) if aloud else None
    interrupted = False
    with Progress(len(planned), plain=plain) as progress:
        try:
            for made in going.walks():
                progress.made(made)
                if player and isinstance(made, WalkMade):
                    player.play(made.walk)
        except KeyboardInterrupt:
            interrupted = True
        progress.reused(going.reused)
        record = going.record()
        write_all(record, out, html=Format.HTML in formats, junit=Format.JUNIT in formats, ready=going.written)
    if json:
        print(record.model_dump_json(indent=1))
    elif one_screen:
        overview_terminal.overview(record, console(plain=plain), plain=plain, folder=out)
    else:
        terminal.summary(record, console(plain=plain), plain=plain, folder=out)
    if interrupted:
        print("Interrupted: the record holds what was done before that.", file=sys.stderr)
        return INTERRUPTED
    if going.tool_missing and not allow_untested:
        return COULD_NOT
    return FINDINGS if worst_open(record.findings, record.verdicts) >= fail_on.weight else OK


def _walkable(packs: Sequence[Pack], journeys: Sequence[str]) -> bool:
    """Whether there is anything to walk; what there is not is said."""
    for pack in packs:
        if not pack.journeys:
            print(f"There are no journeys to walk yet in {pack.folder}/journeys.yaml: add one.", file=sys.stderr)
    known = [name for pack in packs for name in pack.journeys]
    unknown = [name for name in journeys if name not in known]
    if known and unknown:
        print(f"There is no journey '{unknown[0]}'. There are: {', '.join(known)}.", file=sys.stderr)
    return bool(known) and not unknown


@app.command(name="list", epilog="Example: harness list people")
def list_(
    what: Annotated[str, typer.Argument(help="packs, journeys, people, checks, or all.")] = "all",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Lists the packs, journeys, people and checks there are."""
    from harness.inventory import inventory

    found = inventory()
    if what != "all" and what not in found:
        print(f"There is no list of '{what}'. There are: {', '.join(found)}.", file=sys.stderr)
        raise typer.Exit(BAD_INPUT)
    chosen = found if what == "all" else {what: found[what]}
    if json:
        print_json(chosen)
        return
    terminal = console(plain=plain, wrap=False)
    for heading, entries in chosen.items():
        terminal.print(heading.capitalize())
        for name, about in entries.items():
            terminal.print(f"  {name}: {about}")


@app.command(epilog="Example: harness explain number-spoken-once")
def explain(
    check: Annotated[str, typer.Argument(help="The name of a check, or of a rule for writers.")],
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Explains a check or a rule: what it looks at, why it matters, who is shut out, and how to put it right."""
    from harness.explaining import explained, names
    from harness.load.problems import did_you_mean

    found = explained(check)
    if found is None:
        hint = did_you_mean(check, names()) or f" There are: {', '.join(names())}."
        print(f"There is no check '{check}'.{hint}", file=sys.stderr)
        raise typer.Exit(BAD_INPUT)
    if json:
        print_json(found.as_json())
        return
    terminal = console(plain=plain, wrap=False)
    terminal.print(f"{found.id}: {found.title}")
    for heading, text in found.sections.items():
        terminal.print(f"\n{heading}\n  {text}")
    terminal.print(f"\nSeverity, at worst: {found.severity}")


@app.command(epilog="Example: harness doctor --json")
def doctor(json: Json = False, plain: Plain = False) -> None:
    """Says what this machine has, and what will be untested without it."""
    from harness.inventory import examine

    findings = examine()
    if json:
        print_json({"parts": [vars(finding) for finding in findings]})
        return
    terminal = console(plain=plain, wrap=False)
    for finding in findings:
        terminal.print(f"{finding.part}: {finding.found or 'not there'}")
        if finding.without:
            terminal.print(f"  {finding.without}")


app.add_typer(cli_pack.commands)
app.add_typer(cli_routes.commands)
app.add_typer(cli_claims.commands)
app.add_typer(cli_evidence.commands)
app.add_typer(cli_message.commands)
app.add_typer(cli_page.commands)


@app.command(
    epilog="Example: harness test -k simulator",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def test(context: typer.Context) -> None:
    """Runs the project's own tests; whatever follows goes to pytest."""
    if importlib.util.find_spec("pytest") is None or not Path("tests").is_dir():
        print("The tests need a checkout of the project and its 'dev' extra: pip install -e '.[dev]'.", file=sys.stderr)
        raise typer.Exit(COULD_NOT)
    import pytest

    arguments = context.args or ["-n", "2"]
    raise typer.Exit(int(pytest.main(arguments)))


def _command() -> str:
    return shlex.join(["python3", "-m", "harness", *sys.argv[1:]])
