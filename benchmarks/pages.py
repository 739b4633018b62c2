"""How long a page takes: axe alone, a full visit, and what others need, beside the time inside axe itself.

    .venv/bin/python benchmarks/pages.py [--pages 50] [--parts] [--sizes 10 50 200] [--profile] [--alone]

The pages are of five kinds, built from the components that GOV.UK Frontend carries, each with a number of its own. One
browser, one tab, one page after another; starting a browser is not counted. Ours answers from memory, as for a pack;
the others load the same files from a server on this machine. All take turns page by page, so that they meet the same
other work; pa11y-ci can only do all pages in one go, and does them last.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import yaml

from harness.cache import npm_package
from harness.web import axe, browser, probes
from harness.web.channel import Browser
from harness.web.site import Site
from harness.web.visitor import Visitor

HERE = Path(__file__).resolve().parents[1] / "tests" / "web" / "govuk"
HOST = "https://www.example.org"
KINDS = ("changed-name", "error", "answers", "fees", "guide")
AIMS = {"axe alone": 1.9, "full visit": 12.0}
"""At most so many times the time inside axe."""

PA11Y = {"pa11y-ci": "4.1.1", "pa11y": "9.1.1"}
_ASSETS = ("govuk-frontend.min.css", "govuk-frontend.min.js")
_INSTALL_LIMIT, _RUN_LIMIT = 180.0, 900.0


class Taken(NamedTuple):
    """What the pages took, in milliseconds a page, in the order of the pages."""

    whole: list[float]
    inside: list[float]
    parts: dict[str, list[float]]


def main() -> None:
    """Prints the tables."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--pages", type=int, default=50, help="how many")
    given.add_argument("--parts", action="store_true", help="say what each part of a full visit takes")
    given.add_argument("--sizes", type=int, nargs="+", default=[], help="also: full visits of so many pages on end")
    given.add_argument("--profile", action="store_true", help="only say where the time of our process goes")
    given.add_argument("--alone", action="store_true", help="without the others")
    given.add_argument("--plain", type=str, help=argparse.SUPPRESS)
    asked = given.parse_args()
    if asked.plain:
        _plainly(asked.plain)
    elif asked.profile:
        _profile(asked.pages)
    else:
        _compare(asked.pages, parts=asked.parts, alone=asked.alone)
        if asked.sizes:
            _sizes(asked.sizes)


# --- the pages -----------------------------------------------------------------------------------------------------


def pages(number: int) -> dict[str, str]:
    """So many pages by name, of each kind in turn."""
    found = {}
    for at in range(number):
        html = _whole(KINDS[at % len(KINDS)])
        html = html.replace("</title>", f" {at}</title>").replace("</main>", f"<p>Your form is number {at}.</p></main>")
        found[f"page-{at}.html"] = html
    return found


@cache
def _whole(kind: str) -> str:
    page = yaml.safe_load((HERE / "pages.yaml").read_text(encoding="utf-8"))[kind]
    parts = {"lang": "en", "skip": "Skip to main content", "header": "{{header: default}}", **page}
    html = (HERE / "around.html").read_text(encoding="utf-8")
    for part, content in {**parts, "footer": "{{footer: default}}"}.items():
        html = html.replace(f"{{{{ {part} }}}}", content)
    return re.sub(r"\{\{([\w-]+): ([^}]+)\}\}", lambda match: _component(match[1], match[2]), html)


def _component(name: str, example: str) -> str:
    file = _package() / "components" / name / "fixtures.json"
    examples = json.loads(file.read_text(encoding="utf-8"))["fixtures"]
    return str(next(each["html"] for each in examples if each["name"] == example))


def _package() -> Path:
    found = npm_package("govuk-frontend")
    if found is None:
        sys.exit("GOV.UK Frontend is not there: the set-up fetches it where npm is.")
    return found / "dist" / "govuk"


def _site(number: int) -> tuple[Site, list[str]]:
    assets = {f"/{name}": (_package() / name).read_bytes() for name in _ASSETS}
    html = {f"{HOST}/{name}": page.encode() for name, page in pages(number).items()}
    return Site(html, assets), list(html)


# --- side by side --------------------------------------------------------------------------------------------------


