"""A whole pack by the command line, or all of them, twice: pages, checks, sounds, reports.

The first run begins with every cache empty, in a machine that is set up; the second takes what has not changed.

.venv/bin/python benchmarks/pack.py [PACK | all] [-- OPTIONS OF run ...]
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from harness.cache import npm_folder

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Ran:
    """What one run took, and what it wrote."""

    seconds: float
    processor: float
    digest: str
    walks: int
    largest: tuple[float, str]


def main() -> None:
    """Prints the table."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("pack", nargs="?", default="journeys/hmrc-sms-deflection", help="a folder, a name, or all")
    given.add_argument("options", nargs="*", help="more options of `run`, after --")
    asked = given.parse_args()
    print(f"{'':<14}{'walks':>8}{'seconds':>10}{'processor':>12}")
    packs = [] if asked.pack == "all" else [asked.pack]
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder) / "cache"
        # What npm fetched is set up once, and no run makes it again.
        shutil.copytree(npm_folder(), cache / "npm", dirs_exist_ok=True, symlinks=True)
        first, second = (
            _ran(name, [*packs, *asked.options], Path(folder) / "out", cache) for name in ("first run", "second run")
        )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nThe second run takes {second.seconds / first.seconds:.2f} of the first.")
    print(
        f"The largest process of either had {peak:.0f} MB; the largest page, {first.largest[1]}, has "
        f"{first.largest[0]:.1f} MB."
    )
    print("Both have the same digest." if first.digest == second.digest else "The digests differ.")


def _ran(name: str, options: list[str], out: Path, cache: Path) -> Ran:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "harness", "run", "--plain", "--out", str(out), *options]
    surroundings = {**os.environ, "HARNESS_CACHE": str(cache)}
    done = subprocess.run(  # noqa: S603 -- ourselves
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if not (out / "record.json").exists():
        sys.exit(done.stderr)
    record = json.loads((out / "record.json").read_text(encoding="utf-8"))
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    largest = max((page.stat().st_size / 1e6, page.name) for page in out.rglob("*.html"))
    ran = Ran(seconds, processor, record["digest"], len(record["walks"]), largest)
    print(f"{name:<14}{ran.walks:>8}{ran.seconds:>10.1f}{ran.processor:>12.1f}")
    return ran


if __name__ == "__main__":
    main()
