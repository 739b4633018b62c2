"""Walks a second over a pack, phone and texts only: every person on every journey, no browser, one core.

.venv/bin/python benchmarks/walks.py [PACK] [--seconds 5] [--profile]
"""

import argparse
import cProfile
import gc
import pstats
import resource
import time
from collections.abc import Callable, Sequence

from harness.load import load_pack, load_people
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.walk import walk
from harness.web.site import Site

AIM = 1000
"""Walks a second on one core."""


def main() -> None:
    """Prints the table."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("pack", nargs="?", default="journeys/hmrc-sms-deflection", help="a folder, or a name")
    given.add_argument("--seconds", type=float, default=5, help="how long to go on, after the first round")
    given.add_argument("--profile", action="store_true", help="say where the time goes, instead of how much it is")
    asked = given.parse_args()
    pack, people = load_pack(asked.pack), load_people(())
    site = Site.of(pack.path, pack.service)

    def a_round() -> int:
        return _walks(pack, people, site)

    if asked.profile:
        _profile(a_round)
        return
    print(f"{pack.name}: {len(people)} people, {len(pack.journeys)} journeys, {len(pack.phone.steps)} steps\n")
    print(f"{'':<14}{'walks':>8}{'seconds':>10}{'walks a second':>17}{'peak memory':>14}")
    first = _measured("first round", a_round, 0)
    later = _measured("later rounds", a_round, asked.seconds)
    print(f"\nSeconds are of the processor. A later walk takes {first / later:.2f} of the first round's.")
    print(f"The aim of {AIM} a second is {'met' if later >= AIM else 'not met'}.")


def _walks(pack: Pack, people: Sequence[Persona], site: Site) -> int:
    """Makes every walk once; returns how many there were, each way of taking ambiguous words counted."""
    return sum(
        1
        for journey in pack.journeys
        for person in people
        for _ in walk(pack, journey, person, browser=None, site=site, no_browser="Not part of this measurement.")
    )


def _measured(name: str, a_round: Callable[[], int], seconds: float) -> float:
    gc.collect()
    began, walks = time.process_time(), a_round()
    while time.process_time() - began < seconds:
        walks += a_round()
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:<14}{walks:>8}{took:>10.2f}{walks / took:>17.0f}{peak:>11.0f} MB")
    return walks / took


def _profile(a_round: Callable[[], int]) -> None:
    a_round()
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(10):
        a_round()
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
