"""What the benchmarks of pages share: where the corpus lies, what they are asked for, and for whom they judge."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from harness.model.persona import Persona

CORPUS = Path(os.environ.get("HARNESS_CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")
ANYBODY = Persona(id="anybody", name="Anybody", about="For checks that ask who visits.")


def options(about: str | None, only: str, flag: str, does: str) -> tuple[frozenset[str], bool]:
    """What is asked for on the command line: only these, or all where there are none; and whether the flag is set.

    Args:
        about: The benchmark's docstring.
        only: What ``--only`` takes, in a word or two.
        flag: The one other option.
        does: What that does.
    """
    given = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--only", help=f"{only}, with commas between")
    given.add_argument(flag, dest="flag", action="store_true", help=does)
    asked = given.parse_args()
    return frozenset(asked.only.split(",") if asked.only else ()), asked.flag


def read(folder: str, name: str) -> Any:  # noqa: ANN401 -- whatever the file holds
    """A file of the corpus, from JSON, or from JSON a line; without it, the benchmark ends and says what is missing."""
    file = CORPUS / folder / name
    if not file.is_file():
        sys.exit(f"There is no {file}; set HARNESS_CORPUS to the folder that holds {folder}.")
    text = file.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()] if file.suffix == ".jsonl" else json.loads(text)