def _compare(number: int, *, parts: bool, alone: bool) -> None:
    site, urls = _site(number)
    taken = {name: Taken([], [], {}) for name in ("axe alone", "full visit")}
    others: dict[str, list[float]] = {}
    with ExitStack() as stack:
        machine = stack.enter_context(Browser())
        only = stack.enter_context(Visitor(machine, site, parts=()))
        full = stack.enter_context(Visitor(machine, site))
        served = stack.enter_context(_served(number)) if not alone else []
        plain = stack.enter_context(_plain()) if not alone else None
        for at, url in enumerate(urls):
            for name, visitor in (("axe alone", only), ("full visit", full)):
                _visit(visitor, url, taken[name])
            if plain:
                others.setdefault("axe-playwright-python", []).append(plain(served[at]))
        nodes = _sizes_of(full, urls[: len(KINDS)])
    print(f"{number} pages of {nodes}, axe {axe.version()}\n\n{'':<26}{'ms a page':>10}{'times axe':>11}")
    _tell(taken, others, _served(number) if not alone else None, parts=parts)


def _tell(
    taken: Mapping[str, Taken],
    others: Mapping[str, Sequence[float]],
    serving: AbstractContextManager[list[str]] | None,
    *,
    parts: bool,
) -> None:
    inside = [sum(each) / 2 for each in zip(taken["axe alone"].inside, taken["full visit"].inside, strict=True)]
    floor = sum(inside[1:]) / len(inside[1:])

    def row(name: str, each: Sequence[float], more: str = "") -> None:
        print(f"{name:<26}{median(each):>10.0f}{sum(each) / len(each) / floor:>11.2f}{more}", flush=True)

    row("inside axe, both widths", inside[1:])
    for name, found in taken.items():
        row(name, found.whole[1:], f"   the aim: at most {AIMS[name]:g}")
    for name, each in others.items():
        row(name, each[1:])
    if parts:
        print("of a full visit:")
        for name, each in taken["full visit"].parts.items():
            row(f"  {name}", each[1:])
    if serving:
        with serving as served:
            for name, each in _pa11y(served):
                row(name, each)


def _visit(visitor: Visitor, url: str, into: Taken) -> None:
    parts: dict[str, float] = {}
    with _clocked(parts) as inside:
        began = time.perf_counter()
        visit = visitor.visit(url)
        took = (time.perf_counter() - began) * 1000
    if visit.untested or visit.probed.untested or not visit.axe_passes:
        sys.exit(f"{url} was not visited whole: {visit.untested or visit.probed.untested}")
    into.whole.append(took)
    into.inside.append(sum(inside))
    for name, each in (*parts.items(), ("the rest", took - sum(parts.values()))):
        into.parts.setdefault(name, []).append(each)


@contextmanager
def _clocked(parts: dict[str, float]) -> Iterator[list[float]]:
    """While inside, what axe and each probe take is written down; yields the milliseconds inside axe itself."""
    inside: list[float] = []
    run, known = axe.run, dict(probes.PROBES)

    def timed(name: str, does: Callable[..., Any]) -> Callable[..., Any]:
        def does_it(*given: Any) -> Any:  # noqa: ANN401 -- whatever it answers
            began = time.perf_counter()
            try:
                return does(*given)
            finally:
                parts[name] = (time.perf_counter() - began) * 1000

        return does_it

    def running(*given: Any) -> axe.AxeRun:  # noqa: ANN401 -- whatever it takes
        found: axe.AxeRun = timed("axe", run)(*given)
        inside.append(found.milliseconds)
        return found

    axe.run, probes.PROBES = running, {name: timed(name, does) for name, does in known.items()}  # type: ignore[misc]
    try:
        yield inside
    finally:
        axe.run, probes.PROBES = run, known  # type: ignore[misc]


def _sizes_of(visitor: Visitor, urls: Sequence[str]) -> str:
    snapshots = [visitor.visit(url).probed.snapshot for url in urls]
    counts = [sum(each.tag != "#text" for each in snapshot.elements) for snapshot in snapshots if snapshot]
    return f"{len(KINDS)} kinds, {min(counts)} to {max(counts)} elements"


# --- the others ----------------------------------------------------------------------------------------------------


@contextmanager
def _served(number: int) -> Iterator[list[str]]:
    """The addresses of the pages, for tools that only know the web."""
    with tempfile.TemporaryDirectory(prefix="harness-pages-") as folder:
        for name, html in pages(number).items():
            (Path(folder) / name).write_text(html, encoding="utf-8")
        for name in _ASSETS:
            shutil.copy(_package() / name, folder)
        command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--protocol", "HTTP/1.1"]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=quiet, text=True) as server:  # noqa: S603
            try:
                assert server.stdout is not None
                port = re.search(r"port (\d+)", server.stdout.readline())
                assert port is not None
                yield [f"http://127.0.0.1:{port[1]}/{name}" for name in pages(number)]
            finally:
                server.terminate()


