"""The commands that an assessor attaches by: evidence as one file, a check of such a file, two runs side by side."""

import re
import shlex
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from harness.console import BAD_INPUT, COULD_NOT, FINDINGS, INTERRUPTED, OK, Json, Plain, accepted, console, print_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from harness.model.pack import Pack
    from harness.model.persona import Persona
    from harness.model.record import Inputs, Record

commands = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@commands.command(epilog="Example: harness evidence journeys/hmrc-sms-deflection --out hmrc-evidence.zip")
def evidence(
    given: Annotated[str, typer.Argument(metavar="PACK", help="A folder, or the name of a pack that ships.")],
    out: Annotated[Path | None, typer.Option(help="The ZIP to write; by default reports/PACK-evidence.zip.")] = None,
    person: Annotated[list[str] | None, typer.Option(help="Only what this person tries; may be given again.")] = None,
    audio: Annotated[bool, typer.Option("--audio", help="Put in what each caller heard.")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Walk again what has not changed.")] = False,
    allow_untested: Annotated[
        bool, typer.Option("--allow-untested", help="Do not exit with 3 where a tool was missing.")
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Runs a pack and writes one ZIP that an assessor can attach.

    It holds the report, the claims as a table, a transcript of each journey, a paragraph for each protected
    characteristic, all that went in, and a hash of every file. It is written whole whatever was found; what was found
    decides the exit code, as it does for run.
    """
    from harness.baseline import worst_open
    from harness.load import load_pack, load_people
    from harness.model.finding import Severity
    from harness.progress import watched
    from harness.run import Run, plan

    pack, people = load_pack(given), load_people(person or ())
    path = out or Path("reports") / f"{pack.name}-evidence.zip"
    if path.is_dir():
        _refuse(path, "This is a folder. Give the name of the ZIP to write.")
    if path.resolve().is_relative_to(pack.path.resolve()):
        _refuse(path, "It lies in the pack, all of whose files go into the evidence. Give a place outside of it.")
    if not pack.journeys:
        _refuse(pack.folder, "There are no journeys to walk yet in its journeys.yaml: add one.")
    with tempfile.TemporaryDirectory() as folder:
        planned = plan([pack], people)
        command = _command(pack, path, person or (), audio=audio)
        going = Run(planned, folder=Path(folder), command=command, fresh=fresh, audio=audio, accepted=accepted())
        try:
            record = watched(going, plain=plain)
        except KeyboardInterrupt:
            print(f"Interrupted. {path} was not written.", file=sys.stderr)
            raise typer.Exit(INTERRUPTED) from None
        files, sha256 = _written(record, pack, people, person or (), Path(folder), path)
    if json:
        print_json(
            {
                "path": path,
                "sha256": sha256,
                "bytes": path.stat().st_size,
                "files": files,
                "pack": pack.name,
                "digest": record.digest,
                "claims": {each.id: each.verdict for each in record.verdicts},
                "not_run": len(record.not_run),
            }
        )
    else:
        from harness.report.bundle.terminal import print_made

        print_made(record, path, sha256, files, console(plain=plain), plain=plain)
    if going.tool_missing and not allow_untested:
        raise typer.Exit(COULD_NOT)
    found = worst_open(record.findings, record.verdicts) >= Severity.SERIOUS.weight
    raise typer.Exit(FINDINGS if found else OK)


def _command(pack: "Pack", path: Path, people: Sequence[str], *, audio: bool) -> str:
    """How to make the same again, without naming the folders of the machine that it was made on."""
    named = [part for each in people for part in ("--person", Path(each).stem)]
    more = ["--audio"] if audio else []
    return shlex.join(["python3", "-m", "harness", "evidence", pack.folder, "--out", path.name, *named, *more])


def _written(
    record: "Record", pack: "Pack", people: "Sequence[Persona]", named: Sequence[str], folder: Path, path: Path
) -> tuple[int, str]:
    """How many files the ZIP holds, and its sha256."""
    from harness.load.accepted import ACCEPTED
    from harness.load.people import person_files
    from harness.report.bundle.archive import NotWrittenError, write
    from harness.report.bundle.assembling import as_tried, files_of

    files = person_files()
    known = files | {Path(each).stem: files.get(each, Path(each)) for each in named}
    given = as_tried(pack, {each.id: known[each.id] for each in people}, [Path(ACCEPTED)])
    made = files_of(record, pack, people, given, folder)
    try:
        return len(made) + 1, write(made, path)
    except (NotWrittenError, OSError) as error:
        _refuse(path, f"It cannot be written. {_why(error)}")


@commands.command(epilog="Example: harness verify hmrc-evidence.zip --again")
def verify(
    given: Annotated[Path, typer.Argument(metavar="ZIP", help="A ZIP that evidence wrote.")],
    again: Annotated[
        bool, typer.Option("--again", help="Say too whether the pack and the people here are those that were tried.")
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Checks that a ZIP of evidence is as it was written: every file hashed as listed, none missing, none added.

    Nothing in it is unpacked to the disk or run. Exits with 1 where something is not as it was written.
    """
    from harness.report.bundle.opened import NotEvidenceError
    from harness.report.bundle.verifying import against
    from harness.report.bundle.verifying import verify as verified

    try:
        found = verified(given)
    except (NotEvidenceError, OSError) as error:
        _refuse(given, _why(error))
    beside = against(found.record or {}, _here(found.record or {})) if again else None
    if json:
        trouble = [each._asdict() for each in found.trouble]
        content = {"path": given, "sha256": found.sha256, "files": found.files, "trouble": trouble}
        print_json({**content, "digest": (found.record or {}).get("digest"), "again": beside})
    else:
        from harness.report.bundle.terminal import print_verified

        print_verified(given, found, beside, console(plain=plain), plain=plain)
    outcomes = {outcome for part in (beside or {}).values() for outcome in part.values()}
    if "not-here" in outcomes:
        raise typer.Exit(COULD_NOT)
    raise typer.Exit(FINDINGS if found.trouble or "differs" in outcomes else OK)


def _here(record: "Mapping[str, Any]") -> "Inputs":
    """The packs and people of this folder that are called as those of a record, which is not to be believed."""
    from harness.load import LoadError, load_pack, load_people
    from harness.load.people import person_files
    from harness.report.bundle.verifying import tried
    from harness.seen import inputs

    packs = []
    for name in tried(record, "packs"):
        try:
            # A name and nothing else: what came in a file says nothing of where to look on this machine.
            packs += [load_pack(name)] if re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) else []
        except LoadError:
            continue
    known = [name for name in tried(record, "people") if name in person_files()]
    people = load_people(known) if known else ()
    return inputs(packs, people, "")


@commands.command(epilog="Example: harness compare before/record.json reports/latest --out changed.html")
def compare(
    before: Annotated[
        Path, typer.Argument(metavar="A", help="The first run: a record.json, a report's folder, or a ZIP of evidence.")
    ],
    after: Annotated[Path, typer.Argument(metavar="B", help="The second run, in any of these forms.")],
    out: Annotated[Path | None, typer.Option(help="Write it as a page too, to this file.")] = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Sets two runs side by side: what is fixed, new, still open or accepted, and what was no longer tried.

    Exits with 1 where the second is worse: a new failure at or above serious that nobody accepted, or a verdict that
    went from better to worse.
    """
    from harness.report import comparison_html, records
    from harness.report.comparing import compare as compared

    found = []
    for given in (before, after):
        try:
            found.append(records.read(given))
        except records.NoRecordError as error:
            _refuse(given, str(error))
    if not found[0].packs.keys() & found[1].packs.keys():
        _refuse(after, f"It has no pack in common with {before}: there is nothing to compare.")
    comparison = compared(found[0], found[1], (str(before), str(after)))
    if out:
        try:
            comparison_html.write(comparison, out)
        except OSError as error:
            _refuse(out, f"It cannot be written. {_why(error)}")
    if json:
        print_json(comparison.model_dump(mode="json"))
    else:
        from harness.report.comparison_terminal import print_comparison

        print_comparison(comparison, console(plain=plain), plain=plain)
    raise typer.Exit(FINDINGS if comparison.worse else OK)


def _refuse(what: object, why: str) -> NoReturn:
    print(f"{what}: {why}", file=sys.stderr)
    raise typer.Exit(BAD_INPUT)


def _why(error: Exception) -> str:
    """Why something could not be done, in a sentence."""
    told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"{told}." if not told.endswith(".") else told
