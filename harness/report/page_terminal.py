"""What is said of pages in the terminal: what is in the way, of whom, why, and what to do; then what to look at."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console

from harness.model.finding import Finding, Outcome, Severity
from harness.model.page_report import PageReport
from harness.report.page_words import alike, what, who
from harness.report.printing import Printer
from harness.report.words import CAVEAT, OUTCOMES, SEVERITIES, capital, count, excerpt

_STYLES: Mapping[Severity, str] = {
    Severity.SHUT_OUT: "bold red",
    Severity.SERIOUS: "bold red",
    Severity.MODERATE: "yellow",
    Severity.ADVICE: "",
}
_QUESTIONS = 10
"""Questions of one page that are printed."""
_ADDRESSES = 5
_TOP = 8


class PagePrinter:
    """Prints pages one after another, and what they have in common at the end."""

    def __init__(self, console: Console, *, plain: bool, many: bool, names: Mapping[str, str]) -> None:
        """Takes the terminal.

        Args:
            console: Where to print.
            plain: No colour, and no line broken.
            many: Whether why it matters and what to do is said once for each check, not again on each page.
            names: What the people are called, by id.
        """
        self._names = names
        self._printer = Printer(console, plain=plain)
        self._many = many
        self._explained: set[str] = set()
        self._pages = self._with = 0
        self._common: Counter[str] = Counter()
        self._untested: list[tuple[str, str]] = []

    def page(self, report: PageReport) -> None:
        """Prints one page."""
        say = self._printer.say
        if self._pages:
            self._printer.gap()
        self._pages += 1
        say((report.title or report.name, "bold"))
        if not report.visited:
            say("It was not visited.")
        elif report.url not in (report.title, report.name) or report.title:
            say(report.url, whole=True)
        if report.name not in (report.url, report.title):
            say(f"Given as {report.name}", whole=True)
        failed = [each for each in report.findings if each.outcome is Outcome.FAILED]
        questions = [each for each in report.findings if each.outcome is Outcome.CANNOT_TELL]
        self._with += bool(failed)
        self._common.update({each.check for each in failed})
        for same in alike(failed):
            self._failed(same, report)
        self._asked(questions, report)
        self._told(report, failed)
        self._untested += [(report.name, why) for why in report.untested]
        for why in report.untested:
            say(("Not tested: ", "yellow"), why, indent=2, hang=2)

    def end(self) -> None:
        """Says what many pages have in common, and what all of this is worth."""
        say = self._printer.say
        self._printer.gap()
        if self._pages > 1:
            say((f"{count(self._pages, 'page')}: {self._with} with something that does not work.", "bold"))
            for check, number in self._common.most_common(_TOP):
                say(f"{check}: {count(number, 'page')}", indent=2, hang=2)
        if self._common:
            say(f"What one of them means: harness explain {self._common.most_common(1)[0][0]}", whole=True)
        say("A machine tried this; people have not. It does not say that a page conforms to any standard.")
        say(CAVEAT)
        if self._untested:
            names = len({name for name, _ in self._untested})
            say((f"Not everything was tested: {count(names, 'page')}, see “Not tested” above.", "yellow"))

    def _failed(self, same: Sequence[Finding], report: PageReport) -> None:
        say, finding = self._printer.say, same[0]
        self._printer.gap()
        severity = SEVERITIES[finding.severity]
        say(
            (f"{severity}: ", _STYLES[finding.severity]),
            f"{what(finding, report)} [{finding.check}]",
            indent=2,
            hang=2,
        )
        if finding.where.selector:
            say(f"Where: {finding.where.selector}", indent=4, hang=2)
        if self._many and finding.check in self._explained:
            return
        self._explained.add(finding.check)
        concerned = who(same, report, self._names)
        if concerned:
            say(f"Who: {concerned}", indent=4, hang=2)
        say(f"Why: {finding.why}", indent=4, hang=2)
        say(f"Do: {finding.fix}", indent=4, hang=2)

    def _asked(self, questions: Sequence[Finding], report: PageReport) -> None:
        """The questions for a person, one of each check, the gravest first."""
        first = {finding.check: finding for finding in reversed(questions)}
        numbers = Counter(finding.check for finding in questions)
        shown = [first[check] for check in dict.fromkeys(finding.check for finding in questions)]
        if not shown:
            return
        self._printer.gap()
        self._printer.say((f"For you to judge ({len(shown)}):", "bold"), indent=2)
        for finding in shown[:_QUESTIONS]:
            people = len(report.people) or 1
            more = max(0, numbers[finding.check] - people)
            rest = f" ({more} more)" if more else ""
            self._printer.say(f"{what(finding, report)}{rest} [{finding.check}]", indent=4, hang=2)
        if len(shown) > _QUESTIONS:
            self._printer.say(f"{len(shown) - _QUESTIONS} more questions: --json has them all.", indent=4)

    def _told(self, report: PageReport, failed: Sequence[Finding]) -> None:
        say = self._printer.say
        if not report.checks:
            return
        self._printer.gap()
        if not failed and not report.untested:
            say(("Nothing was found that does not work.", "bold"), indent=2)
        counted = [
            f"{word.lower()}: {report.checks[outcome]}"
            for outcome, word in OUTCOMES.items()
            if report.checks.get(outcome)
        ]
        say(f"Checks. {capital(', '.join(counted))}.", indent=2, hang=2)
        for said, addresses in (
            ("Not reached, since only the origins that were given are (--also names another)", report.refused),
            ("Nothing was sent to", report.unsent),
        ):
            if addresses:
                say(f"{said}: {_some(addresses)}", indent=2, hang=2)


def _some(addresses: Sequence[str]) -> str:
    shown = ", ".join(excerpt(each, 100) for each in addresses[:_ADDRESSES])
    more = len(addresses) - _ADDRESSES
    return f"{shown} and {more} more." if more > 0 else f"{shown}."
