"""A whole pack by the command line, twice: pages, checks, sounds, reports; the second takes what has not changed.

.venv/bin/python benchmarks/pack.py [PACK] [-- OPTIONS OF run ...]
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Ran:
    """What one run took."""

    seconds: float
    processor: float
    digest: str
    walks: int


def main() -> None:
    """Prints the table."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("pack", nargs="?", default="journeys/hmrc-sms-deflection", help="a folder, or a name")
    given.add_argument("options", nargs="*", help="more options of `run`, after --")
    asked = given.parse_args()
    print(f"{'':<14}{'walks':>8}{'seconds':>10}{'processor':>12}")
    with tempfile.TemporaryDirectory() as folder:
        # The first run walks everything, whatever an earlier one has kept; the second has all that the first kept.
        first = _ran("first run", asked.pack, ["--fresh", *asked.options], Path(folder))
        second = _ran("second run", asked.pack, asked.options, Path(folder))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nThe second run takes {second.seconds / first.seconds:.2f} of the first.")
    print(f"The largest process of either had {peak:.0f} MB.")
    print("Both have the same digest." if first.digest == second.digest else "The digests differ.")


def _ran(name: str, pack: str, options: list[str], out: Path) -> Ran:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "harness", "run", pack, "--plain", "--out", str(out), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 -- ourselves
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if not (out / "record.json").exists():
        sys.exit(done.stderr)
    record = json.loads((out / "record.json").read_text(encoding="utf-8"))
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    ran = Ran(seconds, processor, record["digest"], len(record["walks"]))
    print(f"{name:<14}{ran.walks:>8}{ran.seconds:>10.1f}{ran.processor:>12.1f}")
    return ran


if __name__ == "__main__":
    main()
