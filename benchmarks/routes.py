"""Proofs of generated call flows: every property, all the people that ship, one core; and how the time grows with size.

.venv/bin/python benchmarks/routes.py [--sizes 100 1000 10000] [--seeds 3] [--profile]
"""

import argparse
import cProfile
import json
import pstats
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from generated import generated_pack

from harness.load import load_people
from harness.routes import prove

ROOT = Path(__file__).resolve().parents[1]
DOUBLED = (500, 5_000)
"""The sizes that are doubled, to see how the time grows."""
AIMS = {"growth": 2.6, "seconds": 30, "megabytes": 2_000}


@dataclass(frozen=True)
class Proved:
    """What one proof took.

    Attributes:
        steps: How many steps the flow has that a call can come to.
        states: How many states were searched.
        edges: How many edges between them.
        seconds: Of the processor, without making the flow.
        megabytes: What the process had at most.
        verdicts: How often each verdict was given.
    """

    steps: int
    states: int
    edges: int
    seconds: float
    megabytes: float
    verdicts: dict[str, int]


def main() -> None:
    """Prints the tables."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000], help="how many steps")
    given.add_argument("--seeds", type=int, default=3, help="how many flows of each size; the median counts")
    given.add_argument("--profile", action="store_true", help="say where the time goes for the last size")
    given.add_argument("--once", type=int, metavar="SEED", help=argparse.SUPPRESS)
    asked = given.parse_args()
    if asked.once is not None:
        print(json.dumps(asdict(_prove(asked.sizes[0], asked.once))))
    elif asked.profile:
        _profile(asked.sizes[-1])
    else:
        _tables(asked.sizes, range(asked.seeds))


def _tables(sizes: Sequence[int], seeds: Sequence[int]) -> None:
    print(f"{len(load_people(()))} people; the median of {len(seeds)} flows of each size\n")
    print(f"{'steps':>7}{'states':>10}{'edges':>11}{'seconds':>9}{'states a second':>17}{'peak memory':>14}   verdicts")
    of_size = {size: _row(size, seeds) for size in sizes}
    doubled = [size for size in DOUBLED if size * 2 in of_size]
    if doubled:
        print(f"\n{'':<19}{'time':>6}{'states':>9}{'time a state':>15}")
    for size in doubled:
        halves = [_proved(size, seed) for seed in seeds]
        pairs = list(zip(halves, of_size[size * 2], strict=True))
        growth = median(whole.seconds / half.seconds for half, whole in pairs)
        states = median(whole.states / half.states for half, whole in pairs)
        print(f"{f'{size:,} to {size * 2:,}':<19}{growth:>6.2f}{states:>9.2f}{growth / states:>15.2f}")
    print("\nSeconds are of the processor. Growth is what a flow of double the size takes, by what the single takes.")
    print(
        "The aims: growth of at most {growth}; 10,000 steps in {seconds} seconds and {megabytes:,} MB.".format(**AIMS)
    )


def _row(size: int, seeds: Sequence[int]) -> list[Proved]:
    """Proves a flow for each seed, and prints the medians; verdicts are those of the first."""
    found = [_proved(size, seed) for seed in seeds]
    steps, states, edges, seconds, memory = (
        median(getattr(one, name) for one in found) for name in ("steps", "states", "edges", "seconds", "megabytes")
    )
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(found[0].verdicts.items()))
    print(
        f"{steps:>7,.0f}{states:>10,.0f}{edges:>11,.0f}{seconds:>9.2f}{states / seconds:>17,.0f}{memory:>11,.0f} MB"
        f"   {verdicts}",
        flush=True,
    )
    return found


def _proved(size: int, seed: int) -> Proved:
    """Proves in a process of its own, so that its peak memory is its own."""
    command = [sys.executable, __file__, "--sizes", str(size), "--once", str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 -- ourselves
    if done.returncode:
        sys.exit(done.stderr)
    return Proved(**json.loads(done.stdout))


def _prove(size: int, seed: int) -> Proved:
    pack, people = generated_pack(size, seed), load_people(())
    began = time.process_time()
    proof = prove(pack, people)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    verdicts = Counter(each.verdict for each in proof.properties)
    return Proved(proof.steps, proof.states, proof.edges, seconds, peak, dict(verdicts))


def _profile(size: int) -> None:
    pack, people = generated_pack(size, 0), load_people(())
    profile = cProfile.Profile()
    profile.runcall(prove, pack, people)
    for order in ("tottime", "cumulative"):
        pstats.Stats(profile).sort_stats(order).print_stats("harness", 25)


if __name__ == "__main__":
    main()