@contextmanager
def _plain() -> Iterator[Callable[[str], float]]:
    """axe-playwright-python as its own page shows it, in a process of its own: milliseconds by address."""
    path = _found_browser()
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, __file__, "--plain", path], **pipes) as other:  # type: ignore[call-overload]  # noqa: S603
        try:

            def took(url: str) -> float:
                print(url, file=other.stdin, flush=True)
                return float(other.stdout.readline())

            yield took
        finally:
            other.stdin.close()


def _plainly(path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, chromium_sandbox=not browser.without_sandbox())
        page = chromium.new_page()
        for line in sys.stdin:
            began = time.perf_counter()
            page.goto(line.strip())
            Axe().run(page)
            print((time.perf_counter() - began) * 1000, flush=True)


def _pa11y(urls: Sequence[str]) -> Iterator[tuple[str, list[float]]]:
    """pa11y-ci over all pages, one at a time: what all but the first take, by what examines them."""
    npm = shutil.which("npm")
    if npm is None:
        print("pa11y-ci is left out: npm is not there.")
        return
    with tempfile.TemporaryDirectory(prefix="harness-pa11y-") as folder:
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--fetch-retries=1", "--prefix"]
        wanted = [f"{name}@{version}" for name, version in PA11Y.items()]
        if _run([npm, "install", *options, folder, *wanted], Path(folder), _INSTALL_LIMIT) is None:
            print("pa11y-ci is left out: npm could not fetch it.")
            return
        for runner in ("axe", "htmlcs"):
            one, all_ = (_pa11y_took(Path(folder), runner, part) for part in (urls[:1], urls))
            if one is None or all_ is None:
                print(f"pa11y-ci with {runner} is left out: it did not run.")
                continue
            yield f"pa11y-ci, {runner}", [(all_ - one) / (len(urls) - 1)]


def _pa11y_took(folder: Path, runner: str, urls: Sequence[str]) -> float | None:
    launch = {"executablePath": _found_browser(), "args": ["--no-sandbox"] if browser.without_sandbox() else []}
    defaults = {"concurrency": 1, "runners": [runner], "chromeLaunchConfig": launch}
    (folder / "config.json").write_text(json.dumps({"defaults": defaults, "urls": urls}), encoding="utf-8")
    command = ["node", str(folder / "node_modules" / ".bin" / "pa11y-ci"), "--config", "config.json", "--json"]
    began = time.perf_counter()
    said = _run(command, folder, _RUN_LIMIT)
    took = (time.perf_counter() - began) * 1000
    results = json.loads(said)["results"] if said else {}
    return took if len(results) == len(urls) else None


def _run(command: Sequence[str], folder: Path, limit: float) -> str | None:
    """What a command prints; none where it does not end well. That something was found is well."""
    env = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=limit, check=False, env=env)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode in (0, 2) else None


def _found_browser() -> str:
    found = browser.find()
    if found is None:
        sys.exit(browser.HOW_TO_MEND)
    return found.path


# --- more pages, and memory ----------------------------------------------------------------------------------------


def _sizes(sizes: Sequence[int]) -> None:
    """What a page takes, and what is held, as the pages grow in number; each in a browser of its own."""
    print(f"\n{'full visits on end':<20}{'ms a page':>10}{'last tenth by first':>21}{'our process':>14}{'browser':>10}")
    for number in sizes:
        site, urls = _site(number)
        taken = Taken([], [], {})
        with Browser() as machine, Visitor(machine, site) as visitor:
            for url in urls:
                _visit(visitor, url, taken)
            own, others = _memory()
        tenth = max(len(urls) // 10, len(KINDS))
        growth = median(taken.whole[-tenth:]) / median(taken.whole[:tenth])
        print(f"{number:<20}{median(taken.whole):>10.0f}{growth:>21.2f}{own:>11.0f} MB{others:>7.0f} MB", flush=True)


def _memory() -> tuple[float, float]:
    """Megabytes of this process and of all that it started, what they share counted once; 0 where nobody says."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text()
        except OSError:  # it ended meanwhile
            continue
        parents[int(folder.name)] = int(stat.rpartition(")")[2].split()[1])
    ours, found = os.getpid(), {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return _held(ours), sum(_held(pid) for pid in found - {ours})


def _held(pid: int) -> float:
    try:
        said = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    held = re.search(r"^Pss:\s+(\d+)", said, re.MULTILINE)
    return int(held[1]) / 1024 if held else 0.0


def _profile(number: int) -> None:
    import cProfile
    import pstats

    site, urls = _site(number)
    with Browser() as machine, Visitor(machine, site) as visitor:
        visitor.visit(urls[0])
        profile = cProfile.Profile()
        profile.runcall(lambda: [visitor.visit(url) for url in urls])
    for order in ("tottime", "cumulative"):
        pstats.Stats(profile).sort_stats(order).print_stats(35)


if __name__ == "__main__":
    main()
