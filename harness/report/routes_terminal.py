"""What the proofs of routes say in the terminal: verdicts, then each call that refutes one, then what is not known."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

from rich.console import Console
from rich.table import Table
from rich.text import Text

from harness.model.base import weakest
from harness.model.property import Exchange, FlowProof, Proof
from harness.report import proofs, route_words
from harness.report.printing import Printer, bare_table
from harness.report.proofs import Refutation
from harness.report.route_call import Roads
from harness.report.words import as_modelled, count, excerpt, listed, one_line

_STYLES: Mapping[Proof, str] = {"refuted": "bold red", "cannot-tell": "yellow", "proved": "green"}
_FAILING = 4
"""Steps that are named of those from which there is no way on."""
_FILES = 3
"""Files of which every refuting call is told; of more, the one that concerns most people."""
_HEARD = 240
"""Characters of what is heard: enough to know the prompt by; the report has all of it."""


def print_proofs(
    given: Sequence[FlowProof], console: Console, *, plain: bool, names: Mapping[str, str] | None = None
) -> None:
    """Print what was proved: first all files in a line each, where there are several; then each; last what to do next.

    Args:
        given: What was proved of each pack or exported flow.
        console: Where to print.
        plain: No boxes, colours or marks, and no line broken.
        names: What people are called; without it, and for those who are not in it, their ids stand.
    """
    printer = Printer(console, plain=plain)
    called = names or {}
    if not given:
        printer.say("There was no call flow to prove anything of.")
        return
    if len(given) > 1:
        _files(printer, given)
    for proof in given:
        if len(given) > 1:
            printer.gap()
        _Flow(printer, proof, lambda person: called.get(person, person), brief=len(given) > _FILES).print()
    printer.gap()
    printer.say("As modelled: a proof holds of the file that it was made from, not of the line that people ring.")
    _next(printer, given)


def _files(printer: Printer, given: Sequence[FlowProof]) -> None:
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
    for head in ("Steps", *(word.word for word in route_words.PROOFS.values())):
        table.add_column(head, justify="right")
    for proof in given:
        verdicts = [each.verdict for each in proof.properties]
        cells = [
            Text(str(verdicts.count(verdict)), style=_STYLES[verdict] if verdict in verdicts else "dim")
            for verdict in route_words.PROOFS
        ]
        name = proof.source.removeprefix(f"{folder}/") if folder else proof.source
        table.add_row(Text(one_line(name)), Text(one_line(proof.format)), Text(str(proof.steps)), *cells)
    printer.console.print(table)


def _common_folder(sources: Sequence[str]) -> str:
    parents = [str(PurePosixPath(source).parent) for source in sources]
    # Absolute and relative names have no folder in common.
    if len({source.startswith("/") for source in sources}) > 1:
        return ""
    return os.path.commonpath(parents).strip("/.") and os.path.commonpath(parents)


class _Flow:
    """One flow as it is printed."""

    def __init__(self, printer: Printer, proof: FlowProof, name: Callable[[str], str], *, brief: bool) -> None:
        self.printer = printer
        self.proof = proof
        self.name = name
        self.brief = brief
        self.roads = Roads(proof.map)
        self.people = proofs.people_of(proof.properties)

    def print(self) -> None:
        """Print all of it."""
        proof = self.proof
        sizes = f"{count(proof.steps, 'step')}, {count(proof.states, 'state')}, {count(proof.edges, 'edge')}"
        self.printer.say((proof.source, "bold"), f" ({proof.format}): {sizes}")
        self._verdicts()
        self._refuted()
        self._not_known()
        self._times()
        if proof.properties:
            weakest_of = weakest(each.basis for each in proof.properties)
            self.printer.gap()
            self.printer.say(f"The weakest that this rests on: {as_modelled(weakest_of)}")

    def _who(self, people: Sequence[str]) -> str:
        return proofs.who(people, self.people, self.name)

    def _verdicts(self) -> None:
        """The verdicts by property: for each, who. Ten people would not fit as columns, and seldom differ."""
        given = proofs.verdicts(self.proof.properties)
        if len(self.people) == 1:
            self._verdicts_of_one(given)
            return
        rows = [
            (name, verdict, self._who([person for person, got in people.items() if got == verdict]))
            for name, people in given.items()
            for verdict in route_words.PROOFS
            if verdict in people.values()
        ]
        if self.printer.plain:
            for name, verdict, who in rows:
                self.printer.say(f"{name}: {route_words.PROOFS[verdict].word.lower()} for {who}.")
        elif rows:
            self.printer.console.print(_verdict_table(rows))

    def _verdicts_of_one(self, given: proofs.Verdicts) -> None:
        """One person's verdicts: the properties by verdict."""
        self.printer.say(f"For {self.name(self.people[0])}:")
        for verdict, word in route_words.PROOFS.items():
            names = [name for name, people in given.items() if verdict in people.values()]
            if names:
                self.printer.say((word.word, _STYLES[verdict]), f": {', '.join(names)}", indent=3, hang=3)

    def _refuted(self) -> None:
        found = proofs.refutations(self.proof.properties)
        shown = found[:1] if self.brief else found
        for number, each in enumerate(shown, start=1):
            self.printer.gap()
            head = (f"Refuted, {number} of {len(found)}", _STYLES["refuted"])
            self.printer.say(head, f": for {self._who(each.people)}")
            self._cases(each)
            self._script(each)
            self._failing(each)
        if len(shown) < len(found):
            self.printer.gap()
            more = f"{count(len(found) - len(shown), 'more call')} as well. See all: "
            self.printer.say(more, route_words.routes_again(self.proof.source), whole=True)

    def _cases(self, each: Refutation) -> None:
        for case in each.cases:
            who = f" (for {self._who(case.people)})" if case.people != each.people else ""
            where = f" Turns on {case.where}." if case.where else ""
            self.printer.say((case.property, "bold"), f"{who}: {case.why}{where}", indent=3, hang=2)

    def _script(self, each: Refutation) -> None:
        if not each.script:
            return
        if len(each.people) > 1:
            self.printer.say("The same call for all of them:", indent=3)
        for said in each.script:
            self.printer.say(self._exchange(said), indent=5, hang=8)
        if each.times_differ:
            self.printer.say(
                f"The times are those of {self.name(each.people[0])}; for the others they differ.", indent=3
            )

    def _exchange(self, said: Exchange) -> str:
        place = self.roads.place(said.step)
        node = self.proof.map.nodes[place] if place else None
        told = excerpt(route_words.heard(said), _HEARD)
        heard = f" {route_words.takes_in(node)} “{told}”" if route_words.quoted(said) else f": {told}"
        did = route_words.done(said)
        return f"at {route_words.time_told(said.at)}{heard}" + (f"; {did}" if did else "")

    def _failing(self, each: Refutation) -> None:
        if not each.failing:
            return
        told = [self._step(step, people, each) for step, people in list(each.failing.items())[:_FAILING]]
        more = len(each.failing) - len(told)
        named = f"{', '.join(told)} and {more} more" if more > 0 else listed(told)
        self.printer.say(f"Lost from here on: {named}.", indent=3, hang=2)

    def _step(self, step: str, people: Sequence[str], each: Refutation) -> str:
        place = self.roads.place(step)
        origin = self.proof.map.nodes[place].origin if place else None
        at = [f"{origin.file}:{origin.line}"] if origin else []
        who = [f"for {self._who(people)}"] if tuple(people) != each.people else []
        return f"{step} ({'; '.join(at + who)})" if at or who else step

    def _not_known(self) -> None:
        needs = proofs.needs(self.proof.properties)
        supplied = {what for need in needs for what in need.supply}
        unknown = [each for each in self.proof.unknown if each.what not in supplied]
        if not needs and not unknown:
            return
        self.printer.gap()
        self.printer.say(("What cannot be told, and what to supply", "bold"))
        for need in needs:
            waits = "; ".join(f"{case.property} ({self._who(case.people)})" for case in need.cases)
            because = " ".join(dict.fromkeys(case.why for case in need.cases))
            supply = " ".join(need.supply) or "Nobody has said what."
            self.printer.say(f"{supply} Waits for it: {waits}. {because}", indent=3, hang=2)
        for each in unknown:
            self.printer.say(f"Unknown step {each.step}: {each.what}", indent=3, hang=2)

    def _times(self) -> None:
        if not self.proof.time_to_human:
            return
        same: dict[tuple[str, str], list[str]] = {}
        for person, time in self.proof.time_to_human.items():
            longest = route_words.time_told(time.longest, otherwise="not known" if time.shortest else "no way")
            same.setdefault((route_words.time_told(time.shortest), longest), []).append(person)
        self.printer.gap()
        self.printer.say(("Time to a human", "bold"), ", in minutes and seconds")
        for (shortest, longest), people in same.items():
            times = "no way leads to one" if shortest == "no way" else f"shortest {shortest}, longest {longest}"
            self.printer.say(f"{self._who(people)}: {times}", indent=3)


