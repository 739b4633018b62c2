"""``python3 -m harness``: makes ``.venv`` when it is missing, then hands over to the command line.

Standard library only, and no syntax newer than Python 3.7, so that an old Python can still say what is wrong.
A start from a ready ``.venv`` reads two small files and starts no other process.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import json
import os
import sys
from pathlib import Path
from typing import IO, Any, Iterator, NoReturn, Sequence  # noqa: UP035 - an old Python must be able to read this file

COULD_NOT = 3
INTERRUPTED = 130
NAME = "journey-harness"
STAMP = "harness-stamp.json"
HOPS = "HARNESS_HAND_OVERS"
MOST_HOPS = 4  # a start needs at most three: this Python, the venv's, the one below it, the venv's


class SetUpFailed(Exception):  # noqa: N818 - it reads as what happened
    """The set-up could not be done; the message is for the user."""


def main() -> NoReturn:
    """Set up when needed, then run the command line. Exits 3 when the set-up cannot be done."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an old Python does reach this line
        stop("harness needs Python 3.11 or newer and this is Python {}.{}.".format(*sys.version_info[:2]))
    checkout = Path(__file__).resolve().parent.parent
    try:
        if os.environ.get("HARNESS_NO_BOOTSTRAP") != "1" and is_checkout(checkout):
            get_ready(checkout)
    except SetUpFailed as failure:
        stop(str(failure))
    except OSError as failure:
        stop(f"The set-up stopped: {failure}. HARNESS_NO_BOOTSTRAP=1 skips it and uses this Python as it is.")
    except KeyboardInterrupt:
        stop("Interrupted. The next start takes the set-up up again.", INTERRUPTED)
    run_command_line()


def get_ready(checkout: Path) -> None:
    """Return when this interpreter can go on; otherwise set up and hand over to one that can."""
    hops = int(os.environ.pop(HOPS, "0"))
    stamp = read_stamp(checkout)
    if is_inside(checkout):
        if is_ready(checkout, stamp):
            prepare_once(checkout, stamp)
        elif stamp or not installed_here(checkout):  # without a stamp it may be somebody's own .venv, uv's for example
            # A venv cannot be cleared from within; the Python below it does that.
            hand_over(Path(getattr(sys, "_base_executable", sys.executable)), hops)
    elif not installed_here(checkout):
        if not is_ready(checkout, stamp):
            set_up(checkout)
        hand_over(venv_python(checkout), hops)


def run_command_line() -> NoReturn:
    """Run ``harness.cli.main`` and exit with what it returns."""
    try:
        command_line: Any = importlib.import_module("harness.cli")
    except ModuleNotFoundError as missing:
        if (missing.name or "harness").split(".")[0] == "harness":
            raise
        stop(
            f"This Python ({sys.executable}) has no package '{missing.name}'. Remove the folder .venv and start again; "
            "where HARNESS_NO_BOOTSTRAP=1 is set, run: pip install -e '.[dev]'"
        )
    sys.exit(command_line.main())


def is_checkout(folder: Path) -> bool:
    """Say whether this is the project's own folder, not site-packages."""
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


def wanted_stamp(checkout: Path) -> dict[str, str]:
    """Return what the stamp of a good ``.venv`` says, for the Python that runs this."""
    return {
        "python": "{} {}.{}".format(sys.implementation.name, *sys.version_info[:2]),
        "checkout": str(checkout),
        "pyproject": digest(checkout / "pyproject.toml"),
    }


