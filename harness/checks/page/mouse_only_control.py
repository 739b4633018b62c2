"""Something works with a mouse and not with the keyboard.

What it checks:
    Clicks what scripts listen for clicks on and no key can reach, and what can be reached but does nothing for
    Enter or the space bar; looks whether the click opens something or leads elsewhere.

Why it matters:
    Whoever uses no mouse cannot open it, and does not even learn that there is something to open.

Who is shut out:
    People who use a keyboard, a switch, their voice or a screen reader.

Good:
    <dt><button aria-expanded="false">What you need</button></dt>

Poor:
    <dt onclick="toggle(this)">What you need</dt>

How to put it right:
    Make it a button, or put a button into it.
"""

from collections.abc import Iterator
from urllib.parse import urljoin

from harness.checks.page.told import told
from harness.checks.page.used import by_place, controls, elements, quoted, shown_by_keys
from harness.checks.registry import Judgement, check
from harness.model.controls import Use
from harness.model.visit import Visit


def _also_by_keys(visit: Visit, use: Use) -> bool:
    """Whether a key does the same elsewhere on the page: opens the same, or follows a link to the same place."""
    goes = use.outcome.wanted + use.outcome.windows
    if goes:
        links = [link for link in visit.snapshot.having("link") if link.focusable]
        return set(goes) <= {urljoin(visit.snapshot.urls[link.frame], link.get("href")) for link in links}
    paths = {piece.path for piece in use.outcome.appeared}
    return bool(paths) and paths <= shown_by_keys(visit)


def _plainly(use: Use) -> bool:
    """Whether it did something that nobody can overlook."""
    outcome = use.outcome
    return bool(outcome.appeared or outcome.wanted or outcome.windows or outcome.said)


def _does(use: Use) -> str:
    if use.outcome.said:
        return f"says “{use.outcome.said[0]}”"
    if use.outcome.appeared:
        return f"opens {quoted(use.outcome.appeared)}"
    return "leads to another page" if use.outcome.wanted or use.outcome.windows else "changes words on the page"


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "controls"],
    standards=["WCAG 2.2 2.1.1"],
    severity="serious",
    protects=["presses.pointing", "perceives.screen"],
    technique="F54",
)
def mouse_only_control(visit: Visit) -> Iterator[Judgement]:
    """Compares what the mouse does with what keys do."""
    record = controls(visit)
    by_mouse = [*record.pointed, *(use for use in record.uses if use.by == "pointer")]
    only = by_place(visit, [use for use in by_mouse if not _also_by_keys(visit, use)])
    plain = {at for at, use in only.items() if _plainly(use)}
    sure = plain if not (record.left_out and record.uses) else set()
    asked = {
        at
        for at, use in only.items()
        if at in plain - sure or (use.outcome.rewritten and use.outcome.focus != "elsewhere")
    }
    yield from told(
        visit,
        elements(visit, by_place(visit, [*record.uses, *record.pointed])),
        wrong=elements(visit, sure),
        says=lambda element: (
            f"{visit.snapshot.described(element)} {_does(only[element.at])} for a mouse and not for any key"
        ),
        unsure=elements(visit, asked - sure),
        asks=lambda element: (
            f"{visit.snapshot.described(element)} {_does(only[element.at])} for a mouse."
            " Does something that keys can reach do the same?"
        ),
    )
