"""A button throws away all that was filled in.

What it checks:
    Buttons that reset a form.

Why it matters:
    It stands beside the button to go on, and is pressed by mistake. All answers are then gone, without a
    question.

Who is shut out:
    People whose hands are unsteady, people who see little, and people who type with difficulty.

Good:
    <button>Continue</button>

Poor:
    <button>Continue</button> <button type="reset">Reset</button>

How to put it right:
    Leave the button out.
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
def button_that_clears_the_form(visit: Visit) -> Iterator[Judgement]:
    """Looks for buttons that reset."""
    snapshot = visit.snapshot
    buttons = [each for each in snapshot.tagged("button", "input") if snapshot.seen(each) and each.role == "button"]
    yield from told(
        visit,
        buttons,
        unsure=[each for each in buttons if each.get("type").lower() == "reset"],
        asks=lambda each: f"does anybody need {snapshot.described(each)}, which clears all answers at once?",
    )
