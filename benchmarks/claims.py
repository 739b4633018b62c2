"""The README's table of claims: how many of each kind each document makes, and what they come to, as modelled.

.venv/bin/python -m harness && .venv/bin/python benchmarks/claims.py [RECORD]
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from harness.model.claim import ClaimKind
from harness.model.record import Record
from harness.model.verdict import Verdict
from harness.report import record_json
from harness.report.claim_words import KINDS, VERDICTS, counted
from harness.report.tallies import heading
from harness.report.words import count


def main() -> None:
    """Prints the table."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("record", nargs="?", type=Path, default=Path("reports/latest/record.json"))
    record = record_json.read(given.parse_args().record)
    print(f"| document | {' | '.join(f'{_plural(kind)}' for kind in ClaimKind)} |")
    print(f"|{'---|' * (len(ClaimKind) + 1)}")
    for name, several in _by_document(record).items():
        print(_row(name, several))
    print(_row("all", record.verdicts))


def _by_document(record: Record) -> dict[str, list[Verdict]]:
    found: dict[str, list[Verdict]] = {}
    for verdict in record.verdicts:
        pack = heading(verdict.pack, record.packs[verdict.pack])
        found.setdefault(f"{pack}: `{verdict.source.document}`", []).append(verdict)
    return found


def _row(name: str, verdicts: Sequence[Verdict]) -> str:
    cells = dict.fromkeys(ClaimKind, "–")
    for kind, found in counted(verdicts):
        told = ", ".join(f"{many} {VERDICTS[ruling].word.lower()}" for ruling, many in found)
        cells[kind] = f"{sum(many for _, many in found)}: {told}"
    return f"| {name} | {' | '.join(cells.values())} |"


def _plural(kind: ClaimKind) -> str:
    return count(2, KINDS[kind].word, "processes" if kind is ClaimKind.PROCESS else None).removeprefix("2 ")


if __name__ == "__main__":
    main()
