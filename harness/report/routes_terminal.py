"""What the proofs of routes say in the terminal: verdicts, then each call that refutes one, then what is not known."""

from collections.abc import Callable, Mapping, Sequence

from rich.console import Console

from harness.model.base import weakest
from harness.model.property import Exchange, FlowProof
from harness.report import proofs, route_words
from harness.report.printing import Printer
from harness.report.proofs import Frame, Refutation
from harness.report.route_call import Roads
from harness.report.verdicts_terminal import STYLES, print_files, print_verdicts
from harness.report.words import as_modelled, capital, count, excerpt, listed

_FRAMES: Mapping[Frame, str] = {
    "usual": f", {route_words.USUALLY}",
    "once": "",
    "may-fail": f", {route_words.MAY_FAIL}",
}
_FAILING, _GROUPS = 6, 3
"""Steps that are named of those from which there is no way on, and groups of people for whom they are."""
_FILES = 3
"""Files of which every refuting call is told; of more, the one that concerns most people."""
_HEARD, _HEARD_AGAIN = 240, 60
"""Characters of what is heard: enough to know the prompt by, the first time and after; the report has all of it."""


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
        print_files(printer, given)
    for proof in given:
        if len(given) > 1:
            printer.gap()
        _Flow(printer, proof, lambda person: called.get(person, person), brief=len(given) > _FILES).print()
    printer.gap()
    printer.say("As modelled: a proof holds of the file that it was made from, not of the line that people ring.")
    _next(printer, given)


class _Flow:
    """One flow as it is printed."""

    def __init__(self, printer: Printer, proof: FlowProof, name: Callable[[str], str], *, brief: bool) -> None:
        self.printer = printer
        self.proof = proof
        self.name = name
        self.brief = brief
        self.roads = Roads(proof.map)
        self.people = proofs.people_of(proof.properties)
        self.heard: set[str] = set()

    def print(self) -> None:
        """Print all of it."""
        proof = self.proof
        sizes = f"{count(proof.steps, 'step')}, {count(proof.states, 'state')}, {count(proof.edges, 'edge')}"
        self.printer.say((proof.source, "bold"), f" ({proof.format}): {sizes}")
        print_verdicts(self.printer, proof, self._who)
        self._refuted()
        self._not_known()
        self._times()
        if proof.properties:
            weakest_of = weakest(each.basis for each in proof.properties)
            self.printer.gap()
            self.printer.say(f"The weakest that this rests on: {as_modelled(weakest_of)}")

    def _who(self, people: Sequence[str]) -> str:
        return proofs.who(people, self.people, self.name)

    def _refuted(self) -> None:
        found = proofs.refutations(self.proof.properties)
        shown = found[:1] if self.brief else found
        for number, each in enumerate(shown, start=1):
            self.printer.gap()
            head = (f"Refuted, {number} of {len(found)}", STYLES["refuted"])
            self.printer.say(head, f"{_FRAMES[each.frame]}: for {self._who(each.people)}", hang=3)
            self._cases(each)
            self._script(each)
            self._failing(each)
        if len(shown) < len(found):
            self.printer.gap()
            more = f"{count(len(found) - len(shown), 'more call')} as well. See all: "
            self.printer.say(more, route_words.routes_again(self.proof.source), whole=True)

    def _cases(self, each: Refutation) -> None:
        for case in each.told:
            who = self._unless_all(case.people, each)
            where = f" Turns on {case.where.file}:{case.where.line}." if case.where else ""
            usual = f" {capital(route_words.USUALLY)}: {route_words.said(case.usual)}." if case.usual else ""
            self.printer.say((case.property, "bold"), f"{who}: {case.why}{where}{usual}", indent=3, hang=2)
        if each.named:
            told = (f"{name}{self._unless_all(people, each)}" for name, people in each.named.items())
            self.printer.say(f"It refutes as well, as calls above do: {listed(told)}.", indent=3, hang=2)

    def _unless_all(self, people: Sequence[str], each: Refutation) -> str:
        return f" (for {self._who(people)})" if set(people) != set(each.people) else ""

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
        told = excerpt(route_words.heard(said), _HEARD_AGAIN if said.hears in self.heard else _HEARD)
        self.heard.add(said.hears)
        heard = f" {route_words.takes_in(node)} “{told}”" if route_words.quoted(said) else f": {told}"
        did = route_words.done(said)
        return f"at {route_words.time_told(said.at)}{heard}" + (f"; {did}" if did else "")

    def _failing(self, each: Refutation) -> None:
        before = ""
        for people, steps in list(each.lost.items())[:_GROUPS]:
            told = f"Lost from here on{'' if people == each.people else f' for {self._who(people)}'}"
            for number, step in enumerate(steps[:_FAILING]):
                place = self.roads.place(step)
                origin = self.proof.map.nodes[place].origin if place else None
                # A file is told once, not with each of its steps.
                if origin and origin.file != before:
                    told += f"{', in' if not number else '; in'} {origin.file}: "
                    before = origin.file
                else:
                    told += ": " if not number else ", "
                told += f"{step} (line {origin.line})" if origin else step
            more = len(steps) - _FAILING
            self.printer.say(f"{told}{f' and {more} more' if more > 0 else ''}.", indent=3, hang=2)

    def _not_known(self) -> None:
        needs = proofs.needs(self.proof.properties)
        supplied = {what for need in needs for what in need.supply}
        unknown = [each for each in self.proof.unknown if each.what not in supplied]
        if not needs and not unknown:
            return
        self.printer.gap()
        self.printer.say(("What cannot be told, and what to supply", "bold"))
        for need in needs:
            waits = "; ".join(f"{case.property}{_FRAMES[case.frame]} ({self._who(case.people)})" for case in need.cases)
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
