"""A message that appears is not read out.

What it checks:
    Uses each control, and asks about short words that appear elsewhere on the page, outside any region that is read
    out by itself, while the focus stays where it was.

Why it matters:
    Somebody who sees the page sees “3 results” or “Saved” appear. Somebody who hears it hears nothing, and does not
    know whether pressing the button did anything.

Who is shut out:
    People who use a screen reader.

Good:
    <p role="status"></p>, filled when there is something to say.

Poor:
    <p class="message"></p>, filled by a script.

How to put it right:
    Put the words into an element with role="status", which is on the page from the start.
"""

from collections.abc import Iterator, Sequence

from harness.checks.page.told import told
from harness.checks.page.used import by_place, controls, elements, quoted
from harness.checks.registry import Judgement, check
from harness.model.controls import Piece, Use
from harness.model.visit import Visit


def _messages(use: Use) -> Sequence[Piece]:
    """The short words, with nothing to use in them, that pressing it left on the page, elsewhere than in itself."""
    if use.by not in ("Enter", "Space") or use.before or use.after or use.opened or use.undone_by == use.by:
        return ()
    if use.outcome.focus != "kept" or use.outcome.wanted:
        return ()
    pieces = [*use.outcome.appeared, *use.outcome.rewritten]
    return [
        piece
        for piece in pieces
        if piece.words
        and not piece.stops
        and not (piece.path or "").startswith(use.path)
        and not use.path.startswith(piece.path or "-")
    ]


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "controls"],
    standards=["WCAG 2.2 4.1.3"],
    severity="moderate",
    protects=["perceives.screen"],
)
def status_not_announced(visit: Visit) -> Iterator[Judgement]:
    """Looks at what appeared and was not announced."""
    record = controls(visit)
    says = by_place(visit, [use for use in record.uses if _messages(use)])
    silent = {at for at, use in says.items() if not any(piece.live for piece in _messages(use))}
    yield from told(
        visit,
        elements(visit, says),
        unsure=elements(visit, silent),
        asks=lambda element: (
            f"{quoted(_messages(says[element.at]))} appears when {visit.snapshot.described(element)} is pressed, and is"
            " not in a region that is read out. Does somebody who cannot see it need to know it?"
        ),
    )