def digest(file: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def read_stamp(checkout: Path) -> dict[str, str]:
    """Return the stamp of ``.venv``; empty when there is none or it cannot be read."""
    try:
        stamp = json.loads((checkout / ".venv" / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(checkout: Path, stamp: dict[str, str]) -> None:
    """Write the stamp whole or not at all."""
    unfinished = checkout / ".venv" / (STAMP + ".new")
    unfinished.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    unfinished.replace(checkout / ".venv" / STAMP)


def is_ready(checkout: Path, stamp: dict[str, str]) -> bool:
    """Say whether ``.venv`` is whole and was made for this pyproject.toml, this Python and this place."""
    wanted = dict(wanted_stamp(checkout), state="ready")
    return all(stamp.get(key) == value for key, value in wanted.items()) and has_interpreter(checkout)


def has_interpreter(checkout: Path) -> bool:
    """Say whether ``.venv`` has an interpreter that knows it is one."""
    return venv_python(checkout).exists() and (checkout / ".venv" / "pyvenv.cfg").is_file()


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


def set_up(checkout: Path) -> None:
    """Make ``.venv`` and install the project into it; one start at a time."""
    with locked(checkout) as lock:
        stamp = read_stamp(checkout)
        if is_ready(checkout, stamp):
            return
        wanted = dict(wanted_stamp(checkout), state="unfinished")
        kept = dict(wanted, state="ready", pyproject=stamp.get("pyproject", ""))
        if has_interpreter(checkout) and all(stamp.get(key) == value for key, value in kept.items()):
            say("pyproject.toml has changed: bringing .venv up to date. This takes a few seconds to half a minute.")
            write_stamp(checkout, wanted)
        else:
            say("Setting harness up in the folder .venv. This takes about half a minute, and is needed only once.")
            make_venv(checkout, wanted, lock)
        install(checkout, lock)
        write_stamp(checkout, dict(wanted, state="ready"))


def make_venv(checkout: Path, stamp: dict[str, str], lock: Sequence[int]) -> None:
    """Make an empty ``.venv``, with pip when this Python carries one for it."""
    import shutil
    import venv

    folder = checkout / ".venv"
    if not (can_import("ensurepip") or can_import("pip")):
        raise SetUpFailed(
            "This Python has neither ensurepip nor pip, so nothing can be installed: add one of them "
            "(on Debian and Ubuntu: apt install python3-venv) and start again."
        )
    if folder.exists() and not (folder / STAMP).exists() and any(folder.iterdir()):
        aside = checkout / ".harness" / f"venv-set-aside-{os.getpid()}"
        say(f"The .venv that is here was not made by harness; it is kept as {aside}.")
        folder.rename(aside)
    folder.mkdir(exist_ok=True)
    write_stamp(checkout, stamp)  # before anything else, so that what an interrupted start leaves is known as ours
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name != STAMP:
            entry.unlink()
    venv.EnvBuilder(symlinks=os.name != "nt").create(folder)
    if can_import("ensurepip"):
        run([str(venv_python(checkout)), "-Im", "ensurepip", "--upgrade", "--default-pip"], checkout, lock)


def install(checkout: Path, lock: Sequence[int]) -> None:
    """Install the project, its dependencies and its tools into ``.venv``."""
    python = str(venv_python(checkout))
    venv = checkout / ".venv"
    own_pip = [*venv.glob("lib/python*/site-packages/pip"), *venv.glob("Lib/site-packages/pip")]
    pip = [python, "-m", "pip"] if own_pip else [sys.executable, "-m", "pip", "--python", python]
    # Compiling everything takes as long as fetching it, and Python compiles what is used on its first use.
    options = ["--no-compile", "--no-input", "--disable-pip-version-check"]
    log = run([*pip, "install", *options, "-e", ".[dev]"], checkout, lock)
    if log is not None:
        raise SetUpFailed(
            f"pip could not install what harness needs. Its last lines:\n\n{last_useful_lines(log)}\n\n"
            "If it did not reach a package index, set HTTPS_PROXY, PIP_INDEX_URL or PIP_CERT as your network needs. "
            f"Then start again: it takes up from here. All that pip said is in {log}"
        )


def prepare_once(checkout: Path, stamp: dict[str, str]) -> None:
    """Fetch what pip cannot (browser, npm packages), once for each ``.venv`` and each version of harness/setup.py."""
    done = digest(checkout / "harness" / "setup.py")
    if stamp.get("prepared") == done:
        return
    with locked(checkout):
        stamp = read_stamp(checkout)
        if stamp.get("prepared") == done:
            return
        try:
            importlib.import_module("harness.setup").prepare()
        except Exception as failure:
            say(f"A part of the set-up that is not essential failed ({type(failure).__name__}: {failure}). Going on.")
        write_stamp(checkout, dict(stamp, prepared=done))
        say("The set-up is done.")


@contextlib.contextmanager
def locked(checkout: Path) -> Iterator[tuple[int, ...]]:
    """Hold the set-up's lock. The system lets go of it when the last process that has it ends, however it ends.

    Yields the file descriptor that children share: pip, orphaned by a kill, keeps the next start from its venv.
    """
    folder = checkout / ".harness"
    folder.mkdir(exist_ok=True)
    with (folder / "setup.lock").open("a+b") as file:
        if not try_lock(file):
            say("Another start is setting harness up here; waiting until it has finished.")
            while not try_lock(file, wait=True):
                pass
        yield (file.fileno(),) if os.name != "nt" else ()


def try_lock(file: IO[bytes], *, wait: bool = False) -> bool:
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
        import errno

        # Some network folders know no locks: going on without one beats not starting.
        return refusal.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


def run(command: list[str], checkout: Path, lock: Sequence[int]) -> Path | None:
    """Run a command with its output in a log; None when it succeeded, else the log. Speaks up every 20 seconds."""
    import signal
    import subprocess

    log = checkout / ".harness" / "setup.log"
    environment = dict(os.environ, PIP_USER="0", PYTHONIOENCODING="utf-8")
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command, cwd=checkout, env=environment, stdin=subprocess.DEVNULL, stdout=output,
            stderr=subprocess.STDOUT, pass_fds=lock,
        )  # fmt: skip
        # Being told to stop must end pip too; by default it would only end us.
        before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        try:
            seconds = 0
            while True:
                try:
                    return log if process.wait(20) else None
                except subprocess.TimeoutExpired:
                    seconds += 20
                    say(f"Still at it after {seconds} seconds.")
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
            signal.signal(signal.SIGTERM, before)


def last_useful_lines(log: Path, most: int = 12) -> str:
    """Return the end of pip's output without its advertisements."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    noise = ("[notice]", "hint:", "note:", "  Downloading", "Looking in")
    return "\n".join([line for line in lines if line.strip() and not line.startswith(noise)][-most:])


def hand_over(python: Path, hops: int) -> NoReturn:
    """Become another interpreter with the same arguments; on Windows run it and pass its exit code on."""
    if hops >= MOST_HOPS:
        raise SetUpFailed("The folder .venv does not work: remove it and start again.")
    os.environ[HOPS] = str(hops + 1)
    command = [str(python), "-m", "harness", *sys.argv[1:]]
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - a shell is not wanted
    import subprocess

    sys.exit(subprocess.run(command, check=False).returncode)  # noqa: S603


def can_import(name: str) -> bool:
    """Say whether a module of this Python's can be imported (Debian takes ensurepip out)."""
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def say(sentence: str) -> None:
    """Tell the user on stderr."""
    print(sentence, file=sys.stderr, flush=True)


def stop(sentence: str, code: int = COULD_NOT) -> NoReturn:
    """Tell the user and exit."""
    say(sentence)
    sys.exit(code)


if __name__ == "__main__":
    main()