def _verdict_table(rows: Sequence[tuple[str, Proof, str]]) -> Table:
    table = bare_table("Property")
    table.add_column("Verdict")
    table.add_column("Who")
    before = ""
    for name, verdict, who in rows:
        word = Text(route_words.PROOFS[verdict].word.lower(), style=_STYLES[verdict])
        table.add_row("" if name == before else name, word, Text(one_line(who)))
        before = name
    return table


def _next(printer: Printer, given: Sequence[FlowProof]) -> None:
    """The one thing to do next."""
    for wanted, told in (("refuted", _mend), ("cannot-tell", _supply)):
        proof = next((p for p in given if any(each.verdict == wanted for each in p.properties)), None)
        if proof:
            printer.say("Next: ", told(proof), route_words.routes_again(proof.source), whole=True)
            return
    first = given[0]
    if len({each.person for each in first.properties}) > 1 or len(given) > 1:
        printer.say("Next: walk it as each person: ", f"python3 -m harness run {first.source}", whole=True)
    else:
        everybody = route_words.routes_again(first.source, people="all")
        printer.say("Next: ask for everybody, not only one person: ", everybody, whole=True)


def _mend(proof: FlowProof) -> str:
    steps = [step for each in proofs.refutations(proof.properties)[:1] for step in each.failing]
    at = f" at {steps[0]}" if steps else ""
    return f"give the first call above a way on{at}, and prove it again: "


def _supply(proof: FlowProof) -> str:
    many = len({what for each in proof.properties for what in each.supply})
    return f"supply {'what is not known' if many != 1 else 'the one thing that is not known'}, and prove it again: "
