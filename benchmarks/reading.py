"""How well our reading age and the classic formulas rank short texts that teachers and editors have ranked.

.venv/bin/python benchmarks/reading.py [FOLDER] [--no-speed]

The folder holds clear-short.jsonl and onestop-short.jsonl; without one it is reading/ under the corpus, which
HARNESS_CORPUS names, or ../shared/corpus. Nothing here is fitted to them: they are measured against, and no more.
"""

import argparse
import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import correlation
from typing import Any

from harness.language.classic import CLASSIC, classic_scores
from harness.language.reading_age import Features, features, reading_age

AIMS = (0.61, 0.80)
FLOORS = (0.58, 0.78)
"""Below these it is not done: on the teachers' excerpts, and on the article pairs."""
MESSAGES, AIM_A_SECOND = 20_000, 6_000
_LEVELS = ("ele", "int", "adv")
_EASE = frozenset({"Flesch reading ease"})

Row = Mapping[str, Any]


def main() -> None:
    """Prints the tables."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("folder", nargs="?", type=Path, help="where the two files are")
    given.add_argument("--no-speed", action="store_true", help="leave out how many messages a second")
    asked = given.parse_args()
    folder = asked.folder or Path(os.environ.get("HARNESS_CORPUS", "../shared/corpus")) / "reading"
    excerpts, chunks = _rows(folder / "clear-short.jsonl"), _rows(folder / "onestop-short.jsonl")
    pairs = _pairs(chunks)
    print(f"{len(excerpts)} excerpts ranked by teachers; {len(pairs)} pairs from {len(chunks)} pieces of articles\n")
    print(f"{'':<44}{'Spearman':>10}{'pairs':>8}")

    ours = (*map(_age, (excerpts, chunks)),)
    _print("reading age", excerpts, pairs, *ours)
    for at, part in enumerate(Features._fields):
        numbers = (*([features(row["text"])[at] for row in rows] for rows in (excerpts, chunks)),)
        _print(f"  its measure '{part}' alone", excerpts, pairs, *numbers)
    for name, scores in _classic(excerpts, chunks).items():
        _print(f"{name} ({CLASSIC})", excerpts, pairs, *scores)

    reached = (spearman(ours[0], [-row["ease"] for row in excerpts]), _right(pairs, ours[1]))
    for what, value, aim, floor in zip(("excerpts", "pairs"), reached, AIMS, FLOORS, strict=True):
        says = (
            "reached" if value >= aim else "not reached" if value >= floor else f"not reached, nor the floor of {floor}"
        )
        print(f"\nThe aim of {aim} on the {what} is {says}: {value:.4f}.", end="")
    print()
    if not asked.no_speed:
        _speed([row["text"] for row in (*excerpts, *chunks)])


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """The rank correlation of two series, equal values sharing their rank."""
    return correlation(_ranks(first), _ranks(second))


def _ranks(values: Sequence[float]) -> list[float]:
    places: dict[float, list[int]] = defaultdict(list)
    for place, value in enumerate(sorted(values)):
        places[value].append(place)
    return [sum(places[value]) / len(places[value]) for value in values]


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _age(rows: Sequence[Row]) -> list[float]:
    ages = [reading_age(row["text"]).age for row in rows]
    if missing := ages.count(None):
        raise SystemExit(f"{missing} texts are too short for a reading age: they cannot be ranked.")
    return [age for age in ages if age is not None]


def _classic(*files: Sequence[Row]) -> dict[str, tuple[list[float], ...]]:
    scored = [[classic_scores(row["text"]) for row in rows] for rows in files]
    return {
        name: tuple([-row[name] if name in _EASE else row[name] for row in rows] for rows in scored)
        for name in scored[0][0]
    }


def _pairs(chunks: Sequence[Row]) -> list[tuple[int, int]]:
    """Places of an easier and a harder piece of one article, every such pair."""
    articles: dict[str, dict[str, list[int]]] = defaultdict(lambda: {level: [] for level in _LEVELS})
    for place, row in enumerate(chunks):
        articles[row["article"]][row["level"]].append(place)
    return [
        (low, high)
        for article in articles.values()
        for easy, hard in combinations(_LEVELS, 2)
        for low in article[easy]
        for high in article[hard]
    ]


def _right(pairs: Sequence[tuple[int, int]], scores: Sequence[float]) -> float:
    """The share of pairs where the harder piece is scored harder; a tie counts half."""
    right = sum((scores[high] > scores[low]) + 0.5 * (scores[high] == scores[low]) for low, high in pairs)
    return right / len(pairs)


def _print(
    name: str,
    excerpts: Sequence[Row],
    pairs: Sequence[tuple[int, int]],
    on_excerpts: Sequence[float],
    on_chunks: Sequence[float],
) -> None:
    rho = spearman(on_excerpts, [-row["ease"] for row in excerpts])
    print(f"{name:<44}{rho:>10.4f}{_right(pairs, on_chunks):>8.4f}")


def _speed(texts: Sequence[str]) -> None:
    """How many messages a second, no two alike, on one core; a third of them with what short messages have in them."""
    random = Random(1)  # noqa: S311
    sentences = sorted({part.strip() for text in texts for part in text.split(". ") if 20 < len(part) < 120})
    ends = (
        "Call 0300 200 3310.",
        "Go to www.gov.uk/contact-us",
        "Ref: AB12345{}C.",
        "Pay £1,250.50 by 31 January 2027.",
    )

    def message(number: int) -> str:
        said = ". ".join(random.sample(sentences, 3))
        return f"{said}. {random.choice(ends).format(number)}" if number % 3 == 0 else f"{said}. {number}"

    unique = [message(number) for number in range(MESSAGES)]
    words = sum(len(text.split()) for text in unique) / len(unique)
    print(f"\n{len(unique)} messages of {words:.0f} words, no two alike, seconds of the processor:")

    def timed(name: str, score: Callable[[str], object], some: Sequence[str]) -> float:
        began = time.process_time()
        for text in some:
            score(text)
        each = len(some) / (time.process_time() - began)
        print(f"{name:<44}{each:>10.0f} a second")
        return each

    reading_age("The word lists are read at the first call.")
    classic_scores("So is the library.")
    ours = timed("reading age", reading_age, unique)
    timed(f"nine scores ({CLASSIC})", classic_scores, unique[:2000])
    print(f"The aim of {AIM_A_SECOND} a second is {'met' if ours >= AIM_A_SECOND else 'not met'}.")


if __name__ == "__main__":
    main()
