"""What a run of several packs says in the terminal on one screen: who got on where, what the claims come to, on what.

``plain`` is for people who listen to their terminal: whole lines that make sense alone, and none that only draws.
"""

from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from harness.model.record import Record
from harness.report import claim_words, sentences, words
from harness.report.printing import Printer, bare_table
from harness.report.tallies import GOT_ON, Tally, heading, tallies, what_happened

_WIDE = 100
"""Columns from which there is room for wide gaps."""
_BESIDE = 50
"""Characters of the line on what was not tested that it takes besides."""


def overview(record: Record, console: Console, *, plain: bool, folder: Path) -> None:
    """Print what happened, on one screen.

    Args:
        record: The run.
        console: Where to print.
        plain: No table, colours or marks, and no line broken.
        folder: Where the reports went.
    """
    printer = Printer(console, plain=plain)
    counts = tallies(record)
    printer.say((" ".join(what_happened(record, counts)), "bold"))
    printer.gap()
    printer.say(("Got on", "bold"), f": {GOT_ON}.")
    if plain:
        _people_in_words(printer, record, counts)
    else:
        console.print(_people(record, counts, console.width))
    printer.gap()
    _claims(printer, record)
    printer.say("The whole report: ", (folder / "index.html").as_posix(), whole=True)
    claims = "; claims: python3 -m harness claims PACK" if record.verdicts else ""
    printer.say(f"One pack: python3 -m harness run PACK{claims}", whole=True)
    _not_tested(printer, record)


def _people(record: Record, counts: Mapping[tuple[str, str], Tally], width: int) -> Table:
    table = _table("Person", width)
    usual = {pack: max((counts[person, pack].of for person in record.people), default=0) for pack in record.packs}
    for name, pack in record.packs.items():
        head = Text("\n".join((*heading(name, pack).split(), f"of {usual[name]}")))
        table.add_column(head, justify="right", vertical="bottom")
    for person in record.people:
        table.add_row(Text(person), *(_cell(counts[person, pack], usual[pack]) for pack in record.packs))
    return table


def _table(first: str, width: int) -> Table:
    table = bare_table(first)
    table.padding = (0, 2 if width >= _WIDE else 1, 0, 0)
    table.columns[0].no_wrap = True
    return table


def _cell(tally: Tally, usual: int) -> Text:
    if not tally.of:
        return Text("not tried", style="dim")
    told = str(tally.got_on) if tally.of == usual else f"{tally.got_on} of {tally.of}"
    return Text(told, style={0: "bold red", tally.of: "green"}.get(tally.got_on, ""))


def _people_in_words(printer: Printer, record: Record, counts: Mapping[tuple[str, str], Tally]) -> None:
    for person in record.people:
        told = (
            f"{heading(name, pack)}, {tally.got_on} of {tally.of}" if tally.of else f"{heading(name, pack)}, not tried"
            for name, pack in record.packs.items()
            if (tally := counts[person, name])
        )
        printer.say(f"{words.person_name(record, person)}. {'; '.join(told)}.")


def _claims(printer: Printer, record: Record) -> None:
    if not record.verdicts:
        printer.say("None of these packs has claims to weigh.")
        return
    if printer.plain:
        printer.say("What the documents say, and what it comes to:")
        for line in claim_words.counts_in_words(record.verdicts):
            printer.say(f"{line}.")
    else:
        table = _table("Claims", printer.console.width)
        for side in claim_words.SIDES:
            table.add_column(side)
        for claims, sides in claim_words.rows(record.verdicts).items():
            table.add_row(claims, *sides.values())
        printer.console.print(table)
    basis = claim_words.bases_in_words(record.verdicts)
    printer.say(" ".join((*sentences.mostly_ours(record), basis, words.CAVEAT)))


def _not_tested(printer: Printer, record: Record) -> None:
    what = [each for gap in sentences.untested(record) for each in gap.what]
    if what:
        more = f" and {len(what) - 1:,} more" if len(what) > 1 else ""
        first = what[0] if printer.plain else words.excerpt(what[0], printer.console.width - _BESIDE)
        printer.say(("Not tested", "bold"), f": {first}{more}; the report says why.")
