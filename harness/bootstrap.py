"""Makes the project's own ``.venv`` and installs the project into it. Standard library only.

A stamp in ``.venv`` says what it was made for, and is written last: a ``.venv`` without a good stamp is made again.
"""

import contextlib
import errno
import hashlib
import importlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

NAME = "journey-harness"
STAMP = "harness-stamp.json"


class SetUpFailed(Exception):  # noqa: N818 - it reads as what happened
    """The set-up could not be done; the message is for the user."""


def is_checkout(folder: Path) -> bool:
    """Say whether this is the project's own folder, and not site-packages."""
    try:
        return f'name = "{NAME}"' in (folder / "pyproject.toml").read_text(encoding="utf-8")
    except OSError:
        return False


def venv_python(checkout: Path) -> Path:
    """Return where ``.venv`` has its interpreter."""
    return checkout / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_inside(checkout: Path) -> bool:
    """Say whether this interpreter is ``.venv``'s."""
    try:
        return Path(sys.prefix).samefile(checkout / ".venv")
    except OSError:
        return False


def installed_here(checkout: Path) -> bool:
    """Say whether this interpreter has this very checkout installed, with the packages that pyproject.toml asks for."""
    import tomllib
    from importlib import metadata
    from urllib.parse import unquote, urlsplit

    try:
        found = metadata.distribution(NAME)
        origin = urlsplit(json.loads(found.read_text("direct_url.json") or "{}").get("url", ""))
        folder = unquote(origin.path)
        if origin.scheme != "file" or not checkout.samefile(folder.lstrip("/") if os.name == "nt" else folder):
            return False
        project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    except (metadata.PackageNotFoundError, OSError, ValueError):
        return False
    asked = {need.replace(" ", "") for need in project["dependencies"]}
    return asked <= {need.replace(" ", "") for need in found.requires or []}


