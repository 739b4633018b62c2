"""What the commands share: exit codes, the options that all of them take, and how they print."""

import json
import os
import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

if TYPE_CHECKING:
    from harness.model.acceptance import Acceptance

OK, FINDINGS, BAD_INPUT, COULD_NOT, INTERRUPTED = 0, 1, 2, 3, 130

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout, and nothing else there.")]
Plain = Annotated[bool, typer.Option("--plain", help="No boxes, colours or spinners: for people who listen.")]


def console(*, plain: bool, wrap: bool = True) -> Console:
    """The terminal, with colour only where it is wanted.

    Args:
        plain: No colour, and no line broken: whoever listens hears a break as a pause.
        wrap: Whether long lines are broken at the width of the terminal.
    """
    no_colour = plain or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    # Without a colour system there is no bold either: no escape code at all.
    return Console(
        color_system=None if no_colour else "auto", highlight=False, markup=False, soft_wrap=plain or not wrap
    )


def accepted() -> "tuple[Acceptance, ...]":
    """What the working folder's file accepts; what of it does nothing any more is told on stderr."""
    from harness.baseline import without_effect
    from harness.load.accepted import load_accepted
    from harness.load.people import person_files

    found = load_accepted()
    for line in without_effect(found, date.today(), person_files()):
        print(line, file=sys.stderr)
    return found


def print_json(content: object) -> None:
    """Prints one JSON document on stdout."""
    print(as_json(content))


def as_json(content: object) -> str:
    """A document of JSON, as it is printed and written."""
    return json.dumps(content, indent=1, ensure_ascii=False, default=str)
