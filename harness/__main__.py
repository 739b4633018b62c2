"""``python3 -m harness``: makes ``.venv`` when it is missing, then hands over to the command line.

Standard library only, and no syntax newer than Python 3.7, so that an old Python can still say what is wrong.
A start from a ready ``.venv`` reads three small files and starts no other process.
"""

import importlib
import os
import sys
from pathlib import Path
from typing import Any, NoReturn

COULD_NOT = 3
INTERRUPTED = 130
_HAND_OVERS = "HARNESS_HAND_OVERS"
_MOST_HAND_OVERS = 4  # a start needs three at most: to .venv's Python, back to the one below it, to .venv's again


def main() -> NoReturn:
    """Set up when needed, then run the command line; exits with 3 when the set-up cannot be done."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an old Python does reach this line
        sentence = (
            "harness needs Python 3.11 or newer, and this is {}.{}. Start it with a newer one: python3.12 -m harness"
        )
        stop(sentence.format(*sys.version_info[:2]))
    from harness import bootstrap

    checkout = Path(__file__).resolve().parent.parent
    try:
        if os.environ.get("HARNESS_NO_BOOTSTRAP") != "1" and bootstrap.is_checkout(checkout):
            get_ready(checkout)
    except bootstrap.SetUpFailed as failure:
        stop(str(failure))
    except OSError as failure:
        stop(f"The set-up stopped: {failure}. HARNESS_NO_BOOTSTRAP=1 skips it and uses this Python as it is.")
    except KeyboardInterrupt:
        stop("Interrupted. The next start takes the set-up up again.", INTERRUPTED)
    run_command_line()


def get_ready(checkout: Path) -> None:
    """Return when this interpreter can go on; otherwise set up, and hand over to one that can.

    Raises:
        SetUpFailed: with the sentence for the user.
        OSError: when the checkout cannot be written to, for example.
    """
    from harness import bootstrap

    hand_overs = int(os.environ.pop(_HAND_OVERS, "0"))
    stamp = bootstrap.read_stamp(checkout)
    if bootstrap.is_inside(checkout):
        if bootstrap.is_ready(checkout, stamp):
            bootstrap.prepare_once(checkout, stamp)
        elif stamp or not bootstrap.installed_here(checkout):  # without a stamp it may be uv's own .venv, and good
            # A venv cannot be cleared from within; the Python below it does that.
            hand_over(Path(getattr(sys, "_base_executable", sys.executable)), hand_overs)
    elif not bootstrap.installed_here(checkout):
        if not bootstrap.is_ready(checkout, stamp):
            bootstrap.set_up(checkout)
        hand_over(bootstrap.venv_python(checkout), hand_overs)


def hand_over(python: Path, hand_overs: int) -> NoReturn:
    """Become another interpreter with the same arguments; on Windows run it and pass its exit code on.

    Raises:
        SetUpFailed: when this goes round in a circle, which a damaged .venv could cause.
    """
    from harness import bootstrap

    if hand_overs >= _MOST_HAND_OVERS:
        raise bootstrap.SetUpFailed("The folder .venv does not work: remove it and start again.")
    os.environ[_HAND_OVERS] = str(hand_overs + 1)
    command = [str(python), "-m", "harness", *sys.argv[1:]]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    import subprocess

    sys.exit(subprocess.run(command, check=False).returncode)  # noqa: S603 - ourselves


def run_command_line() -> NoReturn:
    """Run ``harness.cli.main`` and exit with what it returns."""
    try:
        command_line: Any = importlib.import_module("harness.cli")
    except ModuleNotFoundError as missing:
        if (missing.name or "harness").split(".")[0] == "harness":
            raise
        stop(
            f"This Python ({sys.executable}) has no package '{missing.name}'. Where HARNESS_NO_BOOTSTRAP=1 is set, "
            "run: pip install -e '.[dev]'. Otherwise remove the folder .venv and start again."
        )
    sys.exit(command_line.main())


def stop(sentence: str, code: int = COULD_NOT) -> NoReturn:
    """Tell the user on stderr and exit."""
    sys.stderr.write(sentence + "\n")
    sys.exit(code)


if __name__ == "__main__":
    if not __package__:  # started as "python3 harness", which puts the package itself on the path, not its parent
        sys.path[0] = str(Path(__file__).resolve().parent.parent)
    main()
