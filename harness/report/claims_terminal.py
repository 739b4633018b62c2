"""What an assessment's claims come to, in the terminal: each claim once, grouped by verdict, with what it rests on."""

from collections.abc import Mapping, Sequence

from rich.console import Console

from harness.model.verdict import Ruling, Verdict
from harness.report import claim_words, words
from harness.report.printing import Printer

_STYLES: Mapping[Ruling, str] = {
    Ruling.CONTRADICTED: "bold red",
    Ruling.NOT_MITIGATED: "bold red",
    Ruling.OVERDUE: "bold yellow",
    Ruling.PARTLY_TESTED: "yellow",
    Ruling.SUPPORTED: "green",
    Ruling.MITIGATED: "green",
}
_GAPS = 3


def print_claims(
    pack: str,
    verdicts: Sequence[Verdict],
    console: Console,
    *,
    plain: bool,
    names: Mapping[str, str],
    twins: Mapping[str, Mapping[str, Verdict]],
) -> None:
    """Print the verdicts.

    Args:
        pack: The pack's name for people.
        verdicts: What its claims come to.
        console: Where to print.
        plain: No colours, and no line broken.
        names: What people are called, by id.
        twins: By name of each pack that extends this one, what the same claims come to there, by id.
    """
    printer = Printer(console, plain=plain)
    printer.say((f"{pack}: {words.count(len(verdicts), 'claim')}", "bold"))
    for line in claim_words.counts_in_words(verdicts):
        printer.say(f"{line}.", indent=2)
    printer.say(claim_words.MODELLED)
    for name, theirs in twins.items():
        printer.say(f"Beside each, what it comes to in {name}, where {_better(verdicts, theirs)}.")
    for ruling, several in claim_words.by_ruling(verdicts).items():
        printer.gap()
        word = claim_words.VERDICTS[ruling]
        printer.say((f"{word.word} ({len(several)})", _STYLES.get(ruling, "bold")), f": {word.means}")
        for verdict in several:
            _one(printer, verdict, names, twins)
    printer.gap()
    printer.say(("What to supply to make these real: ", "bold"), claim_words.SUPPLY)
    printer.say(words.NO_CONFORMANCE, f" {words.CAVEAT}")


def _better(verdicts: Sequence[Verdict], theirs: Mapping[str, Verdict]) -> str:
    changed = [each.id for each in verdicts if each.id in theirs and theirs[each.id].verdict is not each.verdict]
    if not changed:
        return "no verdict differs"
    return f"{len(changed)} {'differs' if len(changed) == 1 else 'differ'}: {', '.join(changed)}"


def _one(
    printer: Printer, verdict: Verdict, names: Mapping[str, str], twins: Mapping[str, Mapping[str, Verdict]]
) -> None:
    kind = claim_words.KINDS[verdict.kind].word
    source = f"{kind}, {claim_words.said_in(verdict.source)}"
    printer.say((verdict.id, "bold"), f" ({source}): {verdict.says}", indent=2, hang=4)
    for name, theirs in twins.items():
        if verdict.id in theirs:
            printer.say(f"In {name}: {claim_words.VERDICTS[theirs[verdict.id].verdict].word.lower()}.", indent=6)
    _shown_by(printer, verdict, names)
    if verdict.at_odds:
        printer.say(f"At odds with {verdict.at_odds.claim}: {verdict.at_odds.why}", indent=6, hang=2)
    else:
        for line in claim_words.turning(verdict):
            printer.say(line, indent=6, hang=2)
    printer.say(f"{verdict.rule} Rests on {claim_words.resting_on(verdict)}.", indent=6, hang=2)
    for gap in verdict.gaps[:_GAPS]:
        printer.say(f"Not tried: {gap}", indent=6, hang=2)
    if len(verdict.gaps) > _GAPS:
        printer.say(f"Not tried: {words.count(len(verdict.gaps) - _GAPS, 'more thing')}, with --json", indent=6)
    if verdict.question:
        printer.say(f"Only a person can tell: {verdict.question}", indent=6, hang=2)


def _shown_by(printer: Printer, verdict: Verdict, names: Mapping[str, str]) -> None:
    """Who it fails or was tried with, and the first thing that shows it, with the command that makes it again."""
    against = [each for each in verdict.evidence if each.shows == "against"]
    if verdict.people:
        told = claim_words.people_in_words(verdict.people, names)
        printer.say(f"{'Who it fails' if against else 'Tried with'}: {told}.", indent=6, hang=2)
    for each in (against or verdict.evidence)[:1]:
        more = len(against or verdict.evidence) - 1
        printer.say(each.what, f" (and {more} more)" if more > 0 else "", indent=6, hang=2)
        if each.replay:
            printer.say("See it: ", each.replay, indent=6, whole=True)
