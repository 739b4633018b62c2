"""How many messages a second are judged whole, on one core, and what each part of it costs.

    .venv/bin/python benchmarks/messages.py [COUNT]
    .venv/bin/python benchmarks/messages.py --peers

Every message is another one, so that nothing can be had from memory. The classic scores and the language of each
sentence are left out, as in a sheet with ``--no-language-check``, and then measured by themselves. Last, a sheet of
COUNT rows (20,000; ``100000`` for the figure in the README) goes through the command's own reader and writer, with the
most memory that it took. ``--peers`` measures write-good and retext beside it instead, where npm can fetch them.
"""

import argparse
import io
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from peers import compare

from harness.language.classic import classic_scores
from harness.language.languages import mismatch
from harness.language.reading_age import reading_age
from harness.language.rules import remarks
from harness.language.texting import as_sent
from harness.message import Given, Settings, analyse
from harness.message.sheets import open_sheet
from harness.message.sources import Wanted, sheet_messages
from harness.model.message import NotRead
from harness.report.message_sheet import SheetWriter

KINDS = (
    "HMRC: Your tax code letter {n} is on its way. You will get it by 14 January at 9am. If you need help, call "
    "0300 200 3310 or go to https://www.gov.uk/tax-codes.",
    "In order to facilitate case {n}, please utilise the link below: https://bit.ly/abc. You must act now or you will "
    "be fined.",
    "Leeds Council: your bin day changes from Monday to Thursday in week {n}. Put your bins out by 7am. To talk to us, "
    "call 0113 222 4444.",
    "Your appointment {n} at Elm Road Surgery is on ((date)) at 10:30am. To change it, call 0113 496 0000.",
    "DVLA: We have your form {n}. You do not need to do anything. Your licence will come within 3 weeks.",
)
_SECONDS = 3.0
_WARM = 200


def main() -> None:
    """Prints the figures."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("count", nargs="?", type=int, default=20_000, help="rows of the sheet")
    given.add_argument("--peers", action="store_true", help="write-good and retext beside ours, and nothing else")
    asked = given.parse_args()
    texts = [KINDS[number % len(KINDS)].format(n=number) for number in range(20_000)]
    if asked.peers:
        compare(texts, _rate, _SECONDS, _WARM)
        return
    quick = Settings(languages=False, classic=False)
    whole = _rate(lambda text: analyse(Given("x", text), quick), texts)
    print(f"whole analysis, without sound and language detection: {whole:,.0f} a second; asked for: 3,000")
    for name, part in (
        ("rules for writers", lambda text: remarks(text, "text")),
        ("reading age", reading_age),
        ("encoding and parts", as_sent),
        ("language detection", lambda text: mismatch(text, "en")),
        ("classic scores", classic_scores),
    ):
        print(f"  {name}: {1e6 / _rate(part, texts):,.0f} microseconds a message")
    full = _rate(lambda text: analyse(Given("x", text), Settings(classic=False)), texts)
    print(f"with language detection: {full:,.0f} a second")
    _sheet(asked.count, quick)


def _rate(judge: Callable[[str], object], texts: Sequence[str]) -> float:
    """Messages a second of processor time, after some to warm up; each message is judged once."""
    for text in texts[:_WARM]:
        judge(text)
    began, done = time.process_time(), 0
    for text in texts[_WARM:]:
        judge(text)
        done += 1
        if time.process_time() - began > _SECONDS:
            break
    return done / (time.process_time() - began)


def _sheet(count: int, settings: Settings) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write("name,message\n")
            for number in range(count):
                file.write(f'{number},"{KINDS[number % len(KINDS)].format(n=number)}"\n')
        before = _peak()
        began = time.process_time()
        sheet = open_sheet(str(path), None)
        out = _Nowhere()
        writer = SheetWriter(out, sheet.heading)
        for given in sheet_messages(sheet, Wanted(tell=lambda _: None)):
            assert not isinstance(given, NotRead)
            writer.message(analyse(given, settings), given.cells)
        took = time.process_time() - began
    print(
        f"a sheet of {count:,} rows: {took:.0f} seconds of processor; memory {before:.0f} MB before, "
        f"{_peak():.0f} MB at most"
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class _Nowhere(io.StringIO):
    def write(self, words: str, /) -> int:
        return len(words)


if __name__ == "__main__":
    main()
