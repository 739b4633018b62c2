"""The command that visits pages."""

import json as json_
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console

from harness.console import BAD_INPUT, COULD_NOT, FINDINGS, OK, Json, Plain, as_json, console, print_json
from harness.model.finding import Outcome, Severity

if TYPE_CHECKING:
    from harness.checks import Check
    from harness.model.page_report import PageReport
    from harness.page import Asking, PageRun

commands = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
_EVERY = 10
_MANY = 3


@commands.command(
    epilog="Examples: harness page https://www.example.org/apply\n\n"
    "harness page form.html --person blind-screen-reader --plain\n\n"
    "harness page http://127.0.0.1:3000/ --steps sign-in.yaml --allow-submit http://127.0.0.1:3000 --json"
)
def page(
    given: Annotated[
        list[str],
        typer.Argument(metavar="URL|FILE…", help="Addresses, HTML files, lists of them (.txt), sitemaps (.xml)."),
    ],
    person: Annotated[
        list[str] | None, typer.Option(help="Only what concerns this person; may be given again.")
    ] = None,
    only: Annotated[list[str] | None, typer.Option(help="Only this check; may be given again.")] = None,
    steps: Annotated[
        Path | None, typer.Option(help="A YAML file of steps (open, follow, fill, press, wait_for) to do first.")
    ] = None,
    state: Annotated[
        Path | None, typer.Option(help="A signed-in state that Playwright saved, as JSON; keep it to yourself.")
    ] = None,
    allow_submit: Annotated[
        list[str] | None,
        typer.Option(help="An origin, or an address, to which forms may really be sent; may be given again."),
    ] = None,
    also: Annotated[
        list[str] | None, typer.Option(help="A further origin that pages may load from; may be given again.")
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.5, max=600, help="Seconds for one thing; a whole page has six times as long.")
    ] = 10,
    out: Annotated[
        Path | None,
        typer.Option(file_okay=False, help="Write a report with pictures here: index.html and pages.json."),
    ] = None,
    fail_on: Annotated[
        Severity, typer.Option(help="Exit with 1 when a finding is at least this severe.")
    ] = Severity.SERIOUS,
    allow_untested: Annotated[
        bool, typer.Option("--allow-untested", help="Do not exit with 3 where a page could not be tested.")
    ] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Visit again what has not changed.")] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Visits pages, and says what is in the way of whom, why, and what to do.

    Only the origins of the addresses are reached, and nothing is sent to them unless --allow-submit names it.
    """
    from harness.load import load_people
    from harness.page import Asking, PageRun, Script, read_sources
    from harness.web.fetching import NotReached

    asking = Asking(
        people=load_people(person) if person else (),
        checks=_checks(only or ()),
        script=Script.load(steps) if steps else None,
        state=_state(state) if state else None,
        also=_origins("--also", also or ()),
        sends_to=_origins("--allow-submit", allow_submit or ()),
        patience=timeout,
        fresh=fresh,
        out=out,
    )
    started = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        sources = read_sources(given, lambda url: _sitemap(url, asking))
    except NotReached as why:
        print(f"The sitemap cannot be read: it {why}", file=sys.stderr)
        raise typer.Exit(COULD_NOT) from None
    for note in sources.notes:
        print(note, file=sys.stderr)
    run = PageRun(sources.pages, asking)
    reports = _tell(run, json=json, plain=plain)
    if out:
        _write(reports, asking, out, started)
        print(f"The report is in {out.as_posix()}: open index.html.", file=sys.stderr)
    if run.reused:
        print(
            f"Not changed since an earlier run: {run.reused} of {len(reports)}; --fresh visits again.", file=sys.stderr
        )
    raise typer.Exit(_code(run, reports, fail_on, allow_untested=allow_untested))


def _tell(run: "PageRun", *, json: bool, plain: bool) -> "list[PageReport]":
    """Visits the pages, and prints each as soon as it is done."""
    from harness.report.page_terminal import PagePrinter

    reports = []
    names = _names(run.asking)
    many = len(run.pages) > _MANY
    printer = None if json else PagePrinter(console(plain=plain), plain=plain, many=many, names=names)
    for report in _watched(run, plain=plain):
        reports.append(report)
        if printer:
            printer.page(report)
    if printer:
        printer.end()
    else:
        print_json(_document(reports))
    return reports


def _document(reports: "Sequence[PageReport]") -> Mapping[str, object]:
    """What --json prints."""
    from harness.web.channel import engines

    browser, axe = engines()
    pages = [report.model_dump(mode="json") for report in reports]
    return {"pages": pages, "engine": {"axe": axe, "browser": browser}}


def _write(reports: "Sequence[PageReport]", asking: "Asking", out: Path, started: str) -> None:
    """Writes the report, and takes away what an earlier one left beside it."""
    from harness import __version__
    from harness.report import page_html
    from harness.report.files import keep_only, write_whole
    from harness.web.channel import engines

    browser, axe = engines()
    page_html.write(reports, out, page_html.About(started, __version__, axe, browser, _names(asking)))
    write_whole(out / "pages.json", as_json(_document(reports)) + "\n")
    keep_only(out / "evidence", (out / each.path for report in reports for each in report.pictures.values()))


def _names(asking: "Asking") -> Mapping[str, str]:
    return {person.id: person.name for person in asking.people}


def _watched(run: "PageRun", *, plain: bool) -> "Iterator[PageReport]":
    """The reports, with how far it is on stderr where that takes long."""
    stderr = Console(stderr=True)
    watched = stderr.is_terminal and not plain
    total = len(run.pages)
    with stderr.status(f"Visiting {run.pages[0].name}") if watched else nullcontext() as told:
        for number, report in enumerate(run.reports(), 1):
            yield report
            if told is not None and number < total:
                told.update(f"Visiting {run.pages[number].name} ({number} of {total} done)")
            elif told is None and total > _MANY and (number % _EVERY == 0 or number == total):
                print(f"Visited {number} of {total}.", file=sys.stderr, flush=True)


def _code(run: "PageRun", reports: "Sequence[PageReport]", fail_on: Severity, *, allow_untested: bool) -> int:
    if run.step_failed:
        return BAD_INPUT
    if any(report.untested for report in reports) and not allow_untested:
        return COULD_NOT
    failed = (each for report in reports for each in report.findings if each.outcome is Outcome.FAILED)
    return FINDINGS if any(each.severity.weight >= fail_on.weight for each in failed) else OK


def _checks(only: Sequence[str]) -> "list[Check]":
    from harness.checks import all_checks
    from harness.load.problems import did_you_mean

    checks = {name: check for name, check in all_checks().items() if check.kind in ("page", "pages", "visit")}
    unknown = next((name for name in only if name not in checks), None)
    if unknown is not None:
        hint = did_you_mean(unknown, checks) or " All of them: harness list checks."
        _refuse(f"There is no check of pages called '{unknown}'.{hint}")
    return [check for name, check in checks.items() if not only or name in only]


def _origins(option: str, given: Sequence[str]) -> Sequence[str]:
    from harness.web.live import origin

    for each in given:
        if not origin(each) or any(sign in each for sign in " ;,'\"@"):
            _refuse(f"{option} {each}: this is no address. Give an origin, such as https://www.example.org.")
    return given


def _state(path: Path) -> Path:
    """The file, once it is known to hold what Playwright saves."""
    try:
        held = json_.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        _refuse(f"{path}: This file cannot be read: {error.strerror}.")
    except ValueError as error:
        place = f":{error.lineno}:{error.colno}" if isinstance(error, json_.JSONDecodeError) else ""
        _refuse(f"{path}{place}: This is not JSON.")
    if not isinstance(held, dict) or not {"cookies", "origins"} & held.keys():
        _refuse(f"{path}: This is no saved state: it has neither cookies nor origins. Playwright's storage_state has.")
    return path


def _sitemap(url: str, asking: "Asking") -> bytes:
    from harness.page.visiting import AGENT
    from harness.web.fetching import Asked, NotReached
    from harness.web.live import Live

    live = Live([url], patience=asking.patience)
    answer = live.answer(Asked("GET", url, {"user-agent": AGENT, "accept": "application/xml"}), page=True).answer
    if answer.status != 200:
        raise NotReached(f"answered “{answer.status} {answer.reason}”: {url}")
    return answer.body


def _refuse(why: str) -> NoReturn:
    print(why, file=sys.stderr)
    raise typer.Exit(BAD_INPUT)
