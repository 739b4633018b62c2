"""What a run says in the terminal: one screen, first things first, what was not tested last.

``plain`` is for people who listen to their terminal: whole lines that make sense alone, and none that only draws.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from harness.model.finding import Outcome, Severity
from harness.model.record import PackSeen, Record
from harness.report import claim_words, sentences, words
from harness.report.grouping import Group, group
from harness.report.printing import Printer, bare_table
from harness.report.readings import Tried, tried

_GROUPS, _GROUPS_OF_MANY = 5, 3
_GAPS = 4
_STUCK = 6
_NAMES = 3
_ROWS, _COLUMNS = 12, 3
"""People and journeys that a table on one screen has room for; with more, each person's endings are counted."""
_LINES = 12
"""Endings that stand on a line each where a table would be too wide for them."""
_PEOPLE = 20
_DEPENDS = "Depends: how it ends depends on what the service hears. The worst is shown; the report has each walk."

_STYLES: Mapping[str, str] = {
    words.STUCK.id: "bold red",
    words.MET.id: "green",
    words.CONNECTED.id: "blue",
    words.DIRECTED.id: "blue",
    words.UNKNOWN.id: "yellow",
}
_SEVERITY_STYLES: Mapping[Severity, str] = {Severity.SHUT_OUT: "bold red", Severity.SERIOUS: "bold yellow"}


def summary(record: Record, console: Console, *, plain: bool, folder: Path | None = None) -> None:
    """Print what happened.

    Args:
        record: The run.
        console: Where to print.
        plain: No boxes, colours or marks, and no line broken.
        folder: Where the reports went, if they went anywhere.
    """
    printer = Printer(console, plain=plain)
    groups = group(record.findings)
    for sentence in sentences.what_happened(record):
        printer.say((sentence, "bold"))
    printer.say(" ".join((*sentences.what_it_rests_on(record), words.CAVEAT)))
    for name, pack in record.packs.items():
        _endings(printer, record, name, pack)
    _claims(printer, record)
    _to_fix(printer, record, [each for each in groups if each.outcome is Outcome.FAILED])
    judged = sum(each.outcome is not Outcome.FAILED for each in groups)
    if judged:
        printer.say(f"The machine could not tell {words.count(judged, 'thing')}: a person must judge.")
    _not_tested(printer, record)
    if folder is not None:
        printer.gap()
        printer.say("The whole report: ", (folder / "index.html").as_posix(), whole=True)


def _endings(printer: Printer, record: Record, name: str, pack: PackSeen) -> None:
    printer.gap()
    printer.say((pack.name, "bold"))
    found = tried(walk for walk in record.walks if walk.pack == name)
    cells = {(person, journey): one for (_, journey, person), one in found.items()}
    drawn = not printer.plain and len(record.people) <= _ROWS and len(pack.journeys) <= _COLUMNS
    if _large(record) or not (drawn or printer.plain or len(cells) <= _LINES):
        _only_stuck(printer, record, cells.values())
        _counts(printer, record, cells.values())
    elif not drawn:
        for (person, journey), one in cells.items():
            depends = ", or better: that depends on what the service hears" if one.depends else ""
            printer.say(f"{words.person_name(record, person)}, {journey}: {one.ending.word.lower()}{depends}.")
    else:
        printer.console.print(_table(record, pack, cells))
        if any(one.depends for one in cells.values()):
            printer.say((_DEPENDS, "dim"))


def _claims(printer: Printer, record: Record) -> None:
    """Each pack's claims by kind and verdict: a line for each kind."""
    for pack in dict.fromkeys(each.pack for each in record.verdicts):
        own = [each for each in record.verdicts if each.pack == pack]
        printer.gap()
        printer.say(("Claims, as modelled", "bold"), f". {claim_words.bases_in_words(own)}")
        for line in claim_words.counts_in_words(own):
            printer.say(line, indent=2)
        printer.say(f"See them: python3 -m harness claims {pack}", indent=2, whole=True)


def _large(record: Record) -> bool:
    """Whether one screen holds only counts."""
    return len(tried(record.walks)) > _ROWS * _COLUMNS


def _only_stuck(printer: Printer, record: Record, cells: Iterable[Tried]) -> None:
    """Who is stuck on what: a line for each person, those stuck most often first."""
    stuck: dict[str, list[str]] = defaultdict(list)
    for one in cells:
        if one.ending is words.STUCK:
            stuck[one.person].append(one.journey)
    worst_first = sorted(stuck.items(), key=lambda found: -len(found[1]))
    for person, journeys in worst_first[:_STUCK]:
        name = words.person_name(record, person)
        room = printer.console.width - len(f"  Stuck: {name}: ")
        told = _and_more(journeys, ", ", _fitting(journeys, room) if not printer.plain else len(journeys))
        printer.say(("Stuck", _STYLES["stuck"]), f": {name}: {told}", indent=2)
    if len(stuck) > _STUCK:
        printer.say(f"and {words.count(len(stuck) - _STUCK, 'more person', 'more people')} who are stuck", indent=2)


