"""What was proved in the terminal, in tables: several files in a line each, and the verdicts on one flow."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

from rich.table import Table
from rich.text import Text

from harness.model.property import FlowProof, Proof, PropertyName
from harness.report import proofs, route_words
from harness.report.printing import Printer, bare_table
from harness.report.words import capital, count, one_line

STYLES: Mapping[Proof, str] = {"refuted": "bold red", "cannot-tell": "yellow", "proved": "green"}
_USUAL_WIDTH = 17
"""Columns: so that the long head of the usual case stands in three lines, and leaves room for who it is."""

_Row = tuple[PropertyName, Proof, Proof | None, str]


def print_files(printer: Printer, given: Sequence[FlowProof]) -> None:
    """Print how many verdicts there are of each sort, file by file."""
    every = [each for proof in given for each in proof.properties]
    printer.say((f"{count(len(given), 'call flow')}: {route_words.counted(every) or 'nothing judged'}.", "bold"))
    if printer.plain:
        for proof in given:
            told = route_words.counted(proof.properties) or "nothing judged"
            printer.say(f"{proof.source} ({proof.format}), {count(proof.steps, 'step')}: {told}.")
        return
    folder = _common_folder([proof.source for proof in given])
    table = bare_table(f"In {one_line(folder)}" if folder else "File")
    table.columns[0].overflow = "fold"
    table.add_column("Format")
    table.add_column("Steps", justify="right")
    usual = any(each.usual for each in every)
    for verdict, word in route_words.PROOFS.items():
        table.add_column(word.word, justify="right")
        if verdict == "refuted" and usual:
            table.add_column(f"of these, {route_words.USUALLY}", justify="right", max_width=_USUAL_WIDTH)
    for proof in given:
        name = proof.source.removeprefix(f"{folder}/") if folder else proof.source
        cells = _counts(proof, usual=usual)
        table.add_row(Text(one_line(name)), Text(one_line(proof.format)), Text(str(proof.steps)), *cells)
    printer.console.print(table)


def _counts(proof: FlowProof, *, usual: bool) -> list[Text]:
    verdicts = [each.verdict for each in proof.properties]
    still = [each.usual.verdict for each in proof.properties if each.usual].count("refuted")
    counts = [(verdict, verdicts.count(verdict)) for verdict in route_words.PROOFS]
    if usual:
        counts.insert(1, ("refuted", still))
    return [Text(str(many), style=STYLES[verdict] if many else "dim") for verdict, many in counts]


def _common_folder(sources: Sequence[str]) -> str:
    parents = [str(PurePosixPath(source).parent) for source in sources]
    # Absolute and relative names have no folder in common.
    if len({source.startswith("/") for source in sources}) > 1:
        return ""
    return os.path.commonpath(parents).strip("/.") and os.path.commonpath(parents)


def print_verdicts(printer: Printer, proof: FlowProof, who: Callable[[Sequence[str]], str]) -> None:
    """Print the verdicts by property: for each, who. Ten people would not fit as columns, and seldom differ.

    Args:
        printer: Prints.
        proof: What was proved.
        who: Says some of the people in a few words.
    """
    given, usual = proofs.verdicts(proof.properties), proofs.usual_verdicts(proof.properties)
    people = proofs.people_of(proof.properties)
    if len(people) == 1:
        _of_one(printer, given, usual, who(people))
        return
    rows = list(_rows(given, usual, who))
    if printer.plain:
        for name, verdict, usually, told in rows:
            besides = f" {capital(route_words.USUALLY)}: {route_words.said(usually)}." if usually else ""
            printer.say(f"{name}: {route_words.said(verdict)} for {told}.{besides}")
    elif rows:
        printer.console.print(_table(rows))


def _rows(given: proofs.Verdicts, usual: proofs.Verdicts, who: Callable[[Sequence[str]], str]) -> Sequence[_Row]:
    rows: list[_Row] = []
    for name, people in given.items():
        usually = usual.get(name, {})
        for verdict in route_words.PROOFS:
            for also in (*route_words.PROOFS, None):
                same = [p for p, got in people.items() if (got, usually.get(p)) == (verdict, also)]
                if same:
                    rows.append((name, verdict, also, who(same)))
    return rows


def _table(rows: Sequence[_Row]) -> Table:
    table = bare_table("Property")
    table.add_column("Verdict")
    usual = any(usually for _, _, usually, _ in rows)
    if usual:
        table.add_column(capital(route_words.USUALLY), max_width=_USUAL_WIDTH)
    table.add_column("Who")
    before = ""
    for name, verdict, usually, who in rows:
        cells = [Text(route_words.said(each), style=STYLES[each]) if each else Text("") for each in (verdict, usually)]
        table.add_row("" if name == before else name, *cells[: 1 + usual], Text(one_line(who)))
        before = name
    return table


def _of_one(printer: Printer, given: proofs.Verdicts, usual: proofs.Verdicts, who: str) -> None:
    """One person's verdicts: the properties by verdict."""
    printer.say(f"For {who}:")
    for verdict, word in route_words.PROOFS.items():
        names = _with(given, verdict)
        if names:
            printer.say((word.word, STYLES[verdict]), f": {', '.join(names)}", indent=3, hang=3)
        if verdict == "refuted" and usual:
            printer.say(_of_these(names, usual), indent=6, hang=3)


def _of_these(refuted: Sequence[str], usual: proofs.Verdicts) -> str:
    """What of the refuted is refuted in the usual case, in as few words as will do."""
    for verdict, told in (("refuted", "All of these also"), ("proved", "None of these")):
        if [name for name, people in usual.items() if verdict in people.values()] == list(refuted):
            return f"{told} {route_words.USUALLY}."
    found = {verdict: _with(usual, verdict) for verdict in route_words.PROOFS}
    told = "; ".join(f"{route_words.said(verdict)}: {', '.join(names)}" for verdict, names in found.items() if names)
    return f"Of these, {route_words.USUALLY}, {told}."


def _with(given: proofs.Verdicts, verdict: Proof) -> list[str]:
    return [name for name, people in given.items() if verdict in people.values()]