def read_stamp(checkout: Path) -> dict[str, str]:
    """Return the stamp of ``.venv``; empty when there is none or it cannot be read."""
    try:
        stamp = json.loads((checkout / ".venv" / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def is_ready(checkout: Path, stamp: dict[str, str]) -> bool:
    """Say whether ``.venv`` is whole, and was made for this pyproject.toml, this Python and this place."""
    return _matches(stamp, {**_wanted(checkout), "state": "ready"}) and _has_interpreter(checkout)


def set_up(checkout: Path) -> None:
    """Make ``.venv`` and install the project into it; one start at a time.

    Raises:
        SetUpFailed: when this Python cannot, or pip could not.
        OSError: when the folder cannot be written to.
    """
    with _locked(checkout) as lock:
        stamp = read_stamp(checkout)
        if is_ready(checkout, stamp):
            return
        wanted = {**_wanted(checkout), "state": "unfinished"}
        whole = {**wanted, "state": "ready", "pyproject": stamp.get("pyproject", "")}
        if _matches(stamp, whole) and _has_interpreter(checkout):
            say("pyproject.toml has changed: bringing .venv up to date, which takes up to half a minute.")
            _write_stamp(checkout, wanted)
            try:
                _install(checkout, lock)
            except SetUpFailed:
                _write_stamp(checkout, stamp)  # pip undoes what it cannot finish, so the next start can try again
                raise
        else:
            say("Setting harness up in the folder .venv. This takes about half a minute, and only the first time.")
            _make_venv(checkout, wanted, lock)
            _install(checkout, lock)
        _write_stamp(checkout, {**wanted, "state": "ready"})


def prepare_once(checkout: Path, stamp: dict[str, str]) -> None:
    """Fetch what pip cannot, once for each ``.venv`` and each version of ``harness/setup.py``; runs in the venv."""
    version = _digest(checkout / "harness" / "setup.py")
    if stamp.get("prepared") == version:
        return
    with _locked(checkout):
        stamp = read_stamp(checkout)
        if stamp.get("prepared") == version:
            return
        try:
            importlib.import_module("harness.setup").prepare()
        except Exception as failure:
            say(f"A part of the set-up that harness can do without failed: {type(failure).__name__}: {failure}")
        _write_stamp(checkout, {**stamp, "prepared": version})
        say("The set-up is done.")


def say(sentence: str) -> None:
    """Tell the user on stderr."""
    print(sentence, file=sys.stderr, flush=True)


def _wanted(checkout: Path) -> dict[str, str]:
    return {
        "python": "{} {}.{}".format(sys.implementation.name, *sys.version_info[:2]),
        "checkout": str(checkout),
        "pyproject": _digest(checkout / "pyproject.toml"),
    }


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _matches(stamp: dict[str, str], wanted: dict[str, str]) -> bool:
    return all(stamp.get(key) == value for key, value in wanted.items())


def _has_interpreter(checkout: Path) -> bool:
    return venv_python(checkout).exists() and (checkout / ".venv" / "pyvenv.cfg").is_file()


def _write_stamp(checkout: Path, stamp: dict[str, str]) -> None:
    unfinished = checkout / ".venv" / f"{STAMP}.new"
    unfinished.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    unfinished.replace(checkout / ".venv" / STAMP)


def _make_venv(checkout: Path, stamp: dict[str, str], lock: Sequence[int]) -> None:
    """Make an empty ``.venv``, with pip when this Python carries one for it."""
    import venv

    folder = checkout / ".venv"
    if not (_can_import("ensurepip") or _can_import("pip")):
        raise SetUpFailed(
            "This Python has neither ensurepip nor pip, so nothing can be installed: add one of them "
            "(on Debian and Ubuntu: apt install python3-venv) and start again."
        )
    if folder.is_symlink():
        raise SetUpFailed(
            f"{folder} is a link to {folder.resolve()}, which may serve another checkout, so it was left as it is. "
            "Remove the link and start again, or set HARNESS_NO_BOOTSTRAP=1 to use what it leads to."
        )
    if folder.exists() and not (folder / STAMP).exists() and any(folder.iterdir()):
        aside = checkout / ".harness" / f"venv-set-aside-{os.getpid()}"
        say(f"The .venv that is here was not made by harness; it is kept as {aside}.")
        folder.rename(aside)
    folder.mkdir(exist_ok=True)
    _write_stamp(checkout, stamp)  # before anything else, so that what an interrupted start leaves is known as ours
    _clear(folder)
    venv.EnvBuilder(symlinks=os.name != "nt").create(folder)
    if _can_import("ensurepip"):
        _run([str(venv_python(checkout)), "-Im", "ensurepip", "--upgrade", "--default-pip"], checkout, lock)


def _clear(folder: Path) -> None:
    import shutil

    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name != STAMP:
            entry.unlink()


def _install(checkout: Path, lock: Sequence[int]) -> None:
    """Install the project, its dependencies and its tools into ``.venv``."""
    python, folder = str(venv_python(checkout)), checkout / ".venv"
    own_pip = [*folder.glob("lib/python*/site-packages/pip"), *folder.glob("Lib/site-packages/pip")]
    pip = [python, "-m", "pip"] if own_pip else [sys.executable, "-m", "pip", "--python", python]
    # Compiling everything takes as long as fetching it, and Python compiles what is used on its first use.
    options = ["--no-compile", "--no-input", "--disable-pip-version-check"]
    log = _run([*pip, "install", *options, "-e", ".[dev]"], checkout, lock)
    if log is not None:
        raise SetUpFailed(
            f"pip could not install what harness needs. Its last lines:\n\n{_last_useful_lines(log)}\n\n"
            "If it did not reach a package index, set HTTPS_PROXY, PIP_INDEX_URL or PIP_CERT as your network needs. "
            f"Then start again. All that pip said is in {log}"
        )


@contextlib.contextmanager
def _locked(checkout: Path) -> Iterator[Sequence[int]]:
    """Hold the set-up's lock. The system lets go of it when the last process that has it ends, however it ends.

    Yields the file descriptor that children share: pip, orphaned by a kill, keeps the next start from its venv.
    """
    folder = checkout / ".harness"
    folder.mkdir(exist_ok=True)
    with (folder / "setup.lock").open("a+b") as file:
        if not _try_lock(file):
            say("Another start is setting harness up here; waiting until it has finished.")
            while not _try_lock(file, wait=True):
                pass
        yield (file.fileno(),) if os.name != "nt" else ()


def _try_lock(file: IO[bytes], *, wait: bool = False) -> bool:
    """Take the lock and say whether that succeeded; on Windows waiting gives up after ten seconds."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as refusal:
        # Some network folders know no locks: going on without one beats not starting.
        return refusal.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


def _run(command: Sequence[str], checkout: Path, lock: Sequence[int]) -> Path | None:
    """Run a command with its output in a log; None when it succeeded, else the log. Speaks up every 20 seconds."""
    import signal
    import subprocess

    log = checkout / ".harness" / "setup.log"
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command,
            cwd=checkout,
            env={**os.environ, "PIP_USER": "0", "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=lock,
        )
        # Being told to stop must end pip too; by default it would only end us.
        before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        try:
            for seconds in range(20, sys.maxsize, 20):
                with contextlib.suppress(subprocess.TimeoutExpired):
                    return log if process.wait(20) else None
                say(f"Still at it after {seconds} seconds.")
            return log
        finally:
            signal.signal(signal.SIGTERM, before)
            if process.poll() is None:
                process.terminate()
                process.wait()


def _last_useful_lines(log: Path, most: int = 12) -> str:
    """Return the end of pip's output without its progress, its advertisements and its second to fifth tries."""
    import re

    noise = re.compile(
        r"\s*$|\[notice|hint:|note:|INFO:|Looking in|WARNING: (Location|Retrying .Retry.total=[0-3])|.*'done'$"
    )
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join([line[:300] for line in lines if not noise.match(line) and not line.endswith(": started")][-most:])


def _can_import(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True