def _counts(printer: Printer, record: Record, cells: Iterable[Tried]) -> None:
    """How each person's journeys end, counted: a line or a row for each person."""
    counts: dict[str, Counter[words.Ending]] = {person: Counter() for person in record.people}
    depends = 0
    for one in cells:
        counts.setdefault(one.person, Counter())[one.ending] += 1
        depends += one.depends
    ends = [end for end in words.ENDINGS if any(count[end] for count in counts.values())]
    if printer.plain:
        for person, count in counts.items():
            told = ", ".join(f"{count[end]} {end.word.lower()}" for end in ends if count[end]) or "not walked"
            printer.say(f"{words.person_name(record, person)}, journeys by how they end: {told}.")
    else:
        printer.gap()
        table = bare_table("Journeys by how they end")
        for end in ends:
            table.add_column(end.word, justify="right", max_width=max(9, *map(len, end.word.split())))
        shown = sorted(counts.items(), key=lambda each: -each[1][words.STUCK])[:_PEOPLE]
        for person, count in shown:
            cells_shown = (Text(str(count[end]), style=_STYLES[end.id] if count[end] else "dim") for end in ends)
            table.add_row(Text(words.person_name(record, person)), *cells_shown)
        printer.console.print(table)
        if len(counts) > _PEOPLE:
            printer.say(f"and {len(counts) - _PEOPLE} more people, in the report")
    if depends:
        these = "one of these it" if depends == 1 else f"{depends} of these it"
        printer.say(f"In {these} depends on what the service hears, and the worst is counted.")


def _table(record: Record, pack: PackSeen, cells: Mapping[tuple[str, str], Tried]) -> Table:
    table = bare_table("")
    for journey in pack.journeys:
        table.add_column(Text(words.one_line(journey)), overflow="fold")
    for person in record.people:
        shown = (_cell(cells.get((person, journey))) for journey in pack.journeys)
        table.add_row(Text(words.person_name(record, person)), *shown)
    return table


def _cell(one: Tried | None) -> Text:
    if one is None:
        return Text("Not walked", style="dim")
    return Text(one.ending.word + (" (depends)" if one.depends else ""), style=_STYLES[one.ending.id])


def _and_more(names: Sequence[str], between: str, most: int) -> str:
    """The first names, and how many more there are."""
    more = len(names) - most
    return f"{between.join(names[:most])} and {more} more" if more > 0 else between.join(names)


def _fitting(names: Sequence[str], room: int) -> int:
    """How many of the names fit on a line, and at least one."""
    fits = (most for most in range(len(names), 0, -1) if len(_and_more(names, ", ", most)) <= room)
    return next(fits, 1)


def _to_fix(printer: Printer, record: Record, groups: list[Group]) -> None:
    printer.gap()
    if not groups:
        printer.say(("No check failed.", "bold"), " That is not proof that the service works for everybody.")
        return
    most, names = (_GROUPS_OF_MANY, 1) if _large(record) else (_GROUPS, _NAMES)
    more = f" (the first {most} of {len(groups)})" if len(groups) > most else ""
    printer.say((f"What to fix{more}", "bold"))
    for number, each in enumerate(groups[:most], start=1):
        severity = (words.SEVERITIES[each.severity], _SEVERITY_STYLES.get(each.severity, "bold"))
        who = _and_more([words.person_name(record, person) for person in each.people], "; ", names)
        printer.say(f"{number}. ", severity, f": {each.check}. Who: {who}")
        fix = f"{words.spot(each.findings[0])}: {each.fixes[0]}"
        # On a screen that holds much, one line says where to look and the report says the rest.
        cut = _large(record) and not printer.plain
        printer.say(words.excerpt(fix, printer.console.width - 5) if cut else fix, indent=3)
        for people, accepted in each.accepted.items():
            whose = _and_more([words.person_name(record, person) for person in people], "; ", names)
            printer.say(f"{words.accepted_by(accepted)}, for: {whose}", indent=3)
        if number == 1:
            first = each.findings[0]
            printer.say("See it: ", words.replay(first.pack, first.journey, first.person), indent=3, whole=True)


def _not_tested(printer: Printer, record: Record) -> None:
    gaps = sentences.untested(record)
    if not gaps:
        return
    printer.gap()
    printer.say((f"Not tested ({sum(len(each.what) for each in gaps)})", "bold"))
    for line in _first(gaps):
        printer.say(line, indent=2)


def _first(gaps: Sequence[sentences.Gap]) -> Iterator[str]:
    yield from (f"{each.short}: {each.why}" for each in gaps[:_GAPS])
    if len(gaps) > _GAPS:
        yield f"and {len(gaps) - _GAPS} more reasons, in the report"
