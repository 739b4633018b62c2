"""A field goes to another page as soon as it is entered or changed.

What it checks:
    Puts the focus on each field, moves a choice list on by one choice with an arrow key, chooses options, types a
    letter, and looks whether the page then goes elsewhere or opens a window.

Why it matters:
    With the keyboard the choices of a list are gone through one by one. A page that leaves at the first of them can
    never be given the second, and somebody who cannot see the change does not know where they are.

Who is shut out:
    People who use a keyboard or a screen reader, and people who lose their place easily.

Good:
    <select id="area">…</select> <button>Show this area</button>

Poor:
    <select onchange="location = this.value">…</select>

How to put it right:
    Let a button do it, or say before the field what choosing does.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.page.used import by_place, controls, elements
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit

_WHEN = {"focus": "as soon as it gets the focus", "change": "as soon as it is changed", "leaving": "when it is left"}
_DOES = {False: "goes to another page", True: "opens another window"}
_WARNING = re.compile(
    r"\b(automatic|reload|refresh|redirect|immediately|straight away|as soon as|takes you|taken to|page will|opens)",
    re.I,
)


def _warns(visit: Visit, field: Element) -> bool:
    """Whether its name, its description or the words right around it seem to say what it does."""
    around = visit.snapshot.parent(field)
    near = visit.snapshot.words(around)[:600] if around else ""
    return bool(_WARNING.search(f"{field.name} {field.description} {near}"))


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "controls"],
    standards=["WCAG 2.2 3.2.2", "WCAG 2.2 3.2.1"],
    severity="serious",
    technique="F37",
)
def field_changes_page_unasked(visit: Visit) -> Iterator[Judgement]:
    """Looks where fields meant to go."""
    trials = controls(visit).trials
    leaves = by_place(visit, [trial for trial in trials if trial.outcome.wanted or trial.outcome.windows])
    jumps = by_place(visit, [trial for trial in trials if trial.on == "focus" and trial.outcome.focus == "elsewhere"])
    warned = {at for at in leaves if _warns(visit, visit.snapshot.elements[at])}
    snapshot = visit.snapshot
    yield from told(
        visit,
        elements(visit, by_place(visit, trials)),
        wrong=elements(visit, leaves.keys() - warned),
        says=lambda field: (
            f"{snapshot.described(field)} {_DOES[bool(leaves[field.at].outcome.windows)]} {_WHEN[leaves[field.at].on]}"
        ),
        unsure=elements(visit, warned | (jumps.keys() - leaves.keys())),
        asks=lambda field: (
            f"{snapshot.described(field)} goes to another page when it is changed. Is that said clearly before it?"
            if field.at in warned
            else f"{snapshot.described(field)} passes the focus on when it gets it. Does everybody know where they are?"
        ),
    )
