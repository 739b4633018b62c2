"""Texts a second: as they are sent, filled in, against a Welsh twin, as prompts, and by language; one core.

.venv/bin/python benchmarks/texting.py [--messages 20000] [--profile]
"""

import argparse
import cProfile
import pstats
import random
import time
from collections.abc import Callable, Sequence

from harness.language.languages import languages_of
from harness.language.placeholders import at_length
from harness.language.spoken import as_heard
from harness.language.texting import as_sent
from harness.language.twin import differences

AIM = 20_000
"""Texts a second on one core, as they are sent."""
KINDS = {
    "plain": "HMRC: Find your Taxpayer Reference at https://www.gov.uk/find-utr-number or call 03069 990444. Ref {}.",
    "curly quotes": (
        "Please do not reply to this text. Do not give out private information (such as bank details or passwords), "
        "download attachments or click on any links in emails or texts if you’re not sure they’re genuine. Ref {}."
    ),
    "Welsh": "Mae eich apwyntiad ar 5 Mai am 9yb. Ffoniwch 0300 200 1900 – gŵyl banc yw dydd Llun. Cyfeirnod {}.",
    "Polish": "Wizyta w środę o 9:30. Proszę przynieść dowód tożsamości i list. Zadzwoń, jeśli chcesz ją zmienić: {}.",
    "Arabic": "مرحبا. موعدك يوم الاثنين الساعة ٩ صباحا. يرجى الاتصال بنا إذا كنت ترغب في تغييره. {}",
    "template": "Dear ((first name)), you owe ((amount)) by ((date)). ((late??This is late.)) Call 0300 200 3300. {}",
    "prompt": "Welcome to HMRC. To pay, press 1. For help, press 2. To speak to an adviser, press 0. Case {}.",
}


def main() -> None:
    """Prints the table."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--messages", type=int, default=20_000, help="how many texts, no two the same")
    given.add_argument("--profile", action="store_true", help="say where the time goes as texts are sent")
    asked = given.parse_args()
    mixed = _texts(tuple(KINDS.values()), asked.messages)
    if asked.profile:
        with cProfile.Profile() as profile:
            _all(as_sent, mixed)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(15)
        return
    print(f"{'':<34}{'texts a second':>16}")
    rate = _measured("as sent, all kinds", as_sent, mixed)
    for name, text in KINDS.items():
        _measured(f"as sent, {name}", as_sent, _texts((text,), asked.messages))
    fewer = mixed[: max(1, asked.messages // 4)]
    _measured("filled in, shortest and longest", at_length, fewer)
    _measured("against a twin", lambda text: differences(text, text), fewer)
    _measured("as a prompt", lambda text: as_heard(text, 150), fewer)
    languages_of("Loads the detector, once.")
    _measured("language of each sentence", languages_of, fewer)
    print(f"\nSeconds are of the processor. The aim of {AIM:,} as sent is {'met' if rate >= AIM else 'not met'}.")


def _texts(kinds: Sequence[str], count: int) -> list[str]:
    chance = random.Random(1)  # noqa: S311 -- the same texts each time
    return [chance.choice(kinds).format(number) for number in range(count)]


def _all(function: Callable[[str], object], texts: Sequence[str]) -> None:
    for text in texts:
        function(text)


def _measured(name: str, function: Callable[[str], object], texts: Sequence[str]) -> float:
    began = time.process_time()
    _all(function, texts)
    rate = len(texts) / (time.process_time() - began)
    print(f"{name:<34}{rate:>16,.0f}")
    return rate


if __name__ == "__main__":
    main()
