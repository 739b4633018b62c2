"""Gets what pip cannot: a browser, three npm packages, and the certainty that the voice speaks.

Nothing here is essential. Every step has a time limit, says what it is about to do, and when it fails leaves a
sentence instead of an error; what depends on it is then reported as untested.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness import cache
from harness.phone import voice
from harness.web import browser

NPM_PACKAGES = {"axe-core": "4.14.1", "govuk-frontend": "6.6.0"}

# Checks, in the tests, what we say that a screen reader says; nothing else needs it. MIT.
_FOR_TESTS = {"@guidepup/virtual-screen-reader": "0.33.0"}

_PLAYWRIGHT_LIMIT = 60.0
_NPM_LIMIT = 120.0
_APT_UPDATE_LIMIT = 120.0
_APT_DOWNLOAD_LIMIT = 180.0
_APT_INSTALL_LIMIT = 300.0  # no network any more; ending dpkg half-way would leave the machine's packages in a mess
_GRACE = 10.0  # between asking a command to end and ending it
_APT = (
    "apt-get",
    *("-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20", "-o", "Acquire::https::Timeout=20"),
    *("-o", "DPkg::Lock::Timeout=30", "-q", "-y"),
)

Say = Callable[[str], None]
Run = Callable[[Sequence[str], float], bool]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the set-up found or got.

    Attributes:
        browser: The browser that will visit pages; None when there is none that starts.
        browser_version: Its version, where it says one.
        npm: The npm packages that are there, with their versions.
        voice: The version of the voice; None when it does not speak.
        warnings: A sentence for each thing that is missing, with how to mend it.
    """

    browser: browser.BrowserFound | None
    browser_version: str | None
    npm: dict[str, str]
    voice: str | None
    warnings: tuple[str, ...]


def to_stderr(sentence: str) -> None:
    """Tell the user."""
    print(sentence, file=sys.stderr, flush=True)


def run_limited(command: Sequence[str], seconds: float) -> bool:
    """Run a command quietly, never asking anything; say whether it succeeded within the limit.

    Past the limit the command ends with all that it started.
    """
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    try:
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            _end(process)


def prepare(say: Say = to_stderr, run: Run = run_limited) -> Prepared:
    """Get what is missing; quick when nothing is.

    Args:
        say: Takes each sentence for the user, before a long step and about what could not be had.
        run: Runs a command with a limit in seconds and says whether it succeeded.
    """
    warnings: list[str] = []
    found = _get_browser(say, run, warnings)
    npm = _get_npm_packages(say, run, warnings)
    voice_version = _check_voice(warnings)
    for warning in warnings:
        say(warning)
    return Prepared(
        browser=found,
        browser_version=browser.version(found) if found else None,
        npm=npm,
        voice=voice_version,
        warnings=tuple(warnings),
    )


def _get_browser(say: Say, run: Run, warnings: list[str]) -> browser.BrowserFound | None:
    named = os.environ.get("HARNESS_BROWSER")
    found = browser.find()
    if named:
        if found is None or not _starts(found):
            why = "says that there is none" if named.lower() == "none" else f"names '{named}', which does not start"
            warnings.append(f"Pages will be untested: HARNESS_BROWSER {why}.")
            return None
        return found
    for get in (_by_playwright, _by_apt):
        if found and _starts(found):
            return found
        get(say, run)
        found = browser.find()
    if found and _starts(found):
        return found
    missing = f"the browser {found.path} does not start" if found else "no browser could be found or fetched"
    warnings.append(f"Pages will be untested: {missing}. {browser.HOW_TO_MEND}")
    return None


def _by_playwright(say: Say, run: Run) -> None:
    say("No browser found: fetching Playwright's Chromium (about 120 MB, a minute at most).")
    run([sys.executable, "-m", "playwright", "install", "chromium", "--only-shell"], _PLAYWRIGHT_LIMIT)


def _by_apt(say: Say, run: Run) -> None:
    if not _may_use_apt():
        return
    say("That brought none that starts: installing Debian's Chromium with apt, as this is root. This takes a minute.")
    if _apt_install("chromium-headless-shell", run):
        return
    say("Bringing apt's package lists up to date first (two minutes at most).")
    run([*_APT, "update"], _APT_UPDATE_LIMIT)
    if not _apt_install("chromium-headless-shell", run):
        _apt_install("chromium", run)


def _apt_install(package: str, run: Run) -> bool:
    install = [*_APT, "install", "--no-install-recommends", package]
    # Fetched first and on its own, so that a limit that runs out stops a download and not dpkg.
    return run([*install, "--download-only"], _APT_DOWNLOAD_LIMIT) and run(install, _APT_INSTALL_LIMIT)


def _may_use_apt() -> bool:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return root and Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def _starts(found: browser.BrowserFound) -> bool:
    # On Windows a browser cannot be asked without opening a window.
    return sys.platform == "win32" or browser.version(found) is not None


def _get_npm_packages(say: Say, run: Run, warnings: list[str]) -> dict[str, str]:
    if _npm_versions() == NPM_PACKAGES:
        return dict(NPM_PACKAGES)
    npm = shutil.which("npm")
    if npm is None:
        return _npm_versions()  # nothing to warn of: the bundled axe and our own stylesheet are meant for this
    say("Fetching axe-core and GOV.UK Frontend from npm (a few seconds; four minutes at most).")
    unfinished = cache.npm_folder().with_name(f"npm-unfinished-{os.getpid()}")
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--fetch-retries=1", "--prefix"]
    try:
        for wanted in ({**NPM_PACKAGES, **_FOR_TESTS}, NPM_PACKAGES):
            unfinished.mkdir(parents=True, exist_ok=True)
            packages = [f"{name}@{version}" for name, version in wanted.items()]
            if run([npm, "install", *options, str(unfinished), *packages], _NPM_LIMIT):
                # In one move, so that an interrupted fetch never looks like a whole one.
                shutil.rmtree(cache.npm_folder(), ignore_errors=True)
                unfinished.rename(cache.npm_folder())
                break
    except OSError:
        pass  # told below, as whatever else went wrong
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    there = _npm_versions()
    if there != NPM_PACKAGES:
        warnings.append(
            "npm could not fetch axe-core and GOV.UK Frontend: the axe that comes with the Python package "
            "and our own stylesheet are used instead."
        )
    return there


def _npm_versions() -> dict[str, str]:
    versions = {}
    for name in NPM_PACKAGES:
        folder = cache.npm_package(name)
        if folder:
            versions[name] = str(json.loads((folder / "package.json").read_text(encoding="utf-8")).get("version"))
    return versions


def _check_voice(warnings: list[str]) -> str | None:
    why_not = voice.why_not()
    if why_not:
        warnings.append(f"Prompts cannot be measured or heard: {why_not}")
        return None
    return voice.version()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and, where the system knows process groups, all that it started."""
    for how in (signal.SIGTERM, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL):
        try:
            if sys.platform == "win32":
                process.send_signal(how)
            else:
                os.killpg(process.pid, how)
            process.wait(_GRACE)
        except (OSError, subprocess.TimeoutExpired):
            continue
