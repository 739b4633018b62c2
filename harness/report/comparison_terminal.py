"""Two runs side by side in the terminal: whether the second is worse and why, then what changed, worst first."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from rich.console import Console

from harness.model.comparison import Comparison, State
from harness.report import comparison_words, words
from harness.report.grouping import Group
from harness.report.printing import Printer

T = TypeVar("T")
_MOST = 8
"""Entries of a list that are told; ``--json`` and the page have all."""
_MOST_OPEN = 3
"""The same of what was there before."""
_NAMES = 4


def print_comparison(found: Comparison, console: Console, *, plain: bool) -> None:
    """Print what changed.

    Args:
        found: The two runs.
        console: Where to print.
        plain: No colours, and no line broken.
    """
    printer = Printer(console, plain=plain)
    printer.say((comparison_words.verdict(found), "bold red" if found.worse else "bold"))
    for line in found.because:
        printer.say(line, indent=2, hang=2)
    for line in comparison_words.sides(found):
        printer.say(line)
    _list(printer, "Claims", comparison_words.claims(found), lambda each: f"{each.id}: {comparison_words.claim(each)}")
    printer.gap()
    printer.say(("Failures", "bold"), f". {comparison_words.counted(found)}")
    for state, groups in comparison_words.by_state(found).items():
        _failures(printer, state, groups)
    _list(printer, "Journeys that end otherwise", comparison_words.endings(found), comparison_words.ending)
    _list(printer, "Properties of the routes", comparison_words.properties(found), comparison_words.moved)
    _list(
        printer,
        "Tried in one of them only, and so no change",
        found.tried_once,
        lambda each: f"{comparison_words.tried_once(each)}: {_named(each.names)}",
    )
    _list(printer, "What went in and differs", found.inputs, comparison_words.changed)
    printer.gap()
    printer.say(words.NO_CONFORMANCE, f" {words.CAVEAT}")


def _list(printer: Printer, heading: str, entries: Sequence[T], told: Callable[[T], str]) -> None:
    if not entries:
        return
    printer.gap()
    printer.say((f"{heading} ({len(entries)})", "bold"))
    for each in entries[:_MOST]:
        printer.say(told(each), indent=2, hang=2)
    if len(entries) > _MOST:
        printer.say(f"and {len(entries) - _MOST} more, with --json or --out", indent=2)


def _failures(printer: Printer, state: State, groups: Sequence[Group]) -> None:
    word = comparison_words.STATES[state]
    printer.say((f"{word.word} ({len(groups)} to fix)" if state != "fixed" else word.word, "bold"), f": {word.means}")
    most = _MOST_OPEN if state in ("open", "accepted") else _MOST
    for each in groups[:most]:
        severity = words.SEVERITIES[each.severity]
        printer.say(
            f"{severity}: {each.check}, {words.spot(each.findings[0])}. Who: {_named(each.people)}.", indent=2, hang=2
        )
        for people, accepted in each.accepted.items():
            printer.say(f"{words.accepted_by(accepted)}, for: {_named(people)}.", indent=4, hang=2)
    if len(groups) > most:
        printer.say(f"and {len(groups) - most} more, with --json or --out", indent=2)


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return words.one_line(f"{'; '.join(names[:_NAMES])}{more}")
