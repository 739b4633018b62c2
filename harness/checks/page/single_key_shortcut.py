"""A single key does something wherever the focus is.

What it checks:
    Presses each letter, digit and some other characters while the focus is on no field, and looks whether anything
    happens; then whether a check box or a switch on the page turns that off.

Why it matters:
    Somebody who speaks to their computer says a word, and each of its letters sets something off. Somebody whose
    hand shakes brushes a key and the page does what they never asked for.

Who is shut out:
    People who use speech input, and people whose hands are unsteady.

Good:
    A shortcut with Ctrl, or one that settings turn off.

Poor:
    document.onkeydown = (event) => event.key === "d" && remove().

How to put it right:
    Let the shortcut need Ctrl or Alt, work only while its control has the focus, or be turned off.
"""

from collections.abc import Iterator

from harness.checks.page.used import controls
from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "controls"],
    standards=["WCAG 2.2 2.1.4"],
    severity="serious",
    act=["ffbc54"],
    technique="F99",
)
def single_key_shortcut(visit: Visit) -> Iterator[Judgement]:
    """Looks at what single keys did."""
    shortcuts = controls(visit).shortcuts
    loose = [shortcut for shortcut in shortcuts if shortcut.stopped_by is None]
    if not shortcuts:
        yield inapplicable()
    elif not loose:
        yield passed()
    else:
        keys = ", ".join(f"“{shortcut.key}”" for shortcut in loose)
        does = f"On “{visit.title or visit.url}”, pressing {keys} does something wherever the focus is"
        if visit.snapshot.having("link", "button", "menuitem", "tab"):
            yield cannot_tell(f"{does}. Can that be turned off, or changed to need Ctrl or Alt?")
        else:
            yield failed(f"{does}, and nothing on the page turns that off.")
