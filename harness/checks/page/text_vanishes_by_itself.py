"""Words appear and go again by themselves.

What it checks:
    Whether anything that appears when a field gets the focus or a control is used is gone within six seconds
    without anybody doing anything.

Why it matters:
    Not everybody reads a line in two seconds, or is looking at that place when it is shown. Words that go by
    themselves are missed, and there is no way to get them back.

Who is shut out:
    People who read slowly, who see only a part of an enlarged screen, or who have to find their place again; people
    who use a screen reader.

Good:
    <p role="status">Complete this form within 20 minutes.</p>

Poor:
    <p id="alert">…</p> <script>setTimeout(() => alert.remove(), 2000)</script>

How to put it right:
    Leave the words where they are until the person closes them or goes on.
"""

from collections.abc import Iterator, Sequence

from harness.checks.page.told import told
from harness.checks.page.used import by_place, controls, elements, quoted
from harness.checks.registry import Judgement, check
from harness.model.controls import Piece, Trial, Use
from harness.model.page import Element
from harness.model.visit import Visit

_GLANCE = 3
"""Words of a confirmation, such as "Copied to clipboard", which is read at a glance: assumption."""


def _is_brief(pieces: Sequence[Piece]) -> bool:
    """Whether it is read at a glance, or read out as well."""
    return all(piece.live or len(piece.words.split()) <= _GLANCE for piece in pieces)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "controls"],
    standards=["WCAG 2.2 2.2.1"],
    severity="moderate",
)
def text_vanishes_by_itself(visit: Visit) -> Iterator[Judgement]:
    """Looks for what went without being asked to."""
    record = controls(visit)
    tried: list[Trial | Use] = [*record.trials, *record.uses, *record.pointed]
    shows = by_place(visit, [each for each in tried if each.outcome.appeared])
    gone = {at: each for at, each in shows.items() if each.gone_after is not None}
    brief = {at for at, each in gone.items() if _is_brief(each.outcome.appeared)}
    snapshot = visit.snapshot

    def what(element: Element) -> str:
        each = gone[element.at]
        words, seconds = quoted(each.outcome.appeared), (each.gone_after or 0) / 1000
        return f"{words} appears when {snapshot.described(element)} is used and is gone after {seconds:.1g} seconds"

    yield from told(
        visit,
        elements(visit, shows),
        wrong=elements(visit, gone.keys() - brief),
        says=what,
        unsure=elements(visit, brief),
        asks=lambda element: f"{what(element)}. Can everybody who needs it read it in that time, or find it again?",
    )
