"""A button to go on cannot be pressed.

What it checks:
    Buttons that send a form and are disabled.

Why it matters:
    It is pale, the Tab key passes it by, and nothing says what is missing before it can be pressed.

Who is shut out:
    People with low vision, people who use a keyboard or a screen reader, and people with learning disabilities.

Good:
    <button>Continue</button>

Poor:
    <button disabled>Continue</button>

How to put it right:
    Let the button be pressed, and say then what is missing.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GOV.UK Design System"],
    severity="advice",
)
def disabled_button(visit: Visit) -> Iterator[Judgement]:
    """Looks at the buttons that send forms."""
    snapshot = visit.snapshot
    sends = [
        each
        for each in snapshot.tagged("button", "input")
        if (each.get("type").lower() or ("submit" if each.tag == "button" else "text")) == "submit"
        and snapshot.closest(each, "form")
        and snapshot.seen(each)
    ]
    yield from told(
        visit,
        sends,
        unsure=[each for each in sends if each.has("disabled") or each.get("aria-disabled") == "true"],
        asks=lambda each: f"how do people know what to do before {snapshot.described(each)} can be pressed?",
    )
