"""What can be proved of exported call flows as they are: a table in Markdown for each folder of them.

.venv/bin/python benchmarks/exports.py [FOLDER ...]
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("HARNESS_CORPUS") or ROOT.parent / "shared" / "corpus")
FOLDERS = ("amazon-connect", "amazon-connect-classic")
HEADINGS = ("file", "who enters", "steps", "states", "edges", "unknown", "proved", "refuted", "cannot tell", "usually")
_LONGEST = 42
_NONE = "–"


def main() -> None:
    """Prints a table for each folder."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument(
        "folders",
        nargs="*",
        metavar="FOLDER",
        default=[str(CORPUS / name) for name in FOLDERS],
        help="exported call flows; without any, those of the corpus, which HARNESS_CORPUS says where to find",
    )
    for folder in given.parse_args().folders:
        began = time.perf_counter()
        flows = _proved(folder)
        took = time.perf_counter() - began
        files = sum(1 for _ in Path(folder).rglob("*.json"))
        print(f"\n{Path(folder).name}: {len(flows)} of {files} files load; {took:.1f} seconds\n")
        print("\n".join(table(flows)))


def _proved(folder: str) -> Sequence[Mapping[str, Any]]:
    """What the command line says of a folder."""
    command = [sys.executable, "-m", "harness", "routes", str(Path(folder).resolve()), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 -- ourselves
    if not done.stdout:
        sys.exit(done.stderr)
    flows: Sequence[Mapping[str, Any]] = json.loads(done.stdout)["flows"]
    return flows


def table(flows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The lines of the table: a row for each file, and the totals, where a step unknown to several counts once."""
    yield _row(HEADINGS)
    yield "|---|---|" + "---:|" * (len(HEADINGS) - 2)
    for name, flow in zip(short([Path(flow["source"]).stem for flow in flows]), flows, strict=True):
        size = (flow[what] if flow["properties"] or what == "steps" else _NONE for what in ("steps", "states", "edges"))
        unknown = len(flow["unknown"]) or _NONE
        yield _row((f"`{name}`", flow["entered"], *size, unknown, *_verdicts(flow["properties"])))
    callers = sum(flow["entered"] == "caller" for flow in flows)
    total = (sum(flow[what] for flow in flows) for what in ("steps", "states", "edges"))
    unknown = len({each["step"] for flow in flows for each in flow["unknown"]})
    every = [each for flow in flows for each in flow["properties"]]
    yield _row(("**all**", f"{callers} callers", *total, unknown, *_verdicts(every)))


def _verdicts(properties: Sequence[Mapping[str, Any]]) -> tuple[object, ...]:
    """How many are proved, refuted and cannot be told, and how many of the refuted stay so in the usual case."""
    if not properties:
        return (_NONE,) * 4
    found = Counter(each["verdict"] for each in properties)
    usually = sum((each.get("usual") or {}).get("verdict") == "refuted" for each in properties)
    return found["proved"], found["refuted"], found["cannot-tell"], usually


def short(names: Sequence[str]) -> list[str]:
    """Names a reader can tell apart: what stands behind the owner and the repository, and of that the end."""
    own = [name.rsplit("__", 1)[-1].strip("_") for name in names]
    cut = [_end(name) for name in own]
    again = Counter(cut)
    return [name if again[end] > 1 else end for name, end in zip(own, cut, strict=True)]


def _end(name: str) -> str:
    """A name without its folders, which begin it in small letters; and only the end of one that is still long."""
    words = name.split("_")
    while words[0].islower() and not all(word.islower() for word in words):
        words.pop(0)
    while len(words) > 1 and len("_".join(words)) > _LONGEST:
        words.pop(0)
    return "_".join(words)


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


if __name__ == "__main__":
    main()
