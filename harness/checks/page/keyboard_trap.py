"""The keyboard's focus goes in and cannot be got out again.

What it checks:
    Whether the Tab key comes to the end of the page. Where it goes round, everything is tried that a person would try:
    Shift and Tab, Escape, the arrow keys, the buttons they meet on the round, and any key that the page itself names.

Why it matters:
    All that comes after the trap is out of reach, the way back as well. The person can only close the page and lose
    what they had filled in.

Who is shut out:
    People who use a keyboard, a switch or a screen reader, completely.

Good:
    A dialog that the Escape key closes, with a Close button.

Poor:
    <input onblur="this.focus()">

How to put it right:
    Take out the script that fetches the focus back. A dialog may hold it, if Escape and a button let it go.
"""

from collections.abc import Iterator

from harness.checks.page.stops import walked
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "keyboard"],
    standards=["WCAG 2.2 2.1.2"],
    severity="shut-out",
    protects=["presses.pointing", "perceives.screen"],
    act=["80af7b", "a1b64e", "ebe86a"],
    technique="F10",
)
def keyboard_trap(visit: Visit) -> Iterator[Judgement]:
    """Looks at where Tab went round, and what led out."""
    walk = walked(visit)
    page = visit.snapshot
    round_ = [element for path in (walk.loop.paths if walk.loop else ()) if (element := page.at_path(path))]
    held = bool(walk.loop and walk.loop.left_by is None)
    # Fetched back from elsewhere to one of several, a person may be quicker than the script.
    escapes = bool(walk.loop and walk.loop.strayed and len(walk.loop.paths) > 1)
    dialog = any(page.closest(each, "dialog") or _is_dialog(visit, each.at) for each in round_)
    sure = held and not escapes and not dialog
    yield from told(
        visit,
        round_ or [element for stop in walk.forward if (element := page.at_path(stop.path))],
        wrong=round_[:1] if sure else (),
        says=lambda element: (
            f"the keyboard's focus cannot leave {page.described(element)}"
            f"{f' and {len(round_) - 1} more that it goes round with' if round_[1:] else ''}: neither Tab, Shift and "
            "Tab, Escape nor the arrow keys lead out"
        ),
        unsure=round_[:1] if held and not sure else (),
        asks=lambda element: (
            f"how does somebody with a keyboard get away from {page.described(element)}, where Tab goes round and no "
            "key that was tried leads out?"
        ),
    )


def _is_dialog(visit: Visit, at: int) -> bool:
    around = visit.snapshot.ancestors(visit.snapshot.elements[at])
    return any(each.get("role") in ("dialog", "alertdialog") or each.get("aria-modal") == "true" for each in around)
