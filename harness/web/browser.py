"""Finds a Chromium that is already on the machine; installing one is the set-up's part."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HOW_TO_MEND = (
    "To visit pages, install Chromium (on Debian: apt install chromium-headless-shell; "
    "elsewhere: python -m playwright install chromium --only-shell), "
    "or name the program of one in the environment variable HARNESS_BROWSER."
)

_NAMES = ("chromium-headless-shell", "chromium", "google-chrome")

# Quiet (nothing fetched or reported in the background) and closed: no name but the loopback address is ever resolved.
_ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)


@dataclass(frozen=True, slots=True)
class BrowserFound:
    """A Chromium on this machine.

    Attributes:
        path: The program.
        how: Where it was found, in words that fit after "found".
        shell: Whether it is the headless shell, which has no window and starts faster.
    """

    path: str
    how: str
    shell: bool


def find() -> BrowserFound | None:
    """Find a browser without starting it.

    ``HARNESS_BROWSER`` decides when it is set (``none``: behave as if there is no browser; a program that is not
    there: none either, and never another one in its place). Then PATH, then the build that the installed Playwright
    fetches for itself.
    """
    named = os.environ.get("HARNESS_BROWSER")
    if named:
        path = None if named.lower() == "none" else shutil.which(str(Path(named).expanduser()))
        return _found(path, "in HARNESS_BROWSER") if path else None
    for name in _NAMES:
        path = shutil.which(name)
        if path:
            return _found(path, "on PATH")
    return _playwrights_own()


def launch_arguments() -> list[str]:
    """Return the arguments to start the browser with.

    The sandbox is left on except for root, for whom Chromium refuses it, and in CI, where containers often lack what
    it needs.
    """
    return [*_ARGUMENTS, *(["--no-sandbox"] if without_sandbox() else [])]


def without_sandbox() -> bool:
    """Say whether the browser has to run without its sandbox here; worth telling the user."""
    return _is_root() or os.environ.get("CI", "").lower() not in ("", "0", "false")


def version(found: BrowserFound) -> str | None:
    """Ask the browser for its version (``156.0.8078.79``); None when it does not start, or on Windows does not say."""
    if sys.platform == "win32" and not found.shell:
        return None  # chrome.exe would open a window instead of answering
    try:
        answer = subprocess.run(  # noqa: S603 - the user's own browser
            [found.path, "--version"], capture_output=True, text=True, timeout=15, check=True, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    number = re.search(r"\d+(\.\d+)+", answer.stdout)
    return number[0] if number else None


def _found(path: str, how: str) -> BrowserFound:
    return BrowserFound(path=path, how=how, shell="headless" in Path(path).name)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _playwrights_own() -> BrowserFound | None:
    """Look where Playwright unpacks the one build that it is made for; asking its driver would take half a second."""
    spec = importlib.util.find_spec("playwright")
    if spec is None or spec.origin is None:
        return None
    package = Path(spec.origin).parent / "driver" / "package"
    try:
        listed = json.loads((package / "browsers.json").read_text(encoding="utf-8"))["browsers"]
        revisions = {entry["name"]: entry["revision"] for entry in listed}
    except (OSError, ValueError, KeyError):
        return None
    for name in ("chromium-headless-shell", "chromium"):
        folder = _playwrights_folder(package) / f"{name.replace('-', '_')}-{revisions.get(name)}"
        if not (folder / "INSTALLATION_COMPLETE").exists():
            continue
        for pattern in _programs(name):
            path = next((path for path in sorted(folder.glob(pattern)) if os.access(path, os.X_OK)), None)
            if path:
                return _found(str(path), "as Playwright's own build")
    return None


def _playwrights_folder(package: Path) -> Path:
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if named == "0":
        return package / ".local-browsers"
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "ms-playwright"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "ms-playwright"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ms-playwright"


def _programs(name: str) -> tuple[str, ...]:
    if name == "chromium-headless-shell":
        return ("*/chrome-headless-shell", "*/chrome-headless-shell.exe", "*/headless_shell", "*/headless_shell.exe")
    return ("*/chrome", "*/chrome.exe", "*/*.app/Contents/MacOS/*")
