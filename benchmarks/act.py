"""How the W3C ACT rules come out: for each rule, whether it is followed consistently, by axe alone and with our checks.

.venv/bin/python benchmarks/act.py [--only 80af7b,ffbc54] [--cases]

A rule is consistent when every failing case is failed or cannot-tell by something mapped to the rule, at least one of
them failed, no clean case is failed, and at most one in twenty of the clean cases is cannot-tell. What is mapped: the
rules of axe that name the ACT rule themselves (``actIds``), as the check page-wcag reports them, and the checks that
name it (``act``). Cases that need a file from outside are left in: what cannot be fetched is answered with *not found*,
as the collection's readers get it.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus import ANYBODY, options, read

from harness.checks import all_checks
from harness.model.finding import Outcome
from harness.model.visit import Visit
from harness.web import axe
from harness.web.channel import Browser
from harness.web.site import Site
from harness.web.visitor import Visitor

HOST = "https://www.w3.org"
FEW = 20
"""One clean case in so many may be left to a person."""


@dataclass
class Tally:
    """How one rule came out by one way of judging.

    Attributes:
        failing: How each failing case came out: failed, cannot-tell or silent.
        clean: How each passed or inapplicable case came out.
        mapped: Whether anything is mapped to the rule at all.
    """

    failing: list[str] = field(default_factory=list)
    clean: list[str] = field(default_factory=list)
    mapped: bool = False

    @property
    def consistent(self) -> bool:
        """See the module."""
        caught = "silent" not in self.failing and "failed" in self.failing
        asked = self.clean.count("cannot-tell")
        return self.mapped and caught and "failed" not in self.clean and asked * FEW <= len(self.clean)


def main() -> None:
    """Prints the table, and the totals last."""
    only, named = options(__doc__, "rules", "--cases", "name each case that came out otherwise than expected")
    cases = [case for case in read("act", "testcases.jsonl") if not only or case["rule"] in only]
    alone: dict[str, Tally] = defaultdict(Tally)
    whole: dict[str, Tally] = defaultdict(Tally)
    began, untested = time.perf_counter(), []
    with Browser() as browser:
        mapped = _axe_rules(browser)
        for number, case in enumerate(cases, 1):
            visit = _visit(browser, case["html"], _needs(case["rule"]))
            if visit.untested or visit.probed.untested:
                untested.append(f"{case['rule']} {case['case'][:8]}: {visit.untested or dict(visit.probed.untested)}")
            by_axe = [*_of_axe(visit, mapped.get(case["rule"], ()))]
            both = [*_of_page_wcag(visit, mapped.get(case["rule"], ())), *_of_ours(visit, case["rule"])]
            for tallies, said in ((alone, by_axe), (whole, both)):
                tally = tallies[case["rule"]]
                (tally.failing if case["expected"] == "failed" else tally.clean).append(_worst(said))
            if named and (_worst(both) == "silent") == (case["expected"] == "failed"):
                print(f"{case['rule']} {case['case'][:8]} expected {case['expected']}: {_worst(both)}")
            if number % 100 == 0:
                print(f"{number} of {len(cases)} cases.", file=sys.stderr, flush=True)
    for rule in {case["rule"] for case in cases}:
        alone[rule].mapped = bool(mapped.get(rule))
        whole[rule].mapped = alone[rule].mapped or any(rule in check.act for check in all_checks().values())
    print("\n".join(_table(cases, alone, whole)))
    print(f"\n{time.perf_counter() - began:.0f} seconds; {len(untested)} cases untested.", *untested, sep="\n")


def _needs(rule: str) -> Sequence[str]:
    """The parts that the rule's checks read; the first two also answer questions of axe's."""
    wanted = {part for check in all_checks().values() if rule in check.act for part in check.needs}
    return ["snapshot", "sizes", *sorted(wanted - {"snapshot", "sizes"})]


def _visit(browser: Browser, html: str, needs: Sequence[str]) -> Visit:
    url = f"{HOST}/WAI/content-assets/wcag-act-rules/testcases/page.html"
    with Visitor(browser, Site({url: html.encode()}), parts=needs) as visitor:
        return visitor.visit(url)


def _axe_rules(browser: Browser) -> Mapping[str, Sequence[str]]:
    """The rules of axe by the ACT rules that they name."""
    context = browser.context()
    page = context.new_page()
    page.set_content("<p>Nothing.</p>")
    page.evaluate(axe.script())
    found: dict[str, list[str]] = defaultdict(list)
    for rule in page.evaluate("() => axe.getRules().map((rule) => [rule.ruleId, rule.actIds || []])"):
        for act in rule[1]:
            found[act].append(rule[0])
    context.close()
    return found


def _of_axe(visit: Visit, rules: Sequence[str]) -> Iterator[Outcome]:
    """What axe says by itself."""
    for result in visit.axe:
        if result.rule in rules:
            yield Outcome.FAILED if result.outcome == "violation" else Outcome.CANNOT_TELL


def _of_page_wcag(visit: Visit, rules: Sequence[str]) -> Iterator[Outcome]:
    """What a reader of a report hears of axe: without what other checks know better."""
    for judgement in all_checks()["page-wcag"].judge(visit, ANYBODY):
        if judgement.part in rules:
            yield judgement.outcome


def _of_ours(visit: Visit, rule: str) -> Iterator[Outcome]:
    for check in all_checks().values():
        if rule in check.act:
            yield from (judgement.outcome for judgement in check.of_page(visit))


def _worst(said: Sequence[Outcome]) -> str:
    sure = {Outcome.FAILED: "failed", Outcome.CANNOT_TELL: "cannot-tell"}
    return next((words for outcome, words in sure.items() if outcome in said), "silent")


def _table(cases: Sequence[Mapping[str, Any]], alone: Mapping[str, Tally], whole: Mapping[str, Tally]) -> Iterator[str]:
    names = {case["rule"]: case["name"] for case in cases}
    yield "\n| rule | name | failing: failed, asked, missed | clean: failed, asked, silent | consistent | axe alone |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for rule, name in sorted(names.items()):
        ours = whole[rule]
        counts = f"{_counts(ours.failing)} | {_counts(ours.clean)}"
        yield f"| {rule} | {name} | {counts} | {_yes(ours)} | {_yes(alone[rule])} |"
    for who, tallies in (("axe alone", alone), ("axe and our checks", whole)):
        found = [tallies[rule] for rule in names]
        failing = [each for tally in found for each in tally.failing]
        clean = [each for tally in found if tally.mapped for each in tally.clean]
        yield (
            f"\n{who}: {sum(tally.consistent for tally in found)} of {len(found)} rules consistent; "
            f"{len(failing) - failing.count('silent')} of {len(failing)} failing cases flagged "
            f"({failing.count('failed')} failed, {failing.count('cannot-tell')} asked); of {len(clean)} clean cases of "
            f"the mapped rules {clean.count('failed')} failed and {clean.count('cannot-tell')} asked."
        )


def _counts(said: Sequence[str]) -> str:
    return ", ".join(str(said.count(word)) for word in ("failed", "cannot-tell", "silent"))


def _yes(tally: Tally) -> str:
    return "yes" if tally.consistent else "no" if tally.mapped else "–"


if __name__ == "__main__":
    main()
