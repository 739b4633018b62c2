"""What a run says in the terminal: one screen, first things first, what was not tested last.

``plain`` is for people who listen to their terminal: whole lines that make sense alone, and none that only draws.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from harness.model.finding import Outcome, Severity
from harness.model.record import PackSeen, Record
from harness.report import sentences, words
from harness.report.grouping import Group, group

_GROUPS = 5
_GAPS = 4
_STUCK = 10
_ROWS, _COLUMNS = 12, 3
"""People and journeys that a table on one screen has room for; with more, only those who are stuck are listed."""

_STYLES: Mapping[str, str] = {
    words.STUCK.id: "bold red",
    words.MET.id: "green",
    words.CONNECTED.id: "blue",
    words.DIRECTED.id: "blue",
    words.UNKNOWN.id: "yellow",
}
_SEVERITY_STYLES: Mapping[Severity, str] = {Severity.SHUT_OUT: "bold red", Severity.SERIOUS: "bold yellow"}


class _Printer:
    """Prints paragraphs; in plain, each on one line without style, because wrapped lines are heard as pauses."""

    def __init__(self, console: Console, *, plain: bool) -> None:
        self.console = console
        self.plain = plain

    def say(self, *parts: str | tuple[str, str], indent: int = 0, whole: bool = False) -> None:
        """Print one paragraph.

        Args:
            parts: Words, or words and a style.
            indent: How far in.
            whole: Never wrapped, so that it can be copied: a command, a path.
        """
        text = Text()
        for part in parts:
            told, style = (part, "") if isinstance(part, str) else part
            text.append(re.sub(r"\s+", " ", words.printable(told)), style="" if self.plain else style)
        if self.plain:
            self.console.print(text, soft_wrap=True)
            return
        lines = [text] if whole else text.wrap(self.console, self.console.width - indent)
        for line in lines:
            line.rstrip()
            self.console.print(Text(" " * indent) + line, soft_wrap=True)

    def gap(self) -> None:
        """An empty line."""
        self.console.print()


def summary(record: Record, console: Console, *, plain: bool, folder: Path | None = None) -> None:
    """Print what happened.

    Args:
        record: The run.
        console: Where to print.
        plain: No boxes, colours or marks, and no line broken.
        folder: Where the reports went, if they went anywhere.
    """
    printer = _Printer(console, plain=plain)
    groups = group(record.findings)
    printer.say((" ".join(sentences.what_happened(record)), "bold"))
    printer.say(" ".join((*sentences.what_it_rests_on(record), words.CAVEAT)))
    for name, pack in record.packs.items():
        _endings(printer, record, name, pack)
    _to_fix(printer, record, [each for each in groups if each.outcome is Outcome.FAILED])
    judged = sum(each.outcome is not Outcome.FAILED for each in groups)
    if judged:
        printer.say(f"In {words.count(judged, 'place')} the machine could not tell, and a person must judge.")
    _not_tested(printer, record)
    if folder is not None:
        printer.gap()
        printer.say("The whole report: ", (folder / "index.html").as_posix(), whole=True)


def _endings(printer: _Printer, record: Record, name: str, pack: PackSeen) -> None:
    printer.gap()
    printer.say((pack.name, "bold"))
    ends = {(walk.person, walk.journey): words.ending(walk) for walk in record.walks if walk.pack == name}
    if len(record.people) > _ROWS or len(pack.journeys) > _COLUMNS:
        _only_stuck(printer, record, ends)
    elif printer.plain:
        for (person, journey), end in ends.items():
            printer.say(f"{words.person_name(record, person)}, {journey}: {end.word.lower()}.")
    else:
        printer.console.print(_table(record, pack, ends))


def _only_stuck(printer: _Printer, record: Record, ends: Mapping[tuple[str, str], words.Ending]) -> None:
    stuck = [key for key, end in ends.items() if end is words.STUCK]
    for person, journey in stuck[:_STUCK]:
        printer.say(("Stuck", _STYLES["stuck"]), f": {words.person_name(record, person)}, {journey}", indent=2)
    if len(stuck) > _STUCK:
        printer.say(f"and {words.count(len(stuck) - _STUCK, 'more walk')} that end stuck", indent=2)


def _table(record: Record, pack: PackSeen, ends: Mapping[tuple[str, str], words.Ending]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("")
    for journey in pack.journeys:
        table.add_column(Text(words.one_line(journey)), overflow="fold")
    for person in record.people:
        cells = (ends.get((person, journey)) for journey in pack.journeys)
        shown = (Text(end.word, style=_STYLES[end.id]) if end else Text("Not walked", style="dim") for end in cells)
        table.add_row(Text(words.person_name(record, person)), *shown)
    return table


def _to_fix(printer: _Printer, record: Record, groups: list[Group]) -> None:
    printer.gap()
    if not groups:
        printer.say(("No check failed.", "bold"), " That is not proof that the service works for everybody.")
        return
    more = f" (the first {_GROUPS} of {len(groups)})" if len(groups) > _GROUPS else ""
    printer.say((f"What to fix{more}", "bold"))
    for number, each in enumerate(groups[:_GROUPS], start=1):
        severity = (words.SEVERITIES[each.severity], _SEVERITY_STYLES.get(each.severity, "bold"))
        who = "; ".join(words.person_name(record, person) for person in each.people)
        printer.say(f"{number}. ", severity, f": {each.check}. Who: {who}")
        printer.say(f"{words.place(each.where)}: {each.fixes[0]}", indent=3)
        if number == 1:
            first = each.findings[0]
            printer.say("See it: ", words.replay(first.pack, first.journey, first.person), indent=3, whole=True)


def _not_tested(printer: _Printer, record: Record) -> None:
    gaps = sentences.untested(record)
    if not gaps:
        return
    printer.gap()
    printer.say((f"Not tested ({len(gaps)})", "bold"))
    for line in _first(gaps):
        printer.say(line, indent=2)


def _first(gaps: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield from (f"{what}: {why}" for what, why in gaps[:_GAPS])
    if len(gaps) > _GAPS:
        yield f"and {len(gaps) - _GAPS} more, in the report"
