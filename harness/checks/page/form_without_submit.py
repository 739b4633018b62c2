"""A form has no button to send it.

What it checks:
    Forms with fields that can be seen and no button, in the form or tied to it. A form with a single field for
    a search is left out, where Enter is what everybody tries.

Why it matters:
    Without a button people do not know how to go on. Often the form then goes off by itself when something is
    chosen, before they are ready.

Who is shut out:
    People who use a keyboard or a screen reader, and people with learning disabilities.

Good:
    <form>… <button>Continue</button></form>

Poor:
    <form><label>Street <input name=street></label></form>

How to put it right:
    Give each form a button that says what happens.
"""

from collections.abc import Iterator, Sequence

from harness.checks.page.fields import fields, form, kind
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_SENDS = ("submit", "image", "button")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.2.2"],
    severity="moderate",
    technique="H32",
)
def form_without_submit(visit: Visit) -> Iterator[Judgement]:
    """Looks for the buttons of each form."""
    snapshot = visit.snapshot
    owned: dict[int, list[Element]] = {}
    for field in fields(snapshot):
        own = form(snapshot, field)
        if own is not None and snapshot.seen(field):
            owned.setdefault(own.at, []).append(field)
    forms = [snapshot.elements[at] for at in owned]
    yield from told(
        visit,
        forms,
        unsure=[
            own for own in forms if not _has_button(snapshot, own) and not _is_search(snapshot, own, owned[own.at])
        ],
        asks=lambda own: f"how is the form at {snapshot.selector(own)} sent? It has no button.",
    )


def _has_button(snapshot: Snapshot, own: Element) -> bool:
    tied = [each for each in snapshot.tagged("button", "input") if own.get("id") and each.get("form") == own.get("id")]
    return any(
        each.tag == "button" or each.get("type").lower() in _SENDS or each.get("role") == "button"
        for each in (*snapshot.descendants(own), *tied)
    )


def _is_search(snapshot: Snapshot, own: Element, found: Sequence[Element]) -> bool:
    around = [own, *snapshot.ancestors(own)]
    return len(found) == 1 and (kind(found[0]) == "search" or any(each.role == "search" for each in around))
